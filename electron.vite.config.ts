import { globSync, readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const files = (...patterns: string[]) => globSync(patterns).map((file) => file.replaceAll('\\', '/'))

/** What runs in a thread of its own is loaded by its file's name. */
const workers = files('src-main/**/*-worker.ts').map((file) => [file.replace(/\.ts$/, ''), file])

/** Sets what modules read at run time beside them, as it stands beside their sources. */
function filesBesideModules(): Plugin {
  return {
    name: 'files-beside-modules',
    generateBundle() {
      for (const fileName of files('db/migrations/*.sql', 'src-main/**/*.typ')) {
        this.emitFile({ type: 'asset', fileName, source: readFileSync(fileName) })
      }
    },
  }
}

export default defineConfig({
  main: {
    plugins: [filesBesideModules()],
    build: {
      outDir: 'out/main',
      target: 'node24',
      rolldownOptions: {
        input: { index: 'src-main/shells/electron/main.ts', ...Object.fromEntries(workers) },
        output: {
          // A file for each module, in the same folders: what stands beside a source file stands beside its output too.
          preserveModules: true,
          preserveModulesRoot: '.',
          // Packaging leaves out every folder named node_modules but the project's own.
          entryFileNames: ({ name }) => `${name.replaceAll('node_modules/', 'packages/')}.js`,
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node24',
      rolldownOptions: {
        input: { preload: 'src-main/shells/electron/preload.ts' },
        // A sandboxed preload script can't be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react()],
    build: { outDir: 'out/renderer', minify: true, rolldownOptions: { input: 'src-renderer/index.html' } },
  },
})

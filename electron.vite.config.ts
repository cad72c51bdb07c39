import { readdirSync, readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const reader = 'src-main/documents/reader/reader-worker'

/** Sets the migrations beside the module that reads them. */
function migrations(): Plugin {
  const folder = 'db/migrations'
  return {
    name: 'migrations',
    generateBundle() {
      for (const name of readdirSync(folder).filter((file) => file.endsWith('.sql'))) {
        this.emitFile({ type: 'asset', fileName: `${folder}/${name}`, source: readFileSync(`${folder}/${name}`) })
      }
    },
  }
}

export default defineConfig({
  main: {
    plugins: [migrations()],
    build: {
      outDir: 'out/main',
      target: 'node24',
      rolldownOptions: {
        input: { index: 'src-main/shells/electron/main.ts', [reader]: `${reader}.ts` },
        output: {
          // A file for each module, in the same folders: what stands beside a source file stands beside its output too.
          preserveModules: true,
          preserveModulesRoot: '.',
          // Packaging leaves out every folder named node_modules but the project's own.
          entryFileNames: ({ name }) => `${name.replace('node_modules/', 'packages/')}.js`,
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
    build: { outDir: 'out/renderer', rolldownOptions: { input: 'src-renderer/index.html' } },
  },
})

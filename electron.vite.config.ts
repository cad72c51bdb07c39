import { globSync, readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { earlyScript } from './build/early-script.ts'
import { scalableLengths } from './build/scalable-lengths.ts'
import { notePackages, tellPackages } from './build/shipped/plugin.ts'
import { printOfSources } from './src-main/desk/batch/rules-print.ts'

const files = (...patterns: string[]) => globSync(patterns).map((file) => file.replaceAll('\\', '/'))

/** What runs in a thread of its own is loaded by its file's name. */
const workers = files('src-main/**/*-worker.ts').map((file) => [file.replace(/\.ts$/, ''), file])

/** The day of the build, or the one a repeatable build is given (reproducible-builds.org/specs/source-date-epoch). */
const { SOURCE_DATE_EPOCH: epoch } = process.env
const builtOn = (epoch ? new Date(Number(epoch) * 1000) : new Date()).toISOString().slice(0, 10)

/** Sets what modules read at run time beside them, as it stands beside their sources. */
function filesBesideModules(): Plugin {
  return {
    name: 'files-beside-modules',
    generateBundle() {
      for (const fileName of files('db/migrations/*.sql', 'src-main/**/*.typ', 'src-domain/schemes/*/**/*.*')) {
        this.emitFile({ type: 'asset', fileName, source: readFileSync(fileName) })
      }
    },
  }
}

const earlyCall = 'src-renderer/lib/early-call.ts'

export default defineConfig({
  main: {
    plugins: [filesBesideModules(), notePackages()],
    // A machine's clock can't be right while it shows a day before this one.
    define: {
      'process.env.DESK_BUILT_ON': JSON.stringify(builtOn),
      'process.env.DESK_RULES': JSON.stringify(printOfSources('.')),
    },
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
    plugins: [notePackages()],
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
    // The renderer is built last.
    plugins: [react(), notePackages(), tellPackages(), earlyScript(earlyCall)],
    css: { postcss: { plugins: scalableLengths } },
    build: {
      outDir: 'out/renderer',
      minify: true,
      rolldownOptions: {
        input: { index: 'src-renderer/index.html', early: earlyCall },
        output: {
          codeSplitting: {
            groups: [
              {
                name: 'early-call',
                test: (id) => id.endsWith(earlyCall),
                includeDependenciesRecursively: true,
                priority: 1,
              },
              // What the first screen needs comes in one file, whatever other screens share of it.
              { name: 'first-screen', tags: ['$initial'] },
            ],
          },
        },
      },
    },
  },
})

import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import LongestFirst from './tests/support/longest-first.ts'
import { folderInMemory } from './tests/support/memory-folder.ts'

/** Only a test that hangs takes this long, on however slow and busy a machine. */
const hanging = 600_000

/** Suites that need a process of their own: a module stood in for, the memory a process begins with. */
const alone = ['tests/src-main/shells/electron/*.test.ts', 'tests/src-main/files/file-store.test.ts']

/**
 * The program is loaded by Node, as officers' machines load it: what Vitest wraps its modules in costs at every call from one
 * to another. Not what Electron is stood in for: each start of that is new.
 */
const root = RegExp.escape(import.meta.dirname.replaceAll('\\', '/'))
const program = new RegExp(`^${root}/(src-domain|db|src-main(?!/shells/electron))/.*[.][jt]s$`)

// What Node compiles is compiled once for all processes and threads of a run.
process.env.NODE_COMPILE_CACHE ??= resolve(import.meta.dirname, 'out/compile-cache')

// What the program remembers of a machine is no test's.
process.env.XDG_CONFIG_HOME = resolve(import.meta.dirname, 'out/test-profile')

// Desks are made by the thousand and thrown away, and each step on one waits for the disk: in memory that takes no time.
// What is there after a power cut is tried from what was written (tests/faults), not by this machine's disk.
const temporary = process.env.TMPDIR === undefined ? folderInMemory() : undefined
if (temporary) process.env.TMPDIR = temporary

export default defineConfig({
  test: {
    // By itself Vitest leaves one processor idle, of the two of an office laptop every second one.
    maxWorkers: '100%',
    // Suites that follow one another in a process make much that is gone at once: with room for it a seventh less of the
    // processor goes into collecting.
    execArgv: ['--max-semi-space-size=64'],
    server: { deps: { external: [program] } },
    sequence: { sequencer: LongestFirst },
    testTimeout: hanging,
    hookTimeout: hanging,
    expect: { poll: { timeout: hanging, interval: 20 } },
    reporters: ['dot', './tests/support/totals-reporter.ts'],
    projects: [
      // One after another in the same process: loading the rooms and starting threads anew for each of two hundred files
      // takes longer than what most of them try.
      { extends: true, test: { name: 'rooms', include: ['tests/**/*.test.ts'], exclude: alone, isolate: false } },
      { extends: true, test: { name: 'alone', include: alone } },
      // Each in a process of its own: whichever worker is idle takes the next.
      { extends: true, test: { name: 'screens', include: ['tests/e2e/*.spec.ts'], globalSetup: 'tests/e2e/setup.ts' } },
    ],
  },
})

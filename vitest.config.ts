import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Only a test that hangs takes this long, on however slow and busy a machine. */
const hanging = 600_000

// Type stripping and compiling are done once for all processes and threads of a run.
process.env.NODE_COMPILE_CACHE ??= resolve(import.meta.dirname, 'out/compile-cache')

export default defineConfig({
  test: {
    include: ['tests/**/*.{test,spec}.ts'],
    // By itself Vitest leaves one processor idle, of the two of an office laptop every second one.
    maxWorkers: '100%',
    testTimeout: hanging,
    hookTimeout: hanging,
    expect: { poll: { timeout: hanging, interval: 20 } },
    reporters: ['default', './tests/support/totals-reporter.ts'],
  },
})

import type { Reporter, TestModule } from 'vitest/node'

/** Prints the true totals of all suites as the run's last line: `N passed, N failed` (`, N skipped` where any were). */
export default class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state]++
      // A file that could not even be loaded has no tests of its own to fail.
      if (module.state() === 'failed' && [...module.children.allTests()].every((t) => t.result().state !== 'failed')) {
        count.failed++
      }
    }
    const failed = count.failed + count.pending + unhandled.length
    const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : ''
    process.on('exit', () => console.log(`${count.passed} passed, ${failed} failed${skipped}`))
  }
}

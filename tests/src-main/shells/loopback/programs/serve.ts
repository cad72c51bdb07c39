import { runLoopback } from '../../../../../src-main/shells/loopback/run.ts'

/** The shell as `npm start` runs it where there is no display; the renderer does not matter here. */
const failure = await runLoopback({ folder: process.argv[2] ?? '', renderer: import.meta.dirname, printOnly: true })
if (failure) {
  console.error(failure)
  process.exitCode = 1
}

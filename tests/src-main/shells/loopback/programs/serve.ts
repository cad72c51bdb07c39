import { runLoopback } from '../../../../../src-main/shells/loopback/run.ts'

/** The shell as `npm start` runs it, with `open` as where there is a display; the renderer does not matter here. */
const [folder = '', open] = process.argv.slice(2)
const failure = await runLoopback({ folder, renderer: import.meta.dirname, printOnly: open === undefined })
if (failure) {
  console.error(failure)
  process.exitCode = 1
}

import { parseArgs } from 'node:util'
import { browserTrial } from './browsers/trial.ts'
import { sentenceOf } from './times.ts'
import { trial } from './trial.ts'

/*
 * Four officers at one desk for real: `npm run test:office`, or `-- 10 7` for so many minutes and a seed. With
 * `-- browsers 10 7` each is a browser of its own that is clicked and typed in. `--address` is one of this machine's,
 * `--pause` the most milliseconds an officer with a browser thinks between two things. Prints what was kept and how soon; ends with 1 where a change was lost or
 * anything failed.
 */

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { address: { type: 'string', default: '127.0.0.1' }, pause: { type: 'string', default: '1500' } },
})
const inBrowsers = positionals[0] === 'browsers'
const [minutes = '10', seed = '1'] = inBrowsers ? positionals.slice(1) : positionals
const { address } = values
let end: number | undefined
/** From when the first begins to work. */
function isOver(): boolean {
  end ??= Date.now() + Number(minutes) * 60_000
  return Date.now() >= end
}
const common = { seed: Number(seed), applications: 40, address, isOver }

let wrong: readonly string[]
if (inBrowsers) {
  const outcome = await browserTrial({ ...common, recommended: 12, pause: Number(values.pause) })
  wrong = outcome.wrong
  const kept = Object.entries(outcome.kept).map(([procedure, count]) => `${procedure} ${count}`)
  console.log(`${outcome.doings} doings in ${minutes} minutes: ${kept.join(', ')}`)
  console.log(`  ${outcome.conflicts} refused as somebody else was first, ${wrong.length} wrong`)
  console.log(`  a value, from Enter to 已保存 on the screen: ${sentenceOf(outcome.screen)}`)
  console.log(`  a value, from the request to its answer: ${sentenceOf(outcome.call)}`)
} else {
  const outcome = await trial(common)
  wrong = outcome.wrong
  const { calls, kept, conflicts, times } = outcome
  console.log(
    `${calls} doings in ${minutes} minutes: ${kept} changes kept, ${conflicts} refused, ${wrong.length} wrong`,
  )
  console.log(`  a value was kept within ${sentenceOf(times)}`)
}
for (const line of wrong) console.log(line)
process.exitCode = wrong.length > 0 ? 1 : 0

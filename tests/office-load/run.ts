import { trial } from './trial.ts'

/*
 * Four officers at one desk for real: `npm run test:office`, or `-- 10 7` for so many minutes and a seed. Prints what was
 * kept and how soon; ends with 1 where a change was lost or anything failed.
 */

const [minutes = '10', seed = '1', address = '127.0.0.1'] = process.argv.slice(2)
const end = Date.now() + Number(minutes) * 60_000
const { wrong, ...figures } = await trial({
  ...{ seed: Number(seed), applications: 40, address },
  isOver: () => Date.now() >= end,
})
for (const line of wrong) console.log(line)
const { kept, conflicts, calls, p50, p95, longest } = figures
console.log(
  `${calls} doings in ${minutes} minutes: ${kept} values kept, ${conflicts} conflicts asked about, ${wrong.length} wrong`,
)
console.log(
  `  kept within ${Math.round(p50)} ms at the median, ${Math.round(p95)} at the 95th, ${Math.round(longest)} at most`,
)
process.exitCode = wrong.length > 0 ? 1 : 0

/**
 * Works on a data folder as an officer would, one action after another by a seed, and says on standard output what each
 * is about to make so and, once acknowledged, what is so (claims.ts). Ends after `count` actions, or when it is killed.
 *   node work.ts <folder> <hand-ins> <kind>[,<kind>…] <seed> <count> [<start of its clock>]
 * Of several kinds each has its turn. With a clock of its own it holds nothing of a database in memory, either.
 */
import { readingProblem } from '../../../db/problems.ts'
import { closeDesk } from '../../../src-main/desk/desk.ts'
import { openWorkers } from '../../../src-main/documents/workers/workers.ts'
import { holdDesk } from '../../../src-main/router/context.ts'
import { copying, restoring } from '../work/copying.ts'
import { correcting } from '../work/correcting.ts'
import { editing } from '../work/editing.ts'
import { handing } from '../work/handing.ts'
import { making } from '../work/making.ts'
import { asking, comingBack } from '../work/rounds.ts'
import { takingIn } from '../work/taking-in.ts'
import { type Actions, say, workOn } from '../work/work.ts'

const kinds: Readonly<Record<string, Actions>> = {
  editing,
  'taking-in': [...takingIn, ...asking, ...comingBack],
  making: [...making, ...correcting],
  copying: [...copying, ...editing.slice(0, 2)],
  restoring,
  handing,
}

const [folder = '', handIns = '', kind = 'editing', seed = '1', count = '1000000', start] = process.argv.slice(2)
const turns = kind.split(',').map((name) => kinds[name] ?? editing)

say({ says: 'begins', action: 'opening', would: [] })
const holder = holdDesk(folder)
const opened = holder.open(folder)
if (!opened.ok) {
  say({ says: 'refused', action: 'opening', code: opened.problem.code, message: opened.problem.message })
  process.exit(0)
}
const workers = openWorkers()
const work = workOn(holder, workers, handIns, Number(seed), start ? { start: Number(start), cold: true } : {})
for (let done = 0; done < Number(count); done++) {
  try {
    await work.random.one(turns[done % turns.length] ?? editing)(work)
  } catch (error) {
    // As every shell tells it.
    const failing = readingProblem(error, folder)
    if (!failing) throw error
    say({ says: 'refused', action: 'reading', code: failing.code, message: failing.message })
  }
}
await workers.close()
closeDesk(work.desk)

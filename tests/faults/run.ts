import { failingDisks } from './disks.ts'
import { reportHostile } from './hostile/report.ts'
import { kills, type Tally } from './kills.ts'
import { canTrace, powerCuts } from './power-cuts.ts'

/*
 * Crash and power cut, for real: `npm run test:faults`, or `-- kills 1000 7` for one kind, its number of moments and its
 * seed. Prints moments, acknowledged, lost; ends with 1 where anything was lost. And hostile input: `-- hostile 10000 7` hands
 * so many to each importer, a tenth to each procedure; `pdf` behind it takes one of them, as `handing` behind kills and 'unreadable files' behind disks do.
 */
/** Kinds of work, or several in turn, and how many actions of it are recorded. */
const cutWork = [
  ['editing', 40],
  ['taking-in', 12],
  ['copying', 20],
  ['restoring', 4],
  ['making', 2],
] as const

const [wanted, rounds = '1000', first = '1', only] = process.argv.slice(2)
const seed = Number(first)
let lost = 0

if (!wanted || wanted === 'kills') report('kills', await kills(Number(rounds), seed, told, only))
if (!wanted || wanted === 'power') {
  if (canTrace) for (const tally of await cuts()) report('power cuts', tally)
  else console.log('power cuts: skipped, no strace')
}
if (!wanted || wanted === 'disks') {
  if (canTrace) {
    const { refused, ...tally } = await failingDisks(Math.ceil(Number(rounds) / 10), seed, told, only)
    report('failing disks', tally)
    const messages = new Map(refused.map(({ line: { code, message } }) => [code, message]))
    for (const [code, message] of messages) console.log(`  ${code}: ${message}`)
  } else console.log('failing disks: skipped, no strace')
}
if (!wanted || wanted === 'hostile') lost += await reportHostile(Number(rounds), seed, only)
process.exitCode = lost > 0 ? 1 : 0

async function cuts(): Promise<Tally[]> {
  const share = Math.ceil(Number(rounds) / cutWork.length)
  const tallies: Tally[] = []
  for (const [kind, actions] of cutWork) tallies.push(await powerCuts(share, { kind, seed, actions }, told))
  return tallies
}

function told({ moments, wrong }: Tally): void {
  if (moments % 50 === 0) console.error(`${moments} moments, ${wrong.length} wrong`)
}

function spread(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0)
  return `${at(0.5)} ms at the median, ${at(0.95)} at the 95th, ${at(0.999)} at most`
}

function report(name: string, { moments, acknowledged, wrong, openings }: Tally): void {
  for (const what of wrong) console.log(what)
  console.log(`${name}: ${moments} moments, ${acknowledged} acknowledged, ${wrong.length} lost`)
  console.log(`  opened again in ${spread(openings.map(({ again }) => again))}`)
  console.log(`  and, once closed, in ${spread(openings.map(({ usual }) => usual))}`)
  lost += wrong.length
}

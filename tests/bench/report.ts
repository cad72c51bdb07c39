import { readFileSync } from 'node:fs'
import { availableParallelism, cpus, platform, release, totalmem } from 'node:os'
import { keepsToAim, keepsToCeiling, type Measured, type Spread, type Told } from './line.ts'
import { allPeers, type Peer, versionOf } from './peers.ts'
import { isFailed, isMeasured, type Result, type Results } from './results.ts'

/** Above it docs/benchmarks.md is written by hand, below it by the bench. */
const mark = '<!-- Everything below is written by `npm run bench`. -->'

/** What is within a tenth of linear is the machine's unrest. */
export const linear = 1.1

/** docs/benchmarks.md with these figures in it; `lacking` are the benches that were not run yet. */
export function report(before: string, { runs, results }: Results, lacking: readonly string[]): string {
  const [byHand = ''] = before.split(mark)
  const measured = results.filter(isMeasured)
  const failed = results.filter(isFailed)
  const compared = measured.filter(({ told }) => told.against)
  const alone = measured.filter(({ told }) => !told.against)
  const bounded = measured.filter(({ told }) => told.ceiling !== undefined)
  const grown = measured.flatMap((one) => (one.growth ? { ...one, growth: one.growth } : []))
  return [
    `${byHand}${mark}\n`,
    `## Figures\n`,
    ...machine(runs, results),
    ...failed.map(({ what, failed }) => `- **Not measured**: ${what}: ${failed}`),
    ...(lacking.length > 0
      ? [`- **Not run yet**: ${lacking.join(', ')}; \`npm run bench -- --continue\` goes on.`]
      : []),
    '',
    '![each figure as a share of its aim](images/benchmarks.svg)\n',
    ...table(
      '### Against what people would use instead',
      ['work', 'against', 'ratio', 'spread', 'aim', '', 'ours', 'theirs'],
      compared.map((one) => {
        const { told, ours, theirs, ratio } = one
        return [
          told.what,
          told.against?.missing
            ? `${told.against.name} (not on this machine: ${told.against.missing})`
            : (told.against?.name ?? ''),
          ratio ? times(ratio.median) : '–',
          ratio ? `${times(ratio.least)}–${times(ratio.most)}` : '–',
          told.aim === undefined ? '' : `≤ ${times(told.aim)}`,
          sign(keepsToAim(one)),
          figure(ours.median, told),
          theirs ? figure(theirs.median, told) : '–',
        ]
      }),
    ),
    ...table(
      '### Waits, and memory held',
      ['what', 'median', 'spread', 'aim', ''],
      [
        ...alone.map((one) => aloneRow(one, one.told.aim, keepsToAim(one))),
        ...bounded.map((one) => aloneRow(one, one.told.ceiling, keepsToCeiling(one))),
      ],
    ),
    ...table(
      '### Growth: the same work a hundredth, a tenth and whole',
      ['work', 'a hundredth', 'ten times that', 'a hundred times that', ''],
      grown.map(({ told, growth: { once, tenfold, hundredfold } }) => [
        told.what,
        figure(once.median, told),
        `${times(tenfold.median)} (${times(tenfold.least)}–${times(tenfold.most)})`,
        `${times(hundredfold.median)} (${times(hundredfold.least)}–${times(hundredfold.most)})`,
        sign(tenfold.median <= 10 * linear && hundredfold.median <= 100 * linear),
      ]),
    ),
    ...table(
      '### How each was obtained',
      ['what', 'runs', 'how'],
      measured.map(({ told, runs }) => [
        told.against ? `${told.what}, against ${told.against.name}` : told.what,
        `${runs}`,
        told.how,
      ]),
    ),
  ].join('\n')
}

/** One figure as it is printed while the bench runs. */
export function lineText(result: Result): string {
  if (isFailed(result)) return `${result.what}: FAILED, ${result.failed}`
  const { told, ours, theirs, ratio, growth } = result
  const grown = growth ? `; growth ${times(growth.tenfold.median)}, ${times(growth.hundredfold.median)}` : ''
  const held =
    told.ceiling === undefined ? '' : `; at most ${figure(told.ceiling, told)} ${sign(keepsToCeiling(result))}`
  if (!told.against) {
    return `${told.what}: ${figure(ours.median, told)} (${spreadText(ours, told)}) ${sign(keepsToAim(result))}${grown}${held}`
  }
  if (!theirs || !ratio) {
    return `${told.what}: ${figure(ours.median, told)}; no comparison, without ${told.against.missing}${grown}${held}`
  }
  return `${told.what}: ${times(ratio.median)} (${times(ratio.least)}–${times(ratio.most)}) of ${told.against.name}, ${figure(ours.median, told)} : ${figure(theirs.median, told)} ${sign(keepsToAim(result))}${grown}${held}`
}

function machine(runs: number, results: readonly Result[]): string[] {
  const [processor] = cpus()
  const known = allPeers().map((peer) => [peer, versionOf(peer)] as const)
  const there = known.flatMap(([peer, version]) => (version ? `${peer} ${version}` : []))
  const missing = known.flatMap(([peer, version]): Peer[] => (version ? [] : [peer]))
  const minutes = Math.ceil(results.reduce((sum, { seconds }) => sum + seconds, 0) / 60)
  return [
    `- ${new Date().toISOString().slice(0, 10)}; each line ${runs} times, or as often as is said below, in turn with what it is held against: median, and least to most. ${minutes} minutes in all.`,
    `- ${processor?.model.trim() ?? 'an unknown processor'}, ${availableParallelism()} processors, ${Math.round(totalmem() / 2 ** 30)} GiB; ${distribution() ?? `${platform()} ${release()}`}; Node ${process.versions.node}.`,
    `- ${there.join(', ')}${missing.length > 0 ? `; missing: ${missing.join(', ')}` : ''}.`,
  ]
}

function distribution(): string | undefined {
  try {
    return /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1]
  } catch {
    return undefined
  }
}

function aloneRow({ told, ours }: Measured, most: number | undefined, keeps: boolean | undefined): string[] {
  return [
    told.what,
    figure(ours.median, told),
    spreadText(ours, told),
    most === undefined ? '' : `≤ ${figure(most, told)}`,
    sign(keeps),
  ]
}

function sign(keeps: boolean | undefined): string {
  return keeps === undefined ? '' : keeps ? '✓' : '✗'
}

function figure(value: number, { unit }: Pick<Told, 'unit'>): string {
  return `${unit === 's' ? value.toPrecision(3) : Math.round(value)} ${unit}`
}

function spreadText({ least, most }: Spread, told: Told): string {
  return `${figure(least, told)}–${figure(most, told)}`
}

function times(value: number): string {
  return `${value < 10 ? Number(value.toFixed(2)) : Math.round(value)} ×`
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return []
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  return [`${title}\n`, ...lines, '']
}

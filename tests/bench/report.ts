import { readFileSync } from 'node:fs'
import { availableParallelism, cpus, platform, release, totalmem } from 'node:os'
import { keepsTo, type Line, type Measured, type Spread } from './line.ts'
import { allPeers, versionOf } from './peers.ts'

/** Above it docs/benchmarks.md is written by hand, below it by the bench. */
const mark = '<!-- Everything below is written by `npm run bench`. -->'

export type Run = { readonly runs: number; readonly minutes: number }

/** docs/benchmarks.md with these figures in it. */
export function report(before: string, measured: readonly Measured[], run: Run): string {
  const [byHand = ''] = before.split(mark)
  const compared = measured.filter(({ line }) => line.against)
  const alone = measured.filter(({ line }) => !line.against)
  return [
    `${byHand}${mark}\n`,
    `## Figures\n`,
    ...machine(run),
    '',
    '![each figure as a share of its aim](images/benchmarks.svg)\n',
    ...table(
      ['work', 'against', 'ratio', 'spread', 'aim', '', 'ours', 'theirs'],
      compared.map(({ line, ours, theirs, ratio }, i) => [
        line.what,
        line.against?.missing
          ? `${line.against.name} (not on this machine: ${line.against.missing})`
          : (line.against?.name ?? ''),
        ratio ? times(ratio.median) : '–',
        ratio ? `${times(ratio.least)}–${times(ratio.most)}` : '–',
        line.aim === undefined ? '' : `≤ ${times(line.aim)}`,
        verdict(compared[i]),
        figure(ours.median, line),
        theirs ? figure(theirs.median, line) : '–',
      ]),
    ),
    '',
    ...table(
      ['wait', 'median', 'spread', 'aim', ''],
      alone.map((one) => [
        one.line.what,
        figure(one.ours.median, one.line),
        spreadText(one.ours, one.line),
        one.line.aim === undefined ? '' : `≤ ${figure(one.line.aim, one.line)}`,
        verdict(one),
      ]),
    ),
    '',
  ].join('\n')
}

/** One figure as it is printed while the bench runs. */
export function lineText(measured: Measured): string {
  const { line, ours, theirs, ratio } = measured
  if (!line.against)
    return `${line.what}: ${figure(ours.median, line)} (${spreadText(ours, line)}) ${verdict(measured)}`
  if (!theirs || !ratio)
    return `${line.what}: ${figure(ours.median, line)}; no comparison, without ${line.against.missing}`
  return `${line.what}: ${times(ratio.median)} (${times(ratio.least)}–${times(ratio.most)}) of ${line.against.name}, ${figure(ours.median, line)} : ${figure(theirs.median, line)} ${verdict(measured)}`
}

function machine({ runs, minutes }: Run): string[] {
  const [processor] = cpus()
  const peers = allPeers().map((peer) => `${peer} ${versionOf(peer) ?? '(not installed)'}`)
  return [
    `- ${new Date().toISOString().slice(0, 10)}; each line once uncounted, then ${runs} times in turn with what it is held against: median, and least to most. ${minutes} minutes in all.`,
    `- ${processor?.model.trim() ?? 'an unknown processor'}, ${availableParallelism()} processors, ${Math.round(totalmem() / 2 ** 30)} GiB; ${distribution() ?? `${platform()} ${release()}`}; Node ${process.versions.node}.`,
    `- ${peers.join(', ')}.`,
  ]
}

function distribution(): string | undefined {
  try {
    return /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1]
  } catch {
    return undefined
  }
}

function verdict(measured: Measured | undefined): string {
  const keeps = measured && keepsTo(measured)
  return keeps === undefined ? '' : keeps ? '✓' : '✗'
}

function figure(value: number, { unit }: Pick<Line, 'unit'>): string {
  return `${unit === 's' ? value.toPrecision(3) : Math.round(value)} ${unit}`
}

function spreadText({ least, most }: Spread, line: Line): string {
  return `${figure(least, line)}–${figure(most, line)}`
}

function times(value: number): string {
  return `${value < 10 ? Number(value.toFixed(2)) : Math.round(value)} ×`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return []
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
}

import { given } from '../../src-domain/given.ts'

/** What is said of a figure, besides the figure. */
export type Told = {
  readonly what: string
  /** How it comes about, in a sentence: what is done, what the peer does, and where the two differ. */
  readonly how: string
  readonly unit: 's' | 'ms' | 'MiB'
  /** The most it may take: times what it is held against, or in its unit where it stands alone. */
  readonly aim?: number
  /** The most it may take in its unit, whatever it is held against. */
  readonly ceiling?: number
  readonly against?: {
    readonly name: string
    /** A program this machine lacks: the line is then measured alone, and says so. */
    readonly missing?: string
  }
}

type Run = () => number | Promise<number>

/** A figure of the bench: one piece of work, and what people would use instead of it. */
export type Line = Told & {
  /** Runs it once; answers how long it took, or how much it held. */
  readonly ours: Run
  readonly against?: NonNullable<Told['against']> & { readonly run: Run }
  /** A hundredth and a tenth of the same work, for whether it grows as the work does. */
  readonly smaller?: readonly [hundredth: Run, tenth: Run]
  /** What runs before, uncounted; without it each side does once. */
  readonly before?: () => unknown
  /** For what hardly varies and takes minutes: so many runs are enough. */
  readonly mostRuns?: number
}

/** Lines that share what is made for them. */
export type Bench = { readonly lines: readonly Line[]; readonly close?: () => unknown }

/** `quick` is for whoever works on the bench: a tenth of the work, or less, whose figures say nothing. */
export type Size = { readonly quick: boolean }

export type Spread = { readonly median: number; readonly least: number; readonly most: number }

export type Measured = {
  readonly told: Told
  readonly runs: number
  readonly ours: Spread
  readonly theirs?: Spread
  /** Pair by pair, so that a machine that slows down slows both. */
  readonly ratio?: Spread
  /** How many times as long as a hundredth of the work a tenth of it and the whole take. */
  readonly growth?: { readonly once: Spread; readonly tenfold: Spread; readonly hundredfold: Spread }
}

/** Runs both in turn, and smaller pieces of the work between them. */
export async function measure(line: Line, asked: number): Promise<Measured> {
  const { ours: run, smaller, mostRuns = asked } = line
  const runs = Math.min(asked, mostRuns)
  const other = line.against?.missing ? undefined : line.against
  if (line.before) await line.before()
  else {
    await run()
    await other?.run()
  }
  const [ours, theirs, once, tenfold]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (let i = 0; i < runs; i++) {
    ours.push(await run())
    if (other) theirs.push(await other.run())
    if (!smaller) continue
    once.push(await smaller[0]())
    tenfold.push(await smaller[1]())
  }
  return {
    ...{ told: toldOf(line), runs },
    ours: spread(ours),
    ...(other && { theirs: spread(theirs), ratio: spread(ratios(ours, theirs)) }),
    ...(smaller && {
      growth: { once: spread(once), tenfold: spread(ratios(tenfold, once)), hundredfold: spread(ratios(ours, once)) },
    }),
  }
}

function toldOf({ what, how, unit, aim, ceiling, against }: Line): Told {
  return {
    ...{ what, how, unit },
    ...given({ aim, ceiling }),
    ...(against && { against: { name: against.name, ...given({ missing: against.missing }) } }),
  }
}

function ratios(ours: readonly number[], theirs: readonly number[]): number[] {
  return theirs.map((their, i) => (ours[i] ?? Number.NaN) / their)
}

export function spread(figures: readonly number[]): Spread {
  const sorted = figures.toSorted((a, b) => a - b)
  const [least = Number.NaN] = sorted
  return { least, median: sorted[Math.floor(sorted.length / 2)] ?? least, most: sorted.at(-1) ?? least }
}

/** Whether a line keeps to its aim; undefined where it has none, or could not be held against anything. */
export function keepsToAim({ told, ours, ratio }: Measured): boolean | undefined {
  if (told.aim === undefined) return undefined
  if (told.against) return ratio && ratio.median <= told.aim
  return ours.median <= told.aim
}

export function keepsToCeiling({ told, ours }: Measured): boolean | undefined {
  return told.ceiling === undefined ? undefined : ours.median <= told.ceiling
}

/** A figure of the bench: one piece of work, and what people would use instead of it. */
export type Line = {
  readonly what: string
  readonly unit: 's' | 'ms' | 'MiB'
  /** Runs it once; answers how long it took, or how much it held. */
  readonly ours: () => number | Promise<number>
  /** The most it may take: times what it is held against, or in its unit where it stands alone. */
  readonly aim?: number
  readonly against?: Against
}

export type Against = {
  readonly name: string
  readonly run: () => number | Promise<number>
  /** A program this machine lacks: the line is then measured alone, and says so. */
  readonly missing?: string
}

/** Lines that share what is made for them. */
export type Bench = { readonly lines: readonly Line[]; readonly close?: () => unknown }

/** `quick` is for whoever works on the bench: a tenth of the work, or less, whose figures say nothing. */
export type Size = { readonly quick: boolean }

export type Spread = { readonly median: number; readonly least: number; readonly most: number }

export type Measured = {
  readonly line: Line
  readonly ours: Spread
  readonly theirs?: Spread
  /** Pair by pair, so that a machine that slows down slows both. */
  readonly ratio?: Spread
}

/** Runs both in turn, after one run of each that does not count. */
export async function measure(line: Line, runs: number): Promise<Measured> {
  const other = line.against?.missing ? undefined : line.against
  await line.ours()
  await other?.run()
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let i = 0; i < runs; i++) {
    ours.push(await line.ours())
    if (other) theirs.push(await other.run())
  }
  const ratios = theirs.map((their, i) => (ours[i] ?? Number.NaN) / their)
  return { line, ours: spread(ours), ...(other && { theirs: spread(theirs), ratio: spread(ratios) }) }
}

export function spread(figures: readonly number[]): Spread {
  const sorted = figures.toSorted((a, b) => a - b)
  const [least = Number.NaN] = sorted
  return { least, median: sorted[Math.floor(sorted.length / 2)] ?? least, most: sorted.at(-1) ?? least }
}

/** Whether a line keeps to its aim; undefined where it has none, or could not be held against anything. */
export function keepsTo({ line, ours, ratio }: Measured): boolean | undefined {
  if (line.aim === undefined) return undefined
  if (line.against) return ratio && ratio.median <= line.aim
  return ours.median <= line.aim
}

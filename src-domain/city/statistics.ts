import type { CategoryId, Scheme } from '../schemes/scheme.ts'

/** How many are recommended, by what. */
export const statisticKinds = { category: '类别', district: '区', mode: '模式', industry: '行业' } as const
export type StatisticKind = keyof typeof statisticKinds
export const statisticKindNames = Object.keys(statisticKinds) as readonly StatisticKind[]

export type Statistic = {
  readonly kind: StatisticKind
  readonly key: string
  readonly recommended: number
  readonly selected: number
}

/** A year before, as the city's desk of then counted it. */
export type FormerStatistic = Statistic & { readonly year: number }

type Counted = { readonly district: string; readonly category: CategoryId; readonly count: number }
type Counts = {
  readonly all: readonly Counted[]
  readonly modes: readonly (Counted & { readonly mode: string })[]
  readonly industries: readonly (Counted & { readonly industry: string | null })[]
}

/** Where the form says no industry. */
export const noIndustry = '未填'

/**
 * What is counted, kind by kind: categories, districts and modes in the notice's order, those of none included; industries by
 * their number. An application of several modes counts for each.
 */
export function statistics(scheme: Scheme, counts: Counts, selected: Counts): Statistic[] {
  const modes = [...new Set(scheme.categories.flatMap((category) => category.modes.map(({ title }) => title)))]
  const told: Readonly<Record<StatisticKind, Told>> = {
    category: {
      order: scheme.categories.map(({ id }) => id),
      counted: ({ all }) => all.map(({ category, count }) => [category, count]),
      keyOf: (id) => scheme.categories.find((category) => category.id === id)?.title ?? id,
    },
    district: {
      order: scheme.region.parts.map(({ name }) => name),
      counted: ({ all }) => all.map(({ district, count }) => [district, count]),
    },
    mode: { order: modes, counted: (of) => of.modes.map(({ mode, count }) => [mode, count]) },
    industry: {
      order: [],
      counted: ({ industries }) => industries.map(({ industry, count }) => [industry ?? noIndustry, count]),
    },
  }
  return statisticKindNames.flatMap((kind) => {
    const { order, counted, keyOf = (key: string) => key } = told[kind]
    const [recommended, chosen] = [summed(counted(counts)), summed(counted(selected))]
    const more = [...recommended.keys()].filter((key) => !order.includes(key)).sort()
    return [...order, ...more].map((key) => ({
      ...{ kind, key: keyOf(key), recommended: recommended.get(key) ?? 0, selected: chosen.get(key) ?? 0 },
    }))
  })
}

type Told = {
  readonly order: readonly string[]
  readonly counted: (of: Counts) => readonly (readonly [string, number])[]
  readonly keyOf?: (key: string) => string
}

function summed(counts: readonly (readonly [string, number])[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const [key, count] of counts) sums.set(key, (sums.get(key) ?? 0) + count)
  return sums
}

import { countApplications, standingApplications } from '../../db/city/applications.ts'
import { recordCityEvent } from '../../db/city/events.ts'
import { listFormer, listSelected, writeFormer } from '../../db/city/selected.ts'
import { transaction } from '../../db/city/store.ts'
import { type CityApplication, cityNumber } from '../../src-domain/city/application.ts'
import {
  type FormerStatistic,
  type Statistic,
  statisticKindNames,
  statisticKinds,
  statistics,
} from '../../src-domain/city/statistics.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { type QuotaUse, quotaUses } from '../../src-domain/ranking/quotas.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { count, text } from '../desk/lists/list-parts.ts'
import type { List } from '../documents/making/lists/list.ts'
import { type City, closeCity, openCity } from './city.ts'
import { cityList } from './lists.ts'

export type CityStatistics = {
  readonly year: number
  readonly statistics: readonly Statistic[]
  readonly former: readonly FormerStatistic[]
  /** Each district against each quota of the notice. */
  readonly quotas: readonly { readonly district: string; readonly uses: readonly QuotaUse[] }[]
}

/** What is recommended and selected by category, district, mode and industry, beside the years before and the quotas. */
export async function cityStatistics({ store, head: { scheme } }: City): Promise<CityStatistics> {
  const counts = await countApplications(store.db)
  const chosen = new Set((await listSelected(store.db)).map(cityNumber))
  const applications = scheme.quotas.length > 0 || chosen.size > 0 ? await standingApplications(store.db) : []
  const selected = countsOf(applications.filter((one) => chosen.has(cityNumber(one))))
  const byDistrict = Map.groupBy(applications, ({ district }) => district)
  return {
    ...{ year: scheme.year, statistics: statistics(scheme, counts, selected), former: await listFormer(store.db) },
    quotas: scheme.region.parts.flatMap(({ name: district }) => {
      const own = byDistrict.get(district) ?? []
      const counted = own.map(({ application: id, category, modes, rank }) => ({ id, category, modes, rank }))
      return scheme.quotas.length === 0 ? [] : { district, uses: quotaUses(scheme, { district }, counted) }
    }),
  }
}

function countsOf(applications: readonly CityApplication[]) {
  const one = ({ district, category }: CityApplication) => ({ district, category, count: 1 })
  return {
    all: applications.map(one),
    modes: applications.flatMap((a) => [...new Set(a.modes)].map((mode) => ({ ...one(a), mode }))),
    industries: applications.map((a) => ({ ...one(a), industry: a.industry ?? null })),
  }
}

/**
 * Takes over what another 汇总, of a year before, counted, so that this one shows it beside its own. Problems: those of
 * `openCity`, `city-former-year`.
 */
export async function takeFormer(
  city: City,
  { folder, by }: { readonly folder: string; readonly by: string },
): Promise<Result<{ readonly year: number }>> {
  const former = await openCity(folder)
  if (!former.ok) return former
  try {
    const { year, statistics } = await cityStatistics(former.value)
    const own = city.head.scheme.year
    if (year >= own) return failed(problem('city-former-year', { year, own }))
    return await transaction(city.store, async (writing) => {
      const before = (await listFormer(writing)).filter((one) => one.year === year).map(({ year: _, ...one }) => one)
      await writeFormer(writing, year, statistics)
      await recordCityEvent(writing, { by }, { kind: 'former', year, before })
      return ok({ year })
    })
  } finally {
    await closeCity(former.value)
  }
}

/** The same as lists to be written or printed: one for each kind, and one of the quotas where the notice has some. */
export async function statisticLists(city: City): Promise<List[]> {
  const { year, statistics, former, quotas } = await cityStatistics(city)
  const years = [...new Set(former.map((one) => one.year))].sort((a, b) => b - a)
  const kinds = statisticKindNames.map((kind) => {
    const shown = statistics.filter((one) => one.kind === kind)
    const then = (of: Statistic, in_: number) =>
      former.find((one) => one.year === in_ && one.kind === of.kind && one.key === of.key)
    const total = shown.reduce((sum, { recommended }) => sum + recommended, 0)
    return cityList<Statistic>(city, {
      ...{
        title: `按${statisticKinds[kind]}统计`,
        shown,
        line: `合计 ${total} 件${kind === 'mode' ? '（一件可有几种模式）' : ''}`,
      },
      columns: [
        text(statisticKinds[kind], 30, ({ key }) => key),
        count(`${year}年推荐`, 12, ({ recommended }) => recommended),
        count(`${year}年入选`, 12, ({ selected }) => selected),
        ...years.flatMap((before) => [
          count<Statistic>(`${before}年推荐`, 12, (of) => then(of, before)?.recommended),
          count<Statistic>(`${before}年入选`, 12, (of) => then(of, before)?.selected),
        ]),
      ],
    })
  })
  const uses = quotas.flatMap(({ district, uses }) => uses.map((use) => ({ district, use })))
  if (uses.length === 0) return kinds
  const over = uses.filter(({ use }) => use.used > use.maximum).length
  return [
    ...kinds,
    cityList<(typeof uses)[number]>(city, {
      ...{ title: '名额', shown: uses, line: over > 0 ? `${over} 处超出` : '没有超出的' },
      columns: [
        text('区', 12, ({ district }) => district),
        text('名额', 34, ({ use }) => use.title),
        count('可推荐', 10, ({ use }) => use.maximum),
        count('已推荐', 10, ({ use }) => use.used),
        text('情况', 14, ({ use }) => (use.used > use.maximum ? `超出 ${use.used - use.maximum} 件` : '')),
      ],
    }),
  ]
}

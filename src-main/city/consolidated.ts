import { possibleDoubles, standingApplications } from '../../db/city/applications.ts'
import { listPackages } from '../../db/city/packages.ts'
import { type CityApplication, cityNumber, inCityOrder } from '../../src-domain/city/application.ts'
import { type Double, doubleNotes, doublesAmong } from '../../src-domain/city/doubles.ts'
import { remarkText } from '../../src-domain/city/remark.ts'
import { categoryTitle } from '../../src-domain/edition/edition.ts'
import { type Column, count, text } from '../desk/lists/list-parts.ts'
import type { List } from '../documents/making/lists/list.ts'
import type { City } from './city.ts'
import { cityList } from './lists.ts'

/** A line of the consolidated table, and what there is to say of it. */
type Line = CityApplication & { readonly number: number; readonly remark: string }

/** Applicants that stand in two districts or twice in one, the order of the notice kept. */
export async function cityDoubles({ store, head }: City): Promise<Double[]> {
  const districts = head.scheme.region.parts.map(({ name }) => name)
  return doublesAmong(inCityOrder(await possibleDoubles(store.db), districts))
}

/**
 * 汇总表: every category's applications of all districts, district by district in the notice's order, each as its district ranked
 * it, under the heads of the districts' own summary.
 */
export async function consolidatedLists(city: City): Promise<List[]> {
  const { scheme } = city.head
  const districts = scheme.region.parts.map(({ name }) => name)
  const packages = await listPackages(city.store.db)
  const late = new Map(
    packages
      .filter(({ state }) => state === 'standing')
      .map(({ district, remarks }) => [
        district,
        remarks
          .filter(({ is }) => is === 'late')
          .map(remarkText)
          .join('；'),
      ]),
  )
  const notes = doubleNotes(await cityDoubles(city), (id) => categoryTitle(scheme, id))
  const lists: List[] = []
  for (const { category, columns } of scheme.summary.sections) {
    const applications = inCityOrder(await standingApplications(city.store.db, category), districts)
    const shown = applications.map((application, i): Line => {
      const remark = [late.get(application.district), notes.get(cityNumber(application))].filter(Boolean).join('；')
      return { ...application, number: i + 1, remark }
    })
    const cells = columns.flatMap(({ title, from, span }, i): Column<Line>[] =>
      from.kind === 'rank' ? [] : [text(title, 14 + 6 * span, ({ summary }) => summary[i])],
    )
    const own: readonly Column<Line>[] = [
      count('序号', 7, ({ number }) => number),
      text('区', 11, ({ district }) => district),
      count('区内排序', 9, ({ rank }) => rank),
      ...cells,
      text('备注', 22, ({ remark }) => remark),
    ]
    const title = `汇总表（${categoryTitle(scheme, category)}）`
    const from = new Set(shown.map(({ district }) => district)).size
    lists.push(cityList(city, { title, columns: own, shown, line: `${from} 个区，共 ${shown.length} 件` }))
  }
  return lists
}

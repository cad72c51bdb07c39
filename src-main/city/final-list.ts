import { basename } from 'node:path'
import { selectedPapers, standingApplications } from '../../db/city/applications.ts'
import { recordCityEvent } from '../../db/city/events.ts'
import { listSelected, writeSelected } from '../../db/city/selected.ts'
import { transaction } from '../../db/city/store.ts'
import { type CityApplication, cityNumber, inCityOrder } from '../../src-domain/city/application.ts'
import { finalTable, type Named } from '../../src-domain/city/final-list.ts'
import { categoryTitle } from '../../src-domain/edition/edition.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { shanghaiDay } from '../../src-domain/text/shanghai-time.ts'
import type { City } from './city.ts'
import { writeLists } from './lists.ts'

/** 入选: these, by their numbers, are the final list from now on. Problem: `city-number-unknown`. */
export async function chooseFinal(
  city: City,
  { numbers, by }: { readonly numbers: readonly string[]; readonly by: string },
): Promise<Result<{ readonly chosen: number }>> {
  return transaction(city.store, async (writing) => {
    const known = new Map((await standingApplications(writing)).map((one) => [cityNumber(one), one]))
    const unknown = numbers.filter((number) => !known.has(number))
    if (unknown.length > 0) return failed(problem('city-number-unknown', { numbers: unknown }))
    const chosen = [...new Set(numbers)].flatMap((number) => known.get(number) ?? [])
    const before = (await listSelected(writing)).map(cityNumber)
    await writeSelected(writing, chosen, { at: new Date().toISOString(), by })
    const after = chosen.map(cityNumber)
    const named = (number: string) => ({ number, name: known.get(number)?.name ?? '' })
    const [had, has] = [new Set(before), new Set(after)]
    const added = after.filter((number) => !had.has(number)).map(named)
    const removed = before.filter((number) => !has.has(number)).map(named)
    if (added.length + removed.length > 0) await recordCityEvent(writing, { by }, { kind: 'chosen', added, removed })
    return ok({ chosen: chosen.length })
  })
}

/** Those of the final list, in the order of the notice's categories and districts; one a later edition no longer has is left out. */
export async function finalApplications({ store, head: { scheme } }: City): Promise<CityApplication[]> {
  const chosen = new Set((await listSelected(store.db)).map(cityNumber))
  const districts = scheme.region.parts.map(({ name }) => name)
  const all = inCityOrder(await standingApplications(store.db), districts).filter((one) => chosen.has(cityNumber(one)))
  return scheme.categories.flatMap(({ id }) => all.filter(({ category }) => category === id))
}

/** 入选名单 as the file that goes to the districts, whose desks take it as a 名单. Problems: `city-final-none`, and what the disk refuses. */
export async function writeFinalList(
  city: City,
  { out, by }: { readonly out: string; readonly by: string },
): Promise<Result<{ readonly path: string; readonly count: number }>> {
  const { scheme } = city.head
  const applications = await finalApplications(city)
  if (applications.length === 0) return failed(problem('city-final-none'))
  const papers = new Map((await selectedPapers(city.store.db)).map((data) => [cityNumber(data), data]))
  const named = applications.map((one): Named => {
    const { district, name, unit, code, category } = one
    const formerNames = papers.get(cityNumber(one))?.unit.formerNames ?? []
    const own = { district, name, unit, formerNames, categoryTitle: categoryTitle(scheme, category) }
    return { ...own, ...(code !== undefined && { code }) }
  })
  const { heads, rows } = finalTable(named, scheme.year)
  const title = `入选名单_${scheme.shortTitle}`
  const line = `${scheme.title}　${named.length} 件`
  const columns = heads.map((head, i) => ({ title: head, width: [34, 22, 24, 8, 40][i] ?? 20, align: 'left' as const }))
  const written = await writeLists(
    title,
    [{ title: '入选名单', line, on: shanghaiDay(new Date()), columns, rows }],
    out,
  )
  if (!written.ok) return written
  const { path } = written.value
  return transaction(city.store, async (writing) => {
    await recordCityEvent(writing, { by }, { kind: 'final', count: named.length, file: basename(path) })
    return ok({ path, count: named.length })
  })
}

import { basename, join } from 'node:path'
import { standingApplications } from '../../db/city/applications.ts'
import { recordCityEvent } from '../../db/city/events.ts'
import { giveUpScores, listScores, scoresBy, writeScores } from '../../db/city/experts.ts'
import { readHead, writeCriteria } from '../../db/city/head.ts'
import { listSelected } from '../../db/city/selected.ts'
import { type Reading, transaction, type Writing } from '../../db/city/store.ts'
import { type CityApplication, cityNumber, inCityOrder } from '../../src-domain/city/application.ts'
import { type Combined, combineScores } from '../../src-domain/city/combine-scores.ts'
import { type Criteria, fullMarks, readCriteria } from '../../src-domain/city/criteria.ts'
import { criterionHead, expertLabel, numberHead, readScores } from '../../src-domain/city/read-scores.ts'
import { categoryTitle } from '../../src-domain/edition/edition.ts'
import { cleanName } from '../../src-domain/edition/package-layout.ts'
import { printable } from '../../src-domain/edition/summary.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { count, decimal, text } from '../desk/lists/list-parts.ts'
import { outFolder } from '../desk/products/making.ts'
import type { List } from '../documents/making/lists/list.ts'
import { type SheetRow, writeWorkbook } from '../documents/typesetting/workbook.ts'
import type { Workers } from '../documents/workers/workers.ts'
import { finishedBytes } from '../files/finished-file.ts'
import type { City } from './city.ts'
import { cityList } from './lists.ts'

/**
 * Sets what experts score by. Scores by other criteria would mean something else, so these are given up, which is asked for
 * by name. Problems: `city-criteria`, `city-scores-there`.
 */
export async function setCriteria(
  city: City,
  {
    criteria: texts,
    anew = false,
    by,
  }: {
    readonly criteria: readonly string[]
    readonly anew?: boolean
    readonly by: string
  },
): Promise<Result<{ readonly criteria: Criteria; readonly full: string }>> {
  const criteria = readCriteria(texts)
  if (!criteria) return failed(problem('city-criteria'))
  return transaction(city.store, async (writing) => {
    const scores = await listScores(writing)
    const experts = [...new Set(scores.map(({ expert }) => expert))]
    if (experts.length > 0 && !anew) return failed(problem('city-scores-there', { experts }))
    const told = criteria.map(({ title, maximum }) => `${title} ${maximum}`)
    const before = [...(await currentCriteria(writing))]
    const done = { kind: 'criteria' as const, criteria: told, givenUp: experts, before }
    await giveUpScores(writing, await recordCityEvent(writing, { by }, done))
    await writeCriteria(writing, criteria)
    return ok({ criteria, full: fullMarks(criteria) })
  })
}

const points = 11

/** A review sheet (评审表) for each expert, a sheet of it for each category. Problems: `city-criteria-none`, `out-unusable`. */
export async function writeSheets(
  city: City,
  { experts, out }: { readonly experts: readonly string[]; readonly out: string },
): Promise<Result<{ readonly paths: readonly string[] }>> {
  const { scheme } = city.head
  const criteria = await currentCriteria(city.store.db)
  if (criteria.length === 0) return failed(problem('city-criteria-none'))
  const folder = await outFolder(out)
  if (!folder.ok) return folder
  const all = await standingApplications(city.store.db)
  const districts = scheme.region.parts.map(({ name }) => name)
  const heads = [numberHead, '名称', '推荐单位所在区', '区内排序', ...criteria.map(criterionHead), '意见']
  const paths: string[] = []
  for (const expert of experts.map(printable)) {
    const sheets = scheme.categories.map(({ id, title }) => {
      const own = inCityOrder(
        all.filter(({ category }) => category === id),
        districts,
      )
      return {
        name: title,
        widths: [18, 34, 14, 9, ...criteria.map(() => 12), 40],
        rows: [
          line([expertLabel, expert], 'text'),
          line(heads, 'head'),
          ...own.map((one) =>
            line([cityNumber(one), one.name, one.district, one.rank, ...criteria.map(() => ''), ''], 'text'),
          ),
        ],
        ...{ repeated: 1, repeatedFrom: 2, written: { fixed: 2, choices: [] } },
        head: {
          title: `评审表（${title}）`,
          line: `${scheme.shortTitle}　专家：${expert}　满分 ${fullMarks(criteria)}`,
        },
        foot: { left: '专家签字：', right: '第 &P 页 共 &N 页' },
      }
    })
    const bytes = await writeWorkbook({ title: `评审表 ${expert}`, sheets, at: new Date(city.head.createdAt) })
    const path = join(folder.value, `${cleanName(`评审表_${expert}`, 80)}.xlsx`)
    const written = await finishedBytes(path, bytes)
    if (!written.ok) return written
    paths.push(path)
  }
  return ok({ paths })
}

function line(values: readonly (string | number)[], face: 'head' | 'text'): SheetRow {
  const align = face === 'head' ? 'centre' : 'left'
  return { cells: values.map((value) => ({ value, look: { face, points, align, framed: true } })) }
}

/** Another officer may have set them since the folder was opened; what writes by them reads them in its own change. */
export async function currentCriteria(db: Reading | Writing): Promise<Criteria> {
  return (await readHead(db))?.criteria ?? []
}

export type ScoresTaken = {
  readonly expert: string
  readonly applications: number
  /** Scored before, and blank in what was taken now. */
  readonly left: number
}

/**
 * Takes what an expert has written into their sheet; what they scored before of the same applications is replaced, what they
 * left blank this time stays and is counted as `left`.
 * Problems: `city-sheet-other`, `city-scores-wrong`, those of tables.
 */
export async function takeScores(
  city: City,
  { path, name = basename(path), by }: { readonly path: string; readonly name?: string; readonly by: string },
  { read }: Pick<Workers, 'read'>,
): Promise<Result<ScoresTaken>> {
  const table = await read.table({ path, file: name })
  if (!table.ok) return table
  return transaction(city.store, async (writing) => {
    const criteria = await currentCriteria(writing)
    const known = new Map((await standingApplications(writing)).map((one) => [cityNumber(one), pairOf(one)]))
    const sheets = table.value.sheets.map((sheet) => ({ sheet, read: readScores(sheet, criteria, known) }))
    const readable = sheets.flatMap(({ sheet, read }) => (read ? { sheet, read } : []))
    const named = readable[0]?.read.expert
    if (criteria.length === 0 || named === undefined || readable.some(({ read }) => read.expert !== named)) {
      return failed(problem('city-sheet-other', { file: name }))
    }
    const faults = readable.flatMap(({ sheet, read }) => read.faults.map((fault) => `“${sheet.name}”${fault}`))
    if (faults.length > 0) return failed(problem('city-scores-wrong', { file: name, faults }))
    const scores = readable.flatMap(({ read }) => read.scores)
    const [expert, at] = [printable(named), new Date().toISOString()]
    const given = new Set(scores.map(cityNumber))
    const before = new Set((await scoresBy(writing, expert)).map(cityNumber))
    const left = [...before].filter((number) => known.has(number) && !given.has(number)).length
    const done = { kind: 'sheet' as const, expert, applications: given.size, file: printable(name) }
    await writeScores(writing, { expert, scores, at, event: await recordCityEvent(writing, { by, at }, done) })
    return ok({ expert, applications: given.size, left })
  })
}

function pairOf({ district, application }: CityApplication) {
  return { district, application }
}

/** An application with what the experts' scores come to; without `combined` nobody has scored it whole. */
export type Reviewed = CityApplication & { readonly combined?: Combined; readonly selected: boolean }

/** Every application of a category, the best scored first, those without scores last in the notice's order. */
export async function reviewedApplications(
  city: City,
  { category, dropping }: { readonly category: string; readonly dropping: boolean },
): Promise<Reviewed[]> {
  const { store, head } = city
  const criteria = await currentCriteria(city.store.db)
  const districts = head.scheme.region.parts.map(({ name }) => name)
  const applications = inCityOrder(await standingApplications(store.db, category), districts)
  const selected = new Set((await listSelected(store.db)).map(cityNumber))
  const here = new Set(applications.map(cityNumber))
  const scores = (await listScores(store.db)).filter((score) => here.has(cityNumber(score)))
  const combined = combineScores(scores, criteria, { dropping })
  const place = new Map(combined.map((one, i) => [cityNumber(one), { one, i }]))
  return applications
    .map((application): Reviewed => {
      const found = place.get(cityNumber(application))?.one
      return { ...application, ...(found && { combined: found }), selected: selected.has(cityNumber(application)) }
    })
    .sort((a, b) => placeIn(place, a) - placeIn(place, b))
}

function placeIn(place: ReadonlyMap<string, { readonly i: number }>, one: CityApplication): number {
  return place.get(cityNumber(one))?.i ?? place.size
}

/** 评审结果: a list for each category. */
export async function reviewLists(city: City, { dropping }: { readonly dropping: boolean }): Promise<List[]> {
  const { scheme } = city.head
  const lists: List[] = []
  for (const { id } of scheme.categories) {
    const all = await reviewedApplications(city, { category: id, dropping })
    const experts = new Set(all.flatMap(({ combined }) => combined?.totals.map(({ expert }) => expert) ?? []))
    lists.push(
      cityList<Reviewed>(city, {
        title: `评审结果（${categoryTitle(scheme, id)}）`,
        shown: all,
        line: `专家 ${experts.size} 位${dropping ? '，三人以上去掉一个最高分和一个最低分' : ''}，共 ${all.length} 件`,
        columns: [
          count('名次', 7, ({ combined }) => combined?.place),
          text('编号', 18, cityNumber),
          text('名称', 32, ({ name }) => name),
          decimal('平均分', 10, ({ combined }) => combined?.mean),
          count('计入', 7, ({ combined }) => combined?.counted),
          decimal('最高', 9, ({ combined }) => combined?.highest),
          decimal('最低', 9, ({ combined }) => combined?.lowest),
          decimal('相差', 9, ({ combined }) => combined?.spread),
          text('各位专家', 40, ({ combined }) =>
            combined?.totals.map(({ expert, total }) => `${expert} ${total}`).join('，'),
          ),
          text('入选', 7, ({ selected }) => (selected ? '入选' : '')),
        ],
      }),
    )
  }
  return lists
}

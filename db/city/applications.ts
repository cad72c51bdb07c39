import { z } from 'zod'
import { type CityApplication, unitKey } from '../../src-domain/city/application.ts'
import type { ApplicationData } from '../../src-domain/edition/application-data.ts'
import { ApplicationData as Data } from '../../src-domain/edition/application-data.ts'
import type { Reading, Writing } from './store.ts'
import type { ApplicationsTable } from './tables.ts'

const Texts = z.array(z.string())

/** An application, with its application.json where its package has one. */
export type NewApplication = { readonly listed: CityApplication; readonly data?: ApplicationData | undefined }

/** Rows of one statement: both databases bound how many values it may have. */
const many = 500

export async function insertApplications(
  db: Writing,
  { uid, standing }: { readonly uid: string; readonly standing: boolean },
  applications: readonly NewApplication[],
): Promise<void> {
  for (let at = 0; at < applications.length; at += many) {
    const some = applications.slice(at, at + many)
    const rows = some.map(({ listed }) => toRow(uid, standing, listed))
    await db.insertInto('applications').values(rows).execute()
    const modes = some.flatMap(({ listed: { application, modes } }) =>
      [...new Set(modes)].map((mode) => ({ package: uid, application, mode })),
    )
    for (let from = 0; from < modes.length; from += many)
      await db
        .insertInto('application_modes')
        .values(modes.slice(from, from + many))
        .execute()
    const papers = some.flatMap(({ listed: { application }, data }) =>
      data ? { package: uid, application, data: JSON.stringify(data) } : [],
    )
    if (papers.length > 0) await db.insertInto('papers').values(papers).execute()
  }
}

/** All that counts, or what counts of a category; in no order (`inCityOrder`). */
export async function standingApplications(db: Reading | Writing, category?: string): Promise<CityApplication[]> {
  const all = db.selectFrom('applications').selectAll().where('standing', '=', 1)
  const rows = await (category === undefined ? all : all.where('category', '=', category)).execute()
  return rows.map(toApplication)
}

/** Those of one package. */
export async function applicationsOf(db: Reading | Writing, uid: string): Promise<CityApplication[]> {
  const rows = await db.selectFrom('applications').selectAll().where('package', '=', uid).execute()
  return rows.map(toApplication)
}

/** Those whose unit's code or name stands there more than once: few, however many there are. */
export async function possibleDoubles(db: Reading | Writing): Promise<CityApplication[]> {
  const several = (column: 'code' | 'unit_key') =>
    db
      .selectFrom('applications')
      .select(column)
      .where('standing', '=', 1)
      .where(column, 'is not', null)
      .groupBy(column)
      .having((e) => e.fn.countAll(), '>', 1)
  const rows = await db
    .selectFrom('applications')
    .selectAll()
    .where('standing', '=', 1)
    .where((e) => e.or([e('code', 'in', several('code')), e('unit_key', 'in', several('unit_key'))]))
    .execute()
  return rows.map(toApplication)
}

/** How many stand in each district and category by mode, by industry, and in all. */
export async function countApplications(db: Reading | Writing) {
  const standing = db.selectFrom('applications').where('standing', '=', 1)
  const all = await standing
    .select((e) => ['district', 'category', e.fn.countAll<number>().as('count')])
    .groupBy(['district', 'category'])
    .execute()
  const industries = await standing
    .select((e) => ['district', 'category', 'industry', e.fn.countAll<number>().as('count')])
    .groupBy(['district', 'category', 'industry'])
    .execute()
  const modes = await db
    .selectFrom('application_modes as m')
    .innerJoin('applications as a', (on) =>
      on.onRef('a.package', '=', 'm.package').onRef('a.application', '=', 'm.application'),
    )
    .where('a.standing', '=', 1)
    .select((e) => ['a.district', 'a.category', 'm.mode', e.fn.countAll<number>().as('count')])
    .groupBy(['a.district', 'a.category', 'm.mode'])
    .execute()
  return { all, industries, modes }
}

/** What the package says of an application that counts. */
export async function readPaper(
  db: Reading | Writing,
  { district, application }: { readonly district: string; readonly application: string },
): Promise<ApplicationData | undefined> {
  const row = await db
    .selectFrom('papers as p')
    .innerJoin('applications as a', (on) =>
      on.onRef('a.package', '=', 'p.package').onRef('a.application', '=', 'p.application'),
    )
    .where('a.standing', '=', 1)
    .where('a.district', '=', district)
    .where('a.application', '=', application)
    .select('p.data')
    .executeTakeFirst()
  return row && Data.parse(JSON.parse(row.data))
}

function toRow(uid: string, standing: boolean, listed: CityApplication): ApplicationsTable {
  const { application, district, category, rank, name, unit, code, industry, modes, summary } = listed
  return {
    ...{ package: uid, application, standing: standing ? 1 : 0, district, category, rank, name, unit },
    ...{ unit_key: unitKey(unit), code: code ?? null, industry: industry ?? null },
    ...{ modes: JSON.stringify(modes), summary: JSON.stringify(summary) },
  }
}

function toApplication(row: ApplicationsTable): CityApplication {
  const { district, application, category, rank, name, unit, code, industry, modes, summary } = row
  return {
    ...{ district, application, category, rank, name, unit },
    ...(code !== null && { code }),
    ...(industry !== null && { industry }),
    ...{ modes: Texts.parse(JSON.parse(modes)), summary: Texts.parse(JSON.parse(summary)) },
  }
}

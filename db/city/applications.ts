import { z } from 'zod'
import { type CityApplication, cityNumber, unitKey } from '../../src-domain/city/application.ts'
import type { ApplicationData } from '../../src-domain/edition/application-data.ts'
import { ApplicationData as Data } from '../../src-domain/edition/application-data.ts'
import { insertMany } from './insert-many.ts'
import type { Reading, Writing } from './store.ts'
import type { ApplicationsTable } from './tables.ts'

const Texts = z.array(z.string())

/** An application, with its application.json where its package has one. */
export type NewApplication = { readonly listed: CityApplication; readonly data?: ApplicationData | undefined }

export async function insertApplications(
  db: Writing,
  { uid, standing }: { readonly uid: string; readonly standing: boolean },
  applications: readonly NewApplication[],
): Promise<void> {
  const key = { package: uid }
  await insertMany(
    db,
    'applications',
    applications.map(({ listed }) => toRow(uid, standing, listed)),
  )
  const modes = applications.flatMap(({ listed: { application, modes } }) =>
    [...new Set(modes)].map((mode) => ({ ...key, application, mode })),
  )
  await insertMany(db, 'application_modes', modes)
  const papers = applications.flatMap(({ listed: { application }, data }) =>
    data ? { ...key, application, data: JSON.stringify(data) } : [],
  )
  await insertMany(db, 'papers', papers)
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

/**
 * Those whose unit's code or name stands there more than once: few, however many there are. Each by a question of its own: of
 * both in one, PostgreSQL may ask the second anew for every row.
 */
export async function possibleDoubles(db: Reading | Writing): Promise<CityApplication[]> {
  const found = new Map<string, CityApplication>()
  for (const column of ['code', 'unit_key'] as const) {
    const several = db
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
      .where(column, 'in', several)
      .execute()
    for (const row of rows) found.set(cityNumber(row), toApplication(row))
  }
  return [...found.values()]
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

/** What their packages say of those on the final list, as far as they count. */
export async function selectedPapers(db: Reading | Writing): Promise<ApplicationData[]> {
  const rows = await db
    .selectFrom('papers as p')
    .innerJoin('applications as a', (on) =>
      on.onRef('a.package', '=', 'p.package').onRef('a.application', '=', 'p.application'),
    )
    .innerJoin('selected as s', (on) =>
      on.onRef('s.district', '=', 'a.district').onRef('s.application', '=', 'a.application'),
    )
    .where('a.standing', '=', 1)
    .select('p.data')
    .execute()
  return rows.map(({ data }) => toPaper(data))
}

/** What a package says of its applications; nothing of one that has no application.json. */
export async function papersOf(db: Reading | Writing, uid: string): Promise<ApplicationData[]> {
  const rows = await db.selectFrom('papers').select('data').where('package', '=', uid).execute()
  return rows.map(({ data }) => toPaper(data))
}

function toPaper(text: string): ApplicationData {
  return Data.parse(JSON.parse(text))
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

import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { foldedCode } from '../../src-domain/city/listed.ts'

/** By name, in order; each is made for both dialects by the one builder, and none ever changes once it has gone out. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001_city': { up: first },
  '0002_events': { up: events },
  '0003_scores_before': { up: scoresBefore },
  '0004_scores_by_event': { up: scoresByEvent },
  '0005_folded_codes': { up: foldedCodes },
}

async function first(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('city')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('uid', 'text', (c) => c.notNull())
    .addColumn('scheme', 'text', (c) => c.notNull())
    .addColumn('notice', 'text', (c) => c.notNull())
    .addColumn('scheme_json', 'text', (c) => c.notNull())
    .addColumn('criteria', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('packages')
    .addColumn('uid', 'text', (c) => c.primaryKey())
    .addColumn('number', 'integer', (c) => c.notNull().unique())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('district', 'text', (c) => c.notNull())
    .addColumn('recommender', 'text', (c) => c.notNull())
    .addColumn('edition', 'bigint', (c) => c.notNull())
    .addColumn('edition_hash', 'text', (c) => c.notNull())
    .addColumn('frozen_at', 'text', (c) => c.notNull())
    .addColumn('notice', 'text')
    .addColumn('file', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull().unique())
    .addColumn('size', 'bigint', (c) => c.notNull())
    .addColumn('received_on', 'text', (c) => c.notNull())
    .addColumn('taken_at', 'text', (c) => c.notNull())
    .addColumn('taken_by', 'text', (c) => c.notNull())
    .addColumn('remarks', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('applications')
    .addColumn('package', 'text', (c) => c.notNull().references('packages.uid'))
    .addColumn('application', 'text', (c) => c.notNull())
    .addColumn('standing', 'integer', (c) => c.notNull())
    .addColumn('district', 'text', (c) => c.notNull())
    .addColumn('category', 'text', (c) => c.notNull())
    .addColumn('rank', 'bigint', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('unit', 'text', (c) => c.notNull())
    .addColumn('unit_key', 'text', (c) => c.notNull())
    .addColumn('code', 'text')
    .addColumn('industry', 'text')
    .addColumn('modes', 'text', (c) => c.notNull())
    .addColumn('summary', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('applications_key', ['package', 'application'])
    .execute()
  await db.schema.createIndex('applications_listed').on('applications').columns(['standing', 'category']).execute()
  await db.schema.createIndex('applications_code').on('applications').columns(['standing', 'code']).execute()
  await db.schema.createIndex('applications_unit').on('applications').columns(['standing', 'unit_key']).execute()
  for (const [table, column] of [
    ['application_modes', 'mode'],
    ['papers', 'data'],
  ] as const) {
    await db.schema
      .createTable(table)
      .addColumn('package', 'text', (c) => c.notNull())
      .addColumn('application', 'text', (c) => c.notNull())
      .addColumn(column, 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint(`${table}_key`, ['package', 'application', ...(column === 'mode' ? [column] : [])])
      .addForeignKeyConstraint(`${table}_of`, ['package', 'application'], 'applications', ['package', 'application'])
      .execute()
  }
  await db.schema
    .createTable('scores')
    .addColumn('expert', 'text', (c) => c.notNull())
    .addColumn('district', 'text', (c) => c.notNull())
    .addColumn('application', 'text', (c) => c.notNull())
    .addColumn('criterion', 'text', (c) => c.notNull())
    .addColumn('score', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('scores_key', ['expert', 'district', 'application', 'criterion'])
    .execute()
  await db.schema
    .createTable('selected')
    .addColumn('district', 'text', (c) => c.notNull())
    .addColumn('application', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('selected_key', ['district', 'application'])
    .execute()
  await db.schema
    .createTable('former')
    .addColumn('year', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('recommended', 'integer', (c) => c.notNull())
    .addColumn('selected', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('former_key', ['year', 'kind', 'key'])
    .execute()
}

async function events(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('events')
    .addColumn('number', 'integer', (c) => c.primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('event', 'text', (c) => c.notNull())
    .execute()
}

/** What a change of scores took the place of, so that it can be undone and nothing an expert has given is lost. */
async function scoresBefore(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('scores').addColumn('event', 'integer').execute()
  await db.schema
    .createTable('scores_before')
    .addColumn('taken_by', 'integer', (c) => c.notNull())
    .addColumn('event', 'integer')
    .addColumn('expert', 'text', (c) => c.notNull())
    .addColumn('district', 'text', (c) => c.notNull())
    .addColumn('application', 'text', (c) => c.notNull())
    .addColumn('criterion', 'text', (c) => c.notNull())
    .addColumn('score', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('scores_before_key', ['taken_by', 'expert', 'district', 'application', 'criterion'])
    .execute()
}

/** Undoing asks for what each event put there. */
async function scoresByEvent(db: Kysely<unknown>): Promise<void> {
  for (const table of ['scores', 'scores_before'])
    await db.schema.createIndex(`${table}_event`).on(table).column('event').execute()
}

/** Codes of packages taken before they were folded met no other that was written otherwise. */
async function foldedCodes(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ code: string }>`
    select distinct code from applications where code is not null`.execute(db)
  for (const { code } of rows)
    if (foldedCode(code) !== code)
      await sql`update applications set code = ${foldedCode(code)} where code = ${code}`.execute(db)
}

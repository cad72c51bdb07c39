import { certainties } from '../src-domain/batch/application.ts'
import { assemblyNames } from '../src-domain/batch/assembly.ts'
import { noteKinds } from '../src-domain/batch/note.ts'
import { returnStates } from '../src-domain/batch/returned-form.ts'
import { sourceSchema } from '../src-domain/batch/source-schema.ts'
import { deliveryWays } from '../src-domain/delivery/delivery.ts'
import { combiningRules } from '../src-domain/meeting/meeting.ts'
import { productKinds } from '../src-domain/products/product.ts'
import { rosterKindNames } from '../src-domain/rosters/roster.ts'
import { CategoryId } from '../src-domain/schemes/scheme.ts'
import { acts } from '../src-domain/sign-off/sign-off.ts'
import { formed, json, oneOf } from './columns.ts'
import { check, customType, foreignKey, index, integer, primaryKey, sql, sqliteTable, text, unique } from './drizzle.ts'
import {
  askedSchema,
  coverSchema,
  deliveryItemsSchema,
  detailsSchema,
  issuesSchema,
  membersSchema,
  notesSchema,
  picturesSchema,
  placesSchema,
  problemsSchema,
  readFormSchema,
  receiptSchema,
  rolesSchema,
  scanFilesSchema,
} from './stored.ts'

/**
 * The tables of desk.sqlite. Column names are the snake_case of the keys. A change here needs a new migration
 * (`npm run migrations`); triggers stand in hand-written migrations, as Drizzle has no words for them.
 */

/** A year in a primary key, null for a field without years: kept as 0, since NULLs never collide. */
const yearOrZero = customType<{ data: number | null; driverData: number }>({
  dataType: () => 'integer',
  toDriver: (year) => year ?? 0,
  fromDriver: (year) => (year === 0 ? null : year),
})

/**
 * Append-only: every package (方案包) of a notice the batch has gone by, the first one first. Its other files lie in the
 * file store; the scheme is here, so that the database alone opens.
 */
export const notices = sqliteTable('notices', {
  id: integer().primaryKey(),
  /** SHA-256 of the manifest. */
  hash: text().notNull().unique(),
  /** Exactly the text that was hashed. */
  manifest: text().notNull(),
  /** scheme.json, exactly as it stands in the manifest. */
  scheme: text().notNull(),
  keptAt: text().notNull(),
})

/** The batch: one row, since a data folder holds one batch. */
export const batch = sqliteTable(
  'batch',
  {
    id: integer().primaryKey(),
    /** Tells this desk from every other, for a merge. */
    deskId: text().notNull(),
    scheme: text().notNull(),
    district: text().notNull(),
    recommender: text().notNull(),
    preparer: text().notNull(),
    phone: text().notNull(),
    email: text(),
    liaisonName: text(),
    liaisonTitle: text(),
    liaisonPhone: text(),
    liaisonEmail: text(),
    createdAt: text().notNull(),
    /** Null in a batch from before there was a choice. */
    assembly: oneOf('batch.assembly', assemblyNames),
    /** The package its notice is read from; null in a batch from before it kept one. */
    notice: text().references(() => notices.hash),
    /** The office's own last day for materials, ISO 8601. */
    materialsOn: text(),
  },
  (t) => [check('batch_is_one', sql`${t.id} = 1`)],
)

export const applications = sqliteTable(
  'applications',
  {
    id: text().primaryKey(),
    uid: text().notNull().unique(),
    /** The number in the id, so that A100 follows A99. */
    position: integer().notNull().unique(),
    category: formed('applications.category', CategoryId).notNull(),
    folder: text().notNull(),
    formFile: text(),
    formSha256: text(),
    formSize: integer(),
    cover: json('applications.cover', coverSchema).notNull(),
    problems: json('applications.problems', problemsSchema).notNull(),
    declinedReason: text(),
    declinedBy: text(),
    declinedAt: text(),
    createdAt: text().notNull(),
    pictures: json('applications.pictures', picturesSchema).notNull().default([]),
    withdrawnReason: text(),
    withdrawnBy: text(),
    withdrawnAt: text(),
  },
  // The target of the rankings' key: a rank's category is its application's.
  (t) => [unique('applications_id_category').on(t.id, t.category)],
)

export const formValues = sqliteTable(
  'form_values',
  {
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    key: text().notNull(),
    year: yearOrZero().notNull(),
    value: text().notNull(),
    raw: text().notNull(),
    source: json('form_values.source', sourceSchema).notNull(),
    certainty: oneOf('form_values.certainty', certainties).notNull(),
    note: text(),
  },
  (t) => [
    primaryKey({ columns: [t.applicationId, t.key, t.year] }),
    // Finds the others of an applicant by credit code or name at every keystroke, without touching the table.
    index('form_values_key_value').on(t.key, t.value, t.applicationId),
  ],
)

export const outlineTexts = sqliteTable(
  'outline_texts',
  {
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    position: integer().notNull(),
    heading: text().notNull(),
    title: text().notNull(),
    text: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.position] })],
)

export const attachments = sqliteTable(
  'attachments',
  {
    // Never reused: the audit trail names removed attachments by it.
    id: integer().primaryKey({ autoIncrement: true }),
    uid: text().notNull().unique(),
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    slot: text().notNull(),
    file: text().notNull(),
    year: integer(),
    sha256: text().notNull(),
    size: integer().notNull(),
    pages: integer(),
    textHead: text(),
    certainty: oneOf('attachments.certainty', certainties).notNull(),
    note: text(),
  },
  (t) => [index('attachments_application').on(t.applicationId)],
)

/** Append-only: of one check's rulings the last counts, unless it was withdrawn by a row that says so. */
export const rulings = sqliteTable(
  'rulings',
  {
    id: integer().primaryKey(),
    uid: text().notNull().unique(),
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    check: text().notNull(),
    outcome: oneOf('rulings.outcome', ['pass', 'fail', 'withdrawn']).notNull(),
    reason: text().notNull(),
    basis: text().notNull(),
    by: text().notNull(),
    at: text().notNull(),
  },
  (t) => [index('rulings_application').on(t.applicationId)],
)

export const rankings = sqliteTable(
  'rankings',
  {
    applicationId: text().primaryKey(),
    category: formed('rankings.category', CategoryId).notNull(),
    rank: integer().notNull(),
  },
  (t) => [
    unique('rankings_category_rank').on(t.category, t.rank),
    foreignKey({ columns: [t.applicationId, t.category], foreignColumns: [applications.id, applications.category] }),
    check('rankings_from_one', sql`${t.rank} >= 1`),
  ],
)

/** What an officer has answered on the policies that may fit an application; an empty value is an answer too. */
export const policyAnswers = sqliteTable(
  'policy_answers',
  {
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    key: text().notNull(),
    value: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.key] })],
)

/** 补正轮次 of each application, numbered from 1; the last one counts. */
export const rounds = sqliteTable(
  'rounds',
  {
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    number: integer().notNull(),
    uid: text().notNull().unique(),
    asked: json('rounds.asked', askedSchema).notNull(),
    issues: json('rounds.issues', issuesSchema).notNull(),
    dueOn: text(),
    closedReason: text(),
    closedBy: text(),
    closedAt: text(),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.number] })],
)

/** Corrected forms as they came back, each whole; only `state` ever changes. */
export const returnedForms = sqliteTable(
  'returned_forms',
  {
    id: integer().primaryKey(),
    uid: text().notNull().unique(),
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    folder: text().notNull(),
    formFile: text().notNull(),
    formSha256: text().notNull(),
    formSize: integer().notNull(),
    at: text().notNull(),
    state: oneOf('returned_forms.state', returnStates).notNull(),
    read: json('returned_forms.read', readFormSchema).notNull(),
  },
  (t) => [index('returned_forms_application').on(t.applicationId)],
)

/** 备忘 and 电话: the officers' own words on an application. */
export const notes = sqliteTable(
  'notes',
  {
    id: integer().primaryKey(),
    uid: text().notNull().unique(),
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    kind: oneOf('notes.kind', noteKinds).notNull(),
    text: text().notNull(),
    at: text().notNull(),
    by: text().notNull(),
    person: text(),
    phone: text(),
  },
  (t) => [index('notes_application').on(t.applicationId)],
)

/** 名单 that officers have brought; only whether it is withdrawn ever changes. Its file lies in the file store. */
export const rosters = sqliteTable('rosters', {
  id: integer().primaryKey(),
  uid: text().notNull().unique(),
  kind: oneOf('rosters.kind', rosterKindNames).notNull(),
  /** The id of the notice's list that it serves. */
  serves: text(),
  title: text().notNull(),
  source: text().notNull(),
  dated: text(),
  by: text().notNull(),
  at: text().notNull(),
  file: text().notNull(),
  sha256: text().notNull(),
  size: integer().notNull(),
  withdrawnReason: text(),
  withdrawnBy: text(),
  withdrawnAt: text(),
})

/** Append-only. */
export const rosterEntries = sqliteTable(
  'roster_entries',
  {
    rosterId: integer()
      .notNull()
      .references(() => rosters.id),
    /** Row of the file. */
    row: integer().notNull(),
    name: text().notNull(),
    creditCode: text(),
    formerNames: json('roster_entries.former_names', notesSchema).notNull(),
    year: text(),
    note: text(),
  },
  (t) => [primaryKey({ columns: [t.rosterId, t.row] })],
)

/** 人员: who works at this desk. None is ever deleted: the record names them. */
export const officers = sqliteTable('officers', {
  id: integer().primaryKey(),
  uid: text().notNull().unique(),
  name: text().notNull().unique(),
  roles: json('officers.roles', rolesSchema).notNull(),
  retired: integer({ mode: 'boolean' }).notNull(),
})

/** Of the officers who have one. The hash says how it was made (desk/people/password-hash.ts). */
export const passwords = sqliteTable('passwords', {
  id: integer().primaryKey(),
  officer: text()
    .notNull()
    .unique()
    .references(() => officers.uid),
  hash: text().notNull(),
  /** Wrong ones right after one another, and until when (ISO 8601 instant) no other is looked at. */
  tries: integer().notNull(),
  waitUntil: text(),
})

/** Append-only: 会签, act by act. */
export const signOffs = sqliteTable('sign_offs', {
  id: integer().primaryKey(),
  uid: text().notNull().unique(),
  act: oneOf('sign_offs.act', acts).notNull(),
  officer: text()
    .notNull()
    .references(() => officers.uid),
  by: text().notNull(),
  at: text().notNull(),
  content: text(),
  reason: text(),
  seq: integer().notNull(),
})

/** 回避, until it is lifted. */
export const recusals = sqliteTable(
  'recusals',
  {
    id: integer().primaryKey(),
    uid: text().notNull().unique(),
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    officer: text()
      .notNull()
      .references(() => officers.uid),
    name: text().notNull(),
    reason: text().notNull(),
    at: text().notNull(),
    liftedReason: text(),
    liftedBy: text(),
    liftedAt: text(),
  },
  (t) => [index('recusals_application').on(t.applicationId)],
)

/** 评审会: one row, once anything of it is filled in. */
export const meetings = sqliteTable(
  'meetings',
  {
    id: integer().primaryKey(),
    heldOn: text(),
    place: text(),
    chair: text(),
    recorder: text(),
    others: text(),
    members: json('meetings.members', membersSchema).notNull(),
    rule: oneOf('meetings.rule', combiningRules).notNull(),
  },
  (t) => [check('meeting_is_one', sql`${t.id} = 1`)],
)

/** The members' ranking sheets, one of each category. */
export const ballots = sqliteTable(
  'ballots',
  {
    category: formed('ballots.category', CategoryId).notNull(),
    member: integer().notNull(),
    places: json('ballots.places', placesSchema).notNull(),
    file: text(),
  },
  (t) => [primaryKey({ columns: [t.category, t.member] })],
)

/** Why an application is not recommended, though it is eligible. */
export const passedOver = sqliteTable('passed_over', {
  applicationId: text()
    .primaryKey()
    .references(() => applications.id),
  reason: text().notNull(),
  by: text().notNull(),
  at: text().notNull(),
})

/** Append-only. */
export const editions = sqliteTable('editions', {
  number: integer().primaryKey(),
  hash: text().notNull(),
  frozenAt: text().notNull(),
  /** Exactly the text that was hashed. */
  content: text().notNull(),
})

/** 收入的定稿: editions that a merge brought from another desk; only whether that merge stands ever changes. */
export const joinedEditions = sqliteTable('joined_editions', {
  number: integer()
    .primaryKey()
    .references(() => editions.number),
  /** The number on its paper. */
  printed: integer().notNull(),
  /** Who froze it. */
  from: text().notNull(),
  stands: integer({ mode: 'boolean' }).notNull(),
})

export const products = sqliteTable(
  'products',
  {
    id: integer().primaryKey(),
    editionNumber: integer()
      .notNull()
      .references(() => editions.number),
    kind: oneOf('products.kind', productKinds).notNull(),
    path: text().notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    at: text().notNull(),
    /** Whose book it is. */
    applicationId: text().references(() => applications.id),
    details: json('products.details', detailsSchema),
  },
  (t) => [index('products_edition').on(t.editionNumber)],
)

/** Append-only: of one edition's scans the last of each sheet counts. */
export const scans = sqliteTable(
  'scans',
  {
    id: integer().primaryKey(),
    editionNumber: integer()
      .notNull()
      .references(() => editions.number),
    files: json('scans.files', scanFilesSchema).notNull(),
    pages: integer().notNull(),
    signature: oneOf('scans.signature', ['whole', 'added-to']),
    notes: json('scans.notes', notesSchema).notNull(),
    by: text().notNull(),
    at: text().notNull(),
  },
  (t) => [index('scans_edition').on(t.editionNumber)],
)

/** Append-only: copies of packages on sticks and in folders, read back there. */
export const carriedCopies = sqliteTable(
  'carried_copies',
  {
    id: integer().primaryKey(),
    editionNumber: integer()
      .notNull()
      .references(() => editions.number),
    sha256: text().notNull(),
    size: integer().notNull(),
    to: text().notNull(),
    file: text().notNull(),
    by: text().notNull(),
    at: text().notNull(),
  },
  (t) => [index('carried_copies_edition').on(t.editionNumber)],
)

/** 送达; only what says that one was withdrawn ever changes. */
export const deliveries = sqliteTable(
  'deliveries',
  {
    id: integer().primaryKey(),
    uid: text().notNull().unique(),
    editionNumber: integer()
      .notNull()
      .references(() => editions.number),
    items: json('deliveries.items', deliveryItemsSchema).notNull(),
    way: oneOf('deliveries.way', deliveryWays).notNull(),
    on: text().notNull(),
    handedBy: text().notNull(),
    receivedBy: text().notNull(),
    receipt: json('deliveries.receipt', receiptSchema).notNull(),
    by: text().notNull(),
    at: text().notNull(),
    withdrawnReason: text(),
    withdrawnBy: text(),
    withdrawnAt: text(),
  },
  (t) => [index('deliveries_edition').on(t.editionNumber)],
)

/**
 * Append-only and hash-chained (db/events.ts). A row tells its event by its payload; rows from before there were
 * payloads have none and tell it by `key`, `from` and `to`.
 */
export const events = sqliteTable(
  'events',
  {
    seq: integer().primaryKey(),
    at: text().notNull(),
    by: text().notNull(),
    kind: text().notNull(),
    applicationId: text(),
    key: text(),
    from: text(),
    to: text(),
    prevHash: text().notNull(),
    hash: text().notNull(),
    /** JSON; exactly the text that was hashed. Last, so that what only looks at the others never reads it. */
    payload: text(),
  },
  (t) => [index('events_application').on(t.applicationId)],
)

/**
 * Append-only: what happened on other desks, as merges brought it. Whoever knows an event has seen what it wrote, and no
 * value of another desk is ever lost from the history.
 */
export const foreignEvents = sqliteTable(
  'foreign_events',
  {
    id: integer().primaryKey(),
    /** The merge that brought it: while that stands, this desk knows the event. */
    merge: text().notNull(),
    /** The uid of its application, or the name of a part of the batch. */
    owner: text().notNull(),
    hash: text().notNull(),
    /** The event as its own desk keeps it, JSON: all that its hash covers. */
    row: text().notNull(),
  },
  (t) => [index('foreign_events_owner').on(t.owner)],
)

/**
 * What lists and the matrix show of an application, computed, so that opening a large batch reads rows and checks
 * nothing (desk/batch/batch-overview.ts). A table that is named so is not sealed: what is altered in it is computed anew.
 */
export const overviews = sqliteTable('derived_overviews', {
  applicationId: text().primaryKey(),
  /** JSON, believed only where `overviewsHead` says that this very program wrote it, and `hash` that it is as written. */
  overview: text().notNull(),
  hash: text().notNull(),
})

/** Where the record ended when the overviews were kept, how many, and the rules they were computed by: one row. */
export const overviewsHead = sqliteTable('derived_overviews_head', {
  rules: text().notNull(),
  seq: integer().notNull(),
  hash: text().notNull(),
  count: integer().notNull(),
})

/** What every row of the other tables but the derived ones is checked against (db/seals.ts). */
export const seals = sqliteTable('seals', {
  /** An application, or a table and a stretch of its numbers. */
  scope: text().primaryKey(),
  rows: integer().notNull(),
  /** 64 hex digits. */
  seal: text().notNull(),
})

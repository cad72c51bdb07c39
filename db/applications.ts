import type { Application, KeptProblem, SetAside } from '../src-domain/batch/application.ts'
import { mostNumbers, numberHere, numberOf, positionOf } from '../src-domain/batch/application-number.ts'
import { given } from '../src-domain/given.ts'
import { addAttachment, gatherAttachments, type NewAttachment } from './attachments.ts'
import { and, asc, count, eq, isNotNull, isNull, lt, max, sql } from './drizzle.ts'
import { gatherValues, insertValue } from './form-values.ts'
import { notesOf } from './notes.ts'
import { gather } from './parts.ts'
import { passedOverReasons } from './passed-over.ts'
import { recusalsOf } from './recusals.ts'
import { returnedCounts } from './returned-forms.ts'
import { lastRounds } from './rounds.ts'
import { gatherRulings } from './rulings.ts'
import { applications, outlineTexts, rankings } from './schema.ts'
import { expectOne, insertInto, type Orm, placeholders, prepared, type Reading, type Writing } from './store.ts'
import { newUid } from './uid.ts'

/** An application as it comes in, before it has its number. */
export type NewApplication = Pick<Application, 'category' | 'folder' | 'form' | 'values' | 'outline' | 'cover'> & {
  /** None, where left out. */
  readonly pictures?: Application['pictures']
  readonly attachments: readonly NewAttachment[]
  readonly problems: readonly KeptProblem[]
  /** ISO 8601 instant. */
  readonly createdAt: string
  /** Of one that comes from another desk: what it is known by, and the number it has there. */
  readonly from?: { readonly uid: string; readonly number: string }
}

const isThis = eq(applications.id, sql.placeholder('id'))
const insertRow = insertInto(applications)
const insertOutlineText = insertInto(outlineTexts)
const deleteOutline = (orm: Orm) =>
  orm
    .delete(outlineTexts)
    .where(eq(outlineTexts.applicationId, sql.placeholder('id')))
    .prepare()
const selectRanked = (orm: Orm) =>
  orm
    .select({ row: applications, rank: rankings.rank })
    .from(applications)
    .leftJoin(rankings, eq(rankings.applicationId, applications.id))
const selectAll = (orm: Orm) => selectRanked(orm).orderBy(asc(applications.position)).prepare()
const selectOne = (orm: Orm) => selectRanked(orm).where(isThis).prepare()
const selectHead = (orm: Orm) => {
  const { id, category, withdrawnReason, withdrawnBy, withdrawnAt } = applications
  const head = { id, category, withdrawnReason, withdrawnBy, withdrawnAt }
  return orm.select(head).from(applications).where(isThis).prepare()
}
const selectByForm = (orm: Orm) =>
  orm
    .select({ id: applications.id })
    .from(applications)
    .where(
      and(
        eq(applications.formSha256, sql.placeholder('sha256')),
        eq(applications.folder, sql.placeholder('folder')),
        isNull(applications.withdrawnAt),
      ),
    )
    .prepare()
const selectWithdrawnForm = (orm: Orm) =>
  orm
    .select({ id: applications.id })
    .from(applications)
    .where(
      and(
        eq(applications.formSha256, sql.placeholder('sha256')),
        eq(applications.folder, sql.placeholder('folder')),
        isNotNull(applications.withdrawnAt),
      ),
    )
    .limit(1)
    .prepare()
const selectFolders = (orm: Orm) =>
  orm
    .select({ id: applications.id, folder: applications.folder })
    .from(applications)
    .where(and(eq(applications.category, sql.placeholder('category')), isNull(applications.withdrawnAt)))
    .prepare()
const selectLastPosition = (orm: Orm) =>
  orm
    .select({ last: max(applications.position) })
    .from(applications)
    .where(lt(applications.position, sql.placeholder('below')))
    .prepare()
const selectId = (orm: Orm) => orm.select({ id: applications.id }).from(applications).where(isThis).prepare()
const selectByUid = (orm: Orm) =>
  orm
    .select({ id: applications.id })
    .from(applications)
    .where(eq(applications.uid, sql.placeholder('uid')))
    .prepare()
const selectCreated = (orm: Orm) =>
  orm.select({ at: applications.createdAt }).from(applications).where(isThis).prepare()
const selectHeads = (orm: Orm) =>
  orm
    .select({ id: applications.id, uid: applications.uid, category: applications.category })
    .from(applications)
    .prepare()
const selectCount = (orm: Orm) => orm.select({ count: count() }).from(applications).prepare()
const updateDeclined = (orm: Orm) =>
  orm
    .update(applications)
    .set(placeholders('declinedReason', 'declinedBy', 'declinedAt'))
    .where(isThis)
    .prepare()
const updateWithdrawn = (orm: Orm) =>
  orm
    .update(applications)
    .set(placeholders('withdrawnReason', 'withdrawnBy', 'withdrawnAt'))
    .where(isThis)
    .prepare()

const updateForm = (orm: Orm) =>
  orm
    .update(applications)
    .set(placeholders('formFile', 'formSha256', 'formSize', 'cover', 'problems'))
    .where(isThis)
    .prepare()
const updatePictures = (orm: Orm) => orm.update(applications).set(placeholders('pictures')).where(isThis).prepare()

const gatherOutline = gather(outlineTexts, 'position')

/** Every application of the batch, whole, in the order they came in. */
export function listApplications(reading: Reading): Application[] {
  return assemble(reading, prepared(reading, selectAll).all())
}

export function countApplications(reading: Reading): number {
  return prepared(reading, selectCount).get()?.count ?? 0
}

export function readApplication(reading: Reading, id: string): Application | undefined {
  return assemble(reading, prepared(reading, selectOne).all({ id }), id)[0]
}

/** Of an application what says whether and how it may be changed: without its parts. */
export type ApplicationHead = Pick<Application, 'id' | 'category' | 'withdrawn'>

export function readHead(reading: Reading, id: string): ApplicationHead | undefined {
  const row = prepared(reading, selectHead).get({ id })
  if (!row) return undefined
  const withdrawn = setAside(row.withdrawnReason, row.withdrawnBy, row.withdrawnAt)
  return { id: row.id, category: row.category, ...given({ withdrawn }) }
}

/** The application that came in with this very form from this folder, unless it was withdrawn. */
export function findByForm(reading: Reading, folder: string, sha256: string): Application | undefined {
  const row = prepared(reading, selectByForm).get({ folder, sha256 })
  return row && readApplication(reading, row.id)
}

/** Whether an application that came in with this very form from this folder was withdrawn. */
export function wasWithdrawn(reading: Reading, folder: string, sha256: string): boolean {
  return prepared(reading, selectWithdrawnForm).get({ folder, sha256 }) !== undefined
}

/** The folders the applications of a category came in, without those that were withdrawn. */
export function foldersOf(reading: Reading, category: Application['category']): { id: string; folder: string }[] {
  return prepared(reading, selectFolders).all({ category })
}

/**
 * Takes an application in with all its parts; returns its id, the next of A01, A02 …, or, of one that comes from another
 * desk, what that is here (application-number.ts).
 */
export function insertApplication(writing: Writing, application: NewApplication): string {
  const { category, folder, form, cover, problems, createdAt, pictures = [], from } = application
  const { id, position } = placeFor(writing, from)
  insertRow(writing, {
    id,
    uid: from?.uid ?? newUid(),
    position,
    category,
    folder,
    formFile: form?.file,
    formSha256: form?.sha256,
    formSize: form?.size,
    cover,
    problems,
    createdAt,
    pictures,
  })
  for (const value of application.values) insertValue(writing, id, value)
  insertOutline(writing, id, application.outline)
  for (const attachment of application.attachments) addAttachment(writing, id, attachment)
  return id
}

function placeFor(writing: Writing, from: NewApplication['from']): { readonly id: string; readonly position: number } {
  const next = (below: number, first: number) =>
    Math.max(prepared(writing, selectLastPosition).get({ below })?.last ?? 0, first - 1) + 1
  if (!from) {
    const position = next(mostNumbers, 1)
    return { id: numberOf(position), position }
  }
  const id = numberAmong(writing, from)
  return { id, position: positionOf(id) ?? next(Number.MAX_SAFE_INTEGER, mostNumbers) }
}

/** The number one from another desk would have here. */
export function numberAmong(reading: Reading, { uid, number }: NonNullable<NewApplication['from']>): string {
  return numberHere(number, uid, (id) => prepared(reading, selectId).get({ id }) !== undefined)
}

/** The application known by this uid on every desk. */
export function idOfUid(reading: Reading, uid: string): string | undefined {
  return prepared(reading, selectByUid).get({ uid })?.id
}

/** What each application is known by on every desk, and its category, by its id. */
export function applicationHeads(reading: Reading): ReadonlyMap<string, Pick<Application, 'id' | 'uid' | 'category'>> {
  return new Map(
    prepared(reading, selectHeads)
      .all()
      .map((head) => [head.id, head]),
  )
}

/** When it came in, ISO 8601 instant. */
export function createdAtOf(reading: Reading, id: string): string | undefined {
  return prepared(reading, selectCreated).get({ id })?.at
}

/** Makes `outline` the application's whole outline, in this order. */
export function replaceOutline(writing: Writing, id: string, outline: Application['outline']): void {
  prepared(writing, deleteOutline).run({ id })
  insertOutline(writing, id, outline)
}

function insertOutline(writing: Writing, id: string, outline: Application['outline']): void {
  for (const [index, text] of outline.entries()) {
    insertOutlineText(writing, { applicationId: id, position: index + 1, ...text })
  }
}

/** Makes this the form an application goes by. */
export function setForm(
  writing: Writing,
  id: string,
  { form, cover, problems }: Pick<Application, 'form' | 'cover' | 'problems'>,
): void {
  const { file: formFile = null, sha256: formSha256 = null, size: formSize = null } = form ?? {}
  const set = { id, formFile, formSha256, formSize, cover, problems }
  expectOne(prepared(writing, updateForm).run(set), `application ${id}`)
}

/** Makes these the pictures the lines of its outline may stand for. */
export function setPictures(writing: Writing, id: string, pictures: Application['pictures']): void {
  expectOne(prepared(writing, updatePictures).run({ id, pictures }), `application ${id}`)
}

/** Sets 不予推荐, or clears it with `undefined`. */
export function setDeclined(writing: Writing, id: string, declined: SetAside | undefined): void {
  const { reason: declinedReason = null, by: declinedBy = null, at: declinedAt = null } = declined ?? {}
  expectOne(prepared(writing, updateDeclined).run({ id, declinedReason, declinedBy, declinedAt }), `application ${id}`)
}

/** Sets 已撤回, or clears it with `undefined`. */
export function setWithdrawn(writing: Writing, id: string, withdrawn: SetAside | undefined): void {
  const { reason: withdrawnReason = null, by: withdrawnBy = null, at: withdrawnAt = null } = withdrawn ?? {}
  const set = { id, withdrawnReason, withdrawnBy, withdrawnAt }
  expectOne(prepared(writing, updateWithdrawn).run(set), `application ${id}`)
}

type Ranked = { readonly row: typeof applications.$inferSelect; readonly rank: number | null }

/** Puts the parts of one application, or of all, to their rows: one statement a table, never one an application. */
function assemble(reading: Reading, rows: readonly Ranked[], id?: string): Application[] {
  const values = gatherValues(reading, id)
  const outline = gatherOutline(reading, id)
  const attachments = gatherAttachments(reading, id)
  const rulings = gatherRulings(reading, id)
  const rounds = lastRounds(reading, id)
  const returned = returnedCounts(reading, id)
  const notes = notesOf(reading, id)
  const recusals = recusalsOf(reading, id)
  const passed = passedOverReasons(reading, id)
  return rows.map(({ row, rank }) => ({
    id: row.id,
    uid: row.uid,
    category: row.category,
    folder: row.folder,
    ...formOf(row),
    values: values.get(row.id) ?? [],
    outline: outline.get(row.id) ?? [],
    pictures: row.pictures,
    attachments: attachments.get(row.id) ?? [],
    cover: row.cover,
    rulings: rulings.get(row.id) ?? [],
    problems: row.problems,
    ...(rank !== null && { rank }),
    ...given({
      round: rounds.get(row.id),
      returned: returned.get(row.id),
      notes: notes.get(row.id),
      recusals: recusals.get(row.id),
      passedOver: passed.get(row.id),
      declined: setAside(row.declinedReason, row.declinedBy, row.declinedAt),
      withdrawn: setAside(row.withdrawnReason, row.withdrawnBy, row.withdrawnAt),
    }),
  }))
}

function formOf({ formFile, formSha256, formSize }: Ranked['row']): Pick<Application, 'form'> {
  if (formFile === null || formSha256 === null || formSize === null) return {}
  return { form: { file: formFile, sha256: formSha256, size: formSize } }
}

function setAside(reason: string | null, by: string | null, at: string | null): SetAside | undefined {
  return reason === null || by === null || at === null ? undefined : { reason, by, at }
}

import type { Batch } from '../src-domain/batch/batch.ts'
import { batch } from './schema.ts'
import { insertInto, type Orm, prepared, present, type Reading, type Writing } from './store.ts'

/** The officer the city writes to (notice 三、6). */
export type Liaison = {
  readonly name?: string
  readonly title?: string
  readonly phone?: string
  readonly email?: string
}

/** The batch with what the store keeps beside it. */
export type BatchRecord = Batch & {
  /** Tells this desk from every other: 128 random bits, lower-case hex. */
  readonly deskId: string
  readonly liaison: Liaison
  /** ISO 8601 instant. */
  readonly createdAt: string
}

const selectBatch = (orm: Orm) => orm.select().from(batch).prepare()
const deleteBatch = (orm: Orm) => orm.delete(batch).prepare()
const insertBatch = insertInto(batch)

/** The folder's batch, or undefined before it has been set up. */
export function readBatch(reading: Reading): BatchRecord | undefined {
  const row = prepared(reading, selectBatch).get()
  if (!row) return undefined
  const { deskId, scheme, district, recommender, preparer, phone, email, assembly, materialsOn, notice, createdAt } =
    row
  const { liaisonName: name, liaisonTitle: title, liaisonPhone, liaisonEmail } = row
  const liaison = present({ name, title, phone: liaisonPhone, email: liaisonEmail })
  const own = {
    deskId,
    scheme,
    notice,
    district,
    recommender,
    preparer,
    phone,
    email,
    assembly,
    materialsOn,
    createdAt,
  }
  return { ...present(own), liaison }
}

/** Sets the folder's batch up, or replaces what it says. */
export function writeBatch(writing: Writing, { liaison, ...given }: BatchRecord): void {
  prepared(writing, deleteBatch).run()
  insertBatch(writing, {
    id: 1,
    ...given,
    liaisonName: liaison.name,
    liaisonTitle: liaison.title,
    liaisonPhone: liaison.phone,
    liaisonEmail: liaison.email,
  })
}

import type { SetAside } from '../src-domain/batch/application.ts'
import type { CarriedCopy, Delivery } from '../src-domain/delivery/delivery.ts'
import { asc, eq, sql } from './drizzle.ts'
import { carriedCopies, deliveries } from './schema.ts'
import {
  expectOne,
  insertInto,
  type Orm,
  placeholders,
  prepared,
  present,
  type Reading,
  type Writing,
} from './store.ts'

const insertRow = insertInto(deliveries)
const selectAll = (orm: Orm) => orm.select().from(deliveries).orderBy(asc(deliveries.id)).prepare()
const updateWithdrawn = (orm: Orm) =>
  orm
    .update(deliveries)
    .set(placeholders('withdrawnReason', 'withdrawnBy', 'withdrawnAt'))
    .where(eq(deliveries.uid, sql.placeholder('uid')))
    .prepare()

const insertCopy = insertInto(carriedCopies)
const selectCopies = (orm: Orm) => orm.select().from(carriedCopies).orderBy(asc(carriedCopies.id)).prepare()

export function insertDelivery(writing: Writing, { edition, withdrawn: _, ...delivery }: Delivery): void {
  insertRow(writing, { ...delivery, editionNumber: edition })
}

/** Deliveries of all editions, those that were withdrawn too, oldest first. */
export function listDeliveries(reading: Reading): Delivery[] {
  return prepared(reading, selectAll)
    .all()
    .map(({ id: _, editionNumber: edition, withdrawnReason, withdrawnBy, withdrawnAt, ...row }) => {
      const withdrawn =
        withdrawnReason === null || withdrawnBy === null || withdrawnAt === null
          ? {}
          : { withdrawn: { reason: withdrawnReason, by: withdrawnBy, at: withdrawnAt } }
      return { ...row, edition, ...withdrawn }
    })
}

/** Withdraws a delivery, or with `undefined` lets it stand again. */
export function setDeliveryWithdrawn(writing: Writing, uid: string, withdrawn: SetAside | undefined): void {
  const { reason: withdrawnReason = null, by: withdrawnBy = null, at: withdrawnAt = null } = withdrawn ?? {}
  const row = { uid, withdrawnReason, withdrawnBy, withdrawnAt }
  expectOne(prepared(writing, updateWithdrawn).run(row), `delivery ${uid}`)
}

export function insertCarried(writing: Writing, { edition, ...copy }: CarriedCopy): void {
  insertCopy(writing, { ...copy, editionNumber: edition })
}

/** Oldest first. */
export function listCarried(reading: Reading): CarriedCopy[] {
  return prepared(reading, selectCopies)
    .all()
    .map((row) => {
      const { id: _, editionNumber: edition, ...copy } = present(row)
      return { ...copy, edition }
    })
}

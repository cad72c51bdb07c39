import type { SetAside } from '../src-domain/batch/application.ts'
import { eq, sql } from './drizzle.ts'
import { passedOver } from './schema.ts'
import { insertInto, type Orm, prepared, type Reading, type Writing } from './store.ts'

const ofApplication = eq(passedOver.applicationId, sql.placeholder('applicationId'))
const insertRow = insertInto(passedOver)
const selectAll = (orm: Orm) => orm.select().from(passedOver).prepare()
const selectOne = (orm: Orm) => orm.select().from(passedOver).where(ofApplication).prepare()
const deleteOne = (orm: Orm) => orm.delete(passedOver).where(ofApplication).prepare()

/** Why an application is not recommended though eligible, of each that has a reason, or of one. */
export function passedOverReasons(reading: Reading, applicationId?: string): ReadonlyMap<string, SetAside> {
  const rows =
    applicationId === undefined
      ? prepared(reading, selectAll).all()
      : prepared(reading, selectOne).all({ applicationId })
  return new Map(rows.map(({ applicationId: id, ...reason }) => [id, reason]))
}

/** Sets the reason, or takes it away with `undefined`. */
export function setPassedOver(writing: Writing, applicationId: string, reason: SetAside | undefined): void {
  prepared(writing, deleteOne).run({ applicationId })
  if (reason) insertRow(writing, { applicationId, ...reason })
}

import type { Signed } from '../src-domain/sign-off/sign-off.ts'
import { asc } from './drizzle.ts'
import { signOffs } from './schema.ts'
import { insertInto, type Orm, prepared, present, type Reading, type Writing } from './store.ts'
import { newUid } from './uid.ts'

const insertRow = insertInto(signOffs)
const selectAll = (orm: Orm) => orm.select().from(signOffs).orderBy(asc(signOffs.id)).prepare()

/** 会签, act by act in their order. */
export function listSigned(reading: Reading): Signed[] {
  return prepared(reading, selectAll)
    .all()
    .map(({ id: _, uid: __, ...row }) => present(row))
}

export function addSigned(writing: Writing, signed: Signed): void {
  insertRow(writing, { ...signed, uid: newUid() })
}

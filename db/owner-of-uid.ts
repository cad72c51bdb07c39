import type { Orm, Reading } from './store.ts'
import { prepared } from './store.ts'

const select = (orm: Orm) =>
  orm.$client
    .prepare<[{ uid: string }], string>(
      `SELECT application_id FROM attachments WHERE uid = :uid UNION ALL SELECT application_id FROM rounds WHERE uid = :uid
       UNION ALL SELECT application_id FROM notes WHERE uid = :uid UNION ALL SELECT application_id FROM returned_forms WHERE uid = :uid`,
    )
    .pluck()

/** The application that has a part known by this uid. */
export function ownerOfUid(reading: Reading, uid: string): string | undefined {
  return prepared(reading, select).get({ uid })
}

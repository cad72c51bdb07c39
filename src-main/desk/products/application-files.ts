import { applicationData } from '../../../src-domain/edition/application-data.ts'
import type { Edition } from '../../../src-domain/edition/edition.ts'
import { type Measured, sha256 } from '../../files/sha256.ts'
import type { Desk } from '../desk.ts'
import { checkBatch } from '../findings/check-batch.ts'

/** application.json of each recommended application of the current edition, with what the checks find now. */
export function applicationFiles(desk: Desk, edition: Edition): ReadonlyMap<string, Measured & { bytes: Buffer }> {
  const checked = new Map(checkBatch(desk).map(({ application, findings }) => [application.id, findings]))
  return new Map(
    edition.content.sections.flatMap(({ category, entries }) =>
      entries.map((entry) => {
        const findings = checked.get(entry.application) ?? []
        const data = applicationData(desk.scheme, edition, { category, entry, findings })
        const bytes = Buffer.from(`${JSON.stringify(data, null, 1)}\n`)
        return [entry.application, { bytes, size: bytes.length, sha256: sha256(bytes) }] as const
      }),
    ),
  )
}

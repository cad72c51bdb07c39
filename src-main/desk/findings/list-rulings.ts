import type { Ruling } from '../../../src-domain/batch/application.ts'
import { applicantName } from '../../../src-domain/edition/edition-content.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import type { ReadableDesk } from '../desk.ts'
import { checkBatch } from './check-batch.ts'

/** A ruling that counts, and whose it is. */
export type RulingRow = Omit<Ruling, 'basis'> & { readonly application: string; readonly name: string }

/** The rulings that count in a category, application by application, each in the order of the checks. */
export function listRulings(desk: ReadableDesk, { category }: { readonly category: CategoryId }): RulingRow[] {
  return checkBatch(desk).flatMap(({ application, findings }) => {
    if (application.category !== category) return []
    const name = applicantName(application, categoryOf(desk.scheme, category))
    return findings.flatMap(({ ruling }) => {
      if (!ruling) return []
      const { basis: _, ...told } = ruling
      return { application: application.id, name, ...told }
    })
  })
}

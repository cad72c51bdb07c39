import { listApplications } from '../../../db/applications.ts'
import { type Application, type FormValue, fieldValue } from '../../../src-domain/batch/application.ts'
import { modesOf } from '../../../src-domain/batch/modes.ts'
import { withoutPictures } from '../../../src-domain/batch/outline-pictures.ts'
import { standingProblems } from '../../../src-domain/batch/standing-problems.ts'
import { findDuplicates, namedOtherwise } from '../../../src-domain/checks/duplicate.ts'
import { applicantName } from '../../../src-domain/edition/edition-content.ts'
import { given } from '../../../src-domain/given.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { categoryOf, fieldOf } from '../../../src-domain/schemes/lookup.ts'
import type { Category } from '../../../src-domain/schemes/scheme.ts'
import { characterCount } from '../../../src-domain/text/characters.ts'
import { addressOf } from '../../../src-domain/values/address.ts'
import type { Desk } from '../desk.ts'

/** Applications as the import hands them to people and machines: every value with its source and certainty. */
export function viewApplications(desk: Desk, ids: readonly string[]) {
  const all = listApplications(desk.store)
  const byId = new Map(all.map((a) => [a.id, a]))
  const duplicates = findDuplicates(all, desk.scheme)
  return ids.flatMap((id) => {
    const application = byId.get(id)
    return application ? [view(application, desk, duplicates.get(id) ?? [])] : []
  })
}

export type ApplicationView = ReturnType<typeof viewApplications>[number]

function view(application: Application, desk: Desk, duplicates: readonly Application[]) {
  const category = categoryOf(desk.scheme, application.category)
  const headings = new Map(category.outline.headings.map((h) => [h.id, h.title]))
  return {
    id: application.id,
    folder: application.folder,
    category: application.category,
    name: applicantName(application, category),
    creditCode: (category.creditCodeField && fieldValue(application, category.creditCodeField)?.value) ?? '',
    fields: application.values.map((value) => ({
      key: value.key,
      label: printedLabel(category, value),
      ...given({ year: value.year }),
      value: value.value,
      raw: value.raw,
      source: value.source,
      certainty: value.certainty,
      ...(value.note ? { note: value.note } : {}),
    })),
    modes: modesOf(application, category),
    outline: application.outline.map((o) => ({
      heading: headings.get(o.heading) ?? o.title,
      title: o.title,
      characters: characterCount(withoutPictures(o.text)),
    })),
    attachments: application.attachments.map(({ slot, file, year, sha256, pages, certainty, note }) => ({
      slot,
      file,
      ...given({ year }),
      sha256,
      ...given({ pages }),
      certainty,
      ...(note ? { note } : {}),
    })),
    problems: [
      ...standingProblems(application),
      ...duplicates.map((d) =>
        d.category === application.category
          ? problem('duplicate', { ...d, otherwise: namedOtherwise(application, d, desk.scheme) })
          : problem('applied-elsewhere', { ...d, category: categoryOf(desk.scheme, d.category).title }),
      ),
    ],
  }
}

/** The printed label of a value without its year and row: of its field, its column, or its seal block. */
export function printedLabel(category: Category, value: FormValue): string {
  const { key, column } = addressOf(value)
  const field = fieldOf(category, key)
  if (column) return field?.columns?.find((c) => c.key === column)?.label ?? value.key
  if (field) return field.group ? `${field.group}—${field.label}` : field.label
  return category.seals.find((s) => s.id === value.key)?.label ?? value.key
}

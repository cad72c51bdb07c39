import { type Application, fieldValue } from '../batch/application.ts'
import type { Batch } from '../batch/batch.ts'
import { modesOf } from '../batch/modes.ts'
import { picturesIn } from '../batch/outline-pictures.ts'
import { given } from '../given.ts'
import { assertNever } from '../result.ts'
import { categoryOf } from '../schemes/lookup.ts'
import type { Category, Scheme, SummaryColumn } from '../schemes/scheme.ts'
import type { BeyondQuota, EditionContent, EditionEntry } from './edition.ts'

/** Everything that goes to the city, as the batch stands now: the recommended applications in rank order. */
export function editionContent(
  scheme: Scheme,
  batch: Batch,
  applications: readonly Application[],
  beyond: readonly BeyondQuota[] = [],
): EditionContent {
  return {
    scheme: scheme.id,
    ...given({ notice: batch.notice }),
    district: batch.district,
    recommender: batch.recommender,
    preparer: batch.preparer,
    phone: batch.phone,
    sections: scheme.summary.sections.map(({ category, columns }) => ({
      category,
      entries: applications
        .filter((a) => a.category === category && a.rank !== undefined)
        .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
        .map((a) => toEntry(a, columns, categoryOf(scheme, category), batch)),
    })),
    ...(beyond.length > 0 && { beyond }),
  }
}

function toEntry(
  application: Application,
  columns: readonly SummaryColumn[],
  category: Category,
  batch: Batch,
): EditionEntry {
  return {
    application: application.id,
    rank: application.rank ?? 0,
    name: applicantName(application, category),
    summary: columns.map((column) => summaryCell(column, application, category, batch)),
    values: application.values.map(({ key, year, value }) => ({ key, ...given({ year }), value })),
    outline: application.outline.map(({ heading, title, text }) => ({ heading, title, text })),
    ...picturesOf(application),
    ...(application.form ? { form: application.form } : {}),
    attachments: application.attachments.map(({ slot, year, file, sha256, size }) => ({
      slot,
      ...given({ year }),
      file,
      sha256,
      size,
    })),
  }
}

/** Left out where there are none: an edition without pictures has the hash it always had. */
function picturesOf({ outline, pictures }: Application): Pick<EditionEntry, 'pictures'> {
  const shown = new Set(outline.flatMap(({ text }) => picturesIn(text)))
  const standing = pictures.filter(({ name }) => shown.has(name))
  return standing.length > 0 ? { pictures: standing } : {}
}

/** The applicant's name, or its folder while the form gives none. */
export function applicantName(application: Application, category: Category): string {
  return fieldValue(application, category.nameField)?.value ?? application.folder
}

function summaryCell(column: SummaryColumn, application: Application, category: Category, batch: Batch): string {
  const { from } = column
  switch (from.kind) {
    case 'rank':
      return String(application.rank ?? '')
    case 'modes':
      return modesOf(application, category).join('、')
    case 'field':
      return fieldValue(application, from.key, from.year)?.value ?? ''
    case 'yesNo': {
      const value = fieldValue(application, from.key)?.value
      return value === '是' ? from.yes : value === '否' ? from.no : ''
    }
    case 'contact':
      return batch[from.key] ?? ''
    default:
      return assertNever(from)
  }
}

import { lastChange } from '../../../db/events.ts'
import type { Application } from '../../../src-domain/batch/application.ts'
import { given } from '../../../src-domain/given.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { Scheme } from '../../../src-domain/schemes/scheme.ts'
import { addressOf } from '../../../src-domain/values/address.ts'
import { isFigureAt } from '../../../src-domain/values/shown-value.ts'
import type { Desk } from '../desk.ts'
import { withdrawnProblem } from '../find-application.ts'
import { checkApplication } from '../findings/check-application.ts'
import { printedLabel } from './intake-view.ts'
import { type ApplicationRow, toRow } from './row.ts'

/** One line of two applications side by side; an absent side has nothing there. */
export type ComparedLine = {
  readonly part: 'value' | 'outline' | 'attachment'
  readonly label: string
  readonly year?: number
  readonly left?: string
  readonly right?: string
  /** A number by its field's type. */
  readonly figure?: true
  readonly same: boolean
}

export type Comparison = {
  readonly left: ApplicationRow
  readonly right: ApplicationRow
  readonly lines: readonly ComparedLine[]
}

/** Two applications field by field, in the order of the left one's form and then what only the right one has. */
export function compareApplications(
  desk: Desk,
  { left, right }: { readonly left: string; readonly right: string },
): Result<Comparison> {
  const one = checkApplication(desk, left)
  if (!one.ok) return one
  const other = checkApplication(desk, right)
  if (!other.ok) return other
  const withdrawn = withdrawnProblem(one.value.application) ?? withdrawnProblem(other.value.application)
  if (withdrawn) return failed(withdrawn)
  const lefts = partsOf(desk.scheme, one.value.application)
  const rights = partsOf(desk.scheme, other.value.application)
  const lines = [...new Map([...lefts, ...rights]).keys()].map((key): ComparedLine => {
    const [a, b] = [lefts.get(key), rights.get(key)]
    const { part, label, year, figure } = (a ?? b) as Part
    return {
      part,
      label,
      ...given({ year }),
      ...(a ? { left: a.text } : {}),
      ...(b ? { right: b.text } : {}),
      ...(figure ? { figure } : {}),
      same: a?.text === b?.text,
    }
  })
  return ok({
    left: toRow(desk.scheme, one.value, lastChange(desk.store, left)),
    right: toRow(desk.scheme, other.value, lastChange(desk.store, right)),
    lines,
  })
}

type Part = Pick<ComparedLine, 'part' | 'label' | 'year' | 'figure'> & { readonly text: string }

/** What an application says, by a key that means the same in another one; empty values say nothing. */
function partsOf(scheme: Scheme, application: Application): Map<string, Part> {
  const category = categoryOf(scheme, application.category)
  const titles = new Map(category.outline.headings.map((h) => [h.id, h.title]))
  const parts: [string, Part][] = [
    ...application.values
      .filter((v) => v.value !== '')
      .map((v): [string, Part] => [
        `value ${v.key} ${v.year}`,
        {
          part: 'value',
          label: printedLabel(category, v),
          ...given({ year: v.year }),
          text: v.value,
          ...(isFigureAt(category, addressOf(v)) ? { figure: true } : {}),
        },
      ]),
    ...application.outline
      .filter((o) => o.text.trim() !== '')
      .map((o): [string, Part] => [
        `outline ${o.heading}`,
        { part: 'outline', label: titles.get(o.heading) ?? o.title, text: o.text },
      ]),
    ...category.attachments.flatMap((slot): [string, Part][] => {
      const files = application.attachments.filter((a) => a.slot === slot.id).map((a) => a.file)
      if (files.length === 0) return []
      return [[`attachment ${slot.id}`, { part: 'attachment', label: slot.title, text: files.join('、') }]]
    }),
  ]
  return new Map(parts)
}

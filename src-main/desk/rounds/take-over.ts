import { replaceOutline, setForm, setPictures } from '../../../db/applications.ts'
import { setValue } from '../../../db/form-values.ts'
import type { Application, FormValue } from '../../../src-domain/batch/application.ts'
import { picturesIn } from '../../../src-domain/batch/outline-pictures.ts'
import type { ReturnedForm } from '../../../src-domain/batch/returned-form.ts'
import type { FormState } from '../../../src-domain/events/kinds/form-replaced.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { type Difference, valueId } from '../../../src-domain/rounds/difference.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { addressOf } from '../../../src-domain/values/address.ts'
import type { Actor } from '../actor.ts'
import { type ChangingDesk, change, type Desk, type Kept } from '../desk.ts'
import { applicationOf } from '../find-application.ts'
import { withText } from '../values/edit-outline.ts'
import { stateOf } from '../values/value-state.ts'
import { differencesIn, findReturned, type OfReturned } from './returned-form.ts'
import { settleIn } from './settle-return.ts'

/**
 * 采用: makes the application say what a form that came back says, at these places, or wherever it differs but where an
 * officer has set what stands there. What stood there stays in the record; once nothing differs the form is settled.
 * Problems: those of `findReturned`, `difference-gone`.
 */
export function takeOver(
  desk: Desk,
  { places, ...of }: OfReturned & { readonly places?: readonly string[] | undefined },
  actor: Actor,
): Result<{ readonly left: number } & Kept> {
  return change(desk, actor, (tx) => {
    const found = findReturned(tx, of)
    if (!found.ok) return found
    const { returned, differences } = found.value
    const chosen = differences.filter(({ id, ours }) => (places ? places.includes(id) : !ours))
    if (places && new Set(places).size > chosen.length) {
      return failed(problem('difference-gone', { application: of.application }))
    }
    for (const difference of chosen) takeOne(tx, of.application, returned, difference)
    const left = differencesIn(tx, applicationOf(tx, of.application), returned).length
    if (left === 0) settleIn(tx, of.application, returned, 'taken')
    return ok({ left })
  })
}

function takeOne(tx: ChangingDesk, id: string, returned: ReturnedForm, { part, id: place }: Difference): void {
  const application = applicationOf(tx, id)
  if (part === 'form') takeForm(tx, application, returned)
  else if (part === 'value') takeValue(tx, application, returned, place)
  else takeText(tx, application, returned, place.slice('outline '.length))
}

function takeForm(tx: ChangingDesk, application: Application, { form, read }: ReturnedForm): void {
  const after: FormState = { form, cover: read.cover, problems: [...read.problems] }
  setForm(tx.store, application.id, after)
  const told = { from: application.form?.file ?? '', to: form.file }
  tx.record({ kind: 'form-replaced', ...told, before: formState(application), after }, application.id)
}

/** The form an application goes by, as events keep it. */
export function formState({ form, cover, problems }: Application): FormState {
  return { ...(form ? { form } : {}), cover, problems: [...problems] }
}

function takeValue(tx: ChangingDesk, application: Application, { form, read }: ReturnedForm, place: string): void {
  const from = application.values.find((value) => valueId(value) === place)
  const to = read.values.find((value) => valueId(value) === place) ?? (from && emptied(tx, from))
  if (!to) return
  setValue(tx.store, application.id, to)
  const told = { address: addressOf(to), ...(from && { from: from.value }), to: to.value, file: form.file }
  const states = { ...(from && { before: stateOf(from) }), after: stateOf(to) }
  tx.record({ kind: 'value-taken-over', ...told, ...states }, application.id)
}

/** The form that came back has nothing there. */
function emptied(tx: ChangingDesk, { note: _, ...from }: FormValue): FormValue {
  return { ...from, value: '', raw: '', source: { kind: 'officer', by: tx.actor.name, at: tx.at }, certainty: 'sure' }
}

function takeText(tx: ChangingDesk, application: Application, { read }: ReturnedForm, heading: string): void {
  const category = categoryOf(tx.scheme, application.category)
  const before = application.outline.find((o) => o.heading === heading)
  const after = read.outline.find((o) => o.heading === heading)
  const text = after?.text ?? ''
  const shown = new Set(picturesIn(text))
  const known = new Set(application.pictures.map(({ name }) => name))
  const added = read.pictures.filter(({ name }) => shown.has(name) && !known.has(name))
  if (added.length > 0) setPictures(tx.store, application.id, [...application.pictures, ...added])
  replaceOutline(tx.store, application.id, withText(category, application.outline, heading, text))
  const told = { heading, ...(before ? { from: before.text } : {}), to: text }
  tx.record({ kind: 'outline-changed', ...told }, application.id)
}

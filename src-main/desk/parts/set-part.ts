import { replaceOutline, setDeclined, setForm, setPictures, setWithdrawn } from '../../../db/applications.ts'
import { addAttachment, removeAttachment } from '../../../db/attachments.ts'
import { removeValue, setValue } from '../../../db/form-values.ts'
import { setNote } from '../../../db/notes.ts'
import { setPassedOver } from '../../../db/passed-over.ts'
import { setPolicyAnswer } from '../../../db/policy-answers.ts'
import { setReturnedForm } from '../../../db/returned-forms.ts'
import { setRound } from '../../../db/rounds.ts'
import { addRuling, withdrawRuling } from '../../../db/rulings.ts'
import type { Application } from '../../../src-domain/batch/application.ts'
import { given } from '../../../src-domain/given.ts'
import { type Json, sameJson, toJson } from '../../../src-domain/merge/json.ts'
import { type PartKind, type PartValue, partOf, partSchemas } from '../../../src-domain/merge/part.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { keyOf, parseAddress } from '../../../src-domain/values/address.ts'
import type { ChangingDesk } from '../desk.ts'
import { applicationOf } from '../find-application.ts'

/** A part of a kind, as it was and as it is to be; absent where there was or will be none. */
type Setting<Kind extends PartKind> = {
  readonly of: string
  readonly before: PartValue<Kind> | undefined
  readonly after: PartValue<Kind> | undefined
}

/** How each kind of part is kept. */
const setters: {
  readonly [Kind in PartKind]: (tx: ChangingDesk, application: Application, setting: Setting<Kind>) => void
} = {
  value({ store }, { id }, { of, before, after }) {
    const address = parseAddress(of)
    if (!address) throw new Error(`${of} is no address`)
    const place = { key: keyOf(address), ...given({ year: address.year }) }
    if (after) setValue(store, id, { ...place, ...after })
    else if (before) removeValue(store, id, place)
  },
  outline({ store, scheme }, { id, category, outline }, { of, after }) {
    const others = outline.filter(({ heading }) => heading !== of)
    const { headings } = categoryOf(scheme, category).outline
    const place = ({ heading }: { readonly heading: string }) => headings.findIndex((h) => h.id === heading)
    const all = after ? [...others, { heading: of, ...after }] : others
    replaceOutline(
      store,
      id,
      all.toSorted((a, b) => place(a) - place(b)),
    )
  },
  picture({ store }, { id, pictures }, { of, after }) {
    const at = pictures.findIndex(({ name }) => name === of)
    const others = pictures.filter(({ name }) => name !== of)
    setPictures(store, id, after ? others.toSpliced(at < 0 ? others.length : at, 0, after) : others)
  },
  attachment({ store }, { id, attachments }, { of, after }) {
    const now = attachments.find(({ uid }) => uid === of)
    if (now) removeAttachment(store, now.id)
    if (after) addAttachment(store, id, after)
  },
  ruling({ store, at, actor }, { id, rulings }, { of, after }) {
    const standing = rulings.filter(({ check }) => check === of)
    // One that stands beneath others comes to count again as they go, or taking it back would bring those out once more.
    const beneath = standing.findLastIndex(({ uid: _, check: __, ...ruling }) => sameJson(toJson(ruling), after))
    for (const ruling of after && beneath < 0 ? [] : standing.slice(beneath + 1)) {
      withdrawRuling(store, id, ruling, { by: actor.name, at })
    }
    if (after && beneath < 0) addRuling(store, id, { check: of, ...after })
  },
  note: ({ store }, { id }, { before, after }) => setNote(store, id, before, after),
  round: ({ store }, { id }, { before, after }) => setRound(store, id, before, after),
  returned: ({ store }, { id }, { of, after }) => setReturnedForm(store, id, of, after),
  answer: ({ store }, { id }, { of, after }) => setPolicyAnswer(store, id, { key: of, value: after }),
  form: ({ store }, { id }, { after = { cover: {}, problems: [] } }) => setForm(store, id, after),
  declined: ({ store }, { id }, { after }) => setDeclined(store, id, after),
  withdrawn: ({ store }, { id }, { after }) => setWithdrawn(store, id, after),
  'passed-over': ({ store }, { id }, { after }) => setPassedOver(store, id, after),
}

/** Makes a part of an application be this. Recording that is the caller's. */
export function setPart(
  tx: ChangingDesk,
  id: string,
  { part: name, before, after }: { readonly part: string; readonly before?: Json; readonly after?: Json },
): void {
  const part = partOf(name)
  if (!part) throw new Error(`${name} is no part of an application`)
  const read = (value: Json | undefined) => (value === undefined ? undefined : partSchemas[part.kind].parse(value))
  const set = setters[part.kind] as (tx: ChangingDesk, application: Application, setting: Setting<PartKind>) => void
  set(tx, applicationOf(tx, id), { of: part.of, before: read(before), after: read(after) } as Setting<PartKind>)
}

import { isOn } from './styles.ts'
import type { Attributes } from './xml.ts'

/** A field being read: first its instruction, then the result that Word shows for it (ECMA-376-1 17.16.18). */
export type Field = {
  phase: 'instruction' | 'result'
  instruction: string
  form?: FormField
  /** What a form field shows has been put in, so whatever else it carries is left out. */
  shown: boolean
}

/** A legacy check box or drop-down, whose state is stored beside the text (17.16.7, 17.16.9). */
type FormField = { kind: 'box' | 'list'; chosen?: string; preset?: string; entries: string[] }

export function fieldStarted(): Field {
  return { phase: 'instruction', instruction: '', shown: false }
}

/** w:fldSimple carries its instruction as an attribute and its result as content. */
export function simpleField(instruction: string | undefined): Field {
  return { phase: 'result', instruction: instruction ?? '', shown: false }
}

export function readFormField(field: Field, name: string, attributes: Attributes): void {
  const value = attributes('w:val')
  const { form } = field
  if (name === 'w:checkBox') field.form = { kind: 'box', entries: [] }
  else if (name === 'w:ddList') field.form = { kind: 'list', entries: [] }
  else if (!form) return
  else if (name === 'w:checked' || name === 'w:result') form.chosen = value ?? '1'
  else if (name === 'w:default') form.preset = value ?? '1'
  else if (name === 'w:listEntry') form.entries.push(value ?? '')
}

/** What a form field shows; undefined for any other field. */
export function formFieldText({ form }: Field): string | undefined {
  if (!form) return undefined
  const state = form.chosen ?? form.preset ?? '0'
  return form.kind === 'box' ? (isOn(state) ? '☑' : '☐') : (form.entries[Number(state)] ?? '')
}

/** A field whose text is not what the page shows. */
export function isSilent(field: Field): boolean {
  return field.phase === 'instruction' || field.shown
}

export function isContents(field: Field): boolean {
  return field.phase === 'result' && /^\s*TOC\b/i.test(field.instruction)
}

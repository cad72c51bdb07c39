import { eqText } from './eq-field.ts'
import { isOn, type RunLook } from './run-look.ts'
import { symbolGlyph } from './symbols.ts'
import type { Attributes } from './xml.ts'

/** A field being read: first its instruction, then the result that Word shows for it (ECMA-376-1 17.16.18). */
export type Field = {
  phase: 'instruction' | 'result'
  instruction: string
  /** How the instruction's text looks: what Word makes of it looks the same. */
  look?: RunLook
  form?: FormField
  /** What the field shows has been put in, so whatever else it carries is left out. */
  shown: boolean
  /** Where its result begins in the paragraph. */
  resultFrom?: number
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

/** What Word makes of an instruction alone, whatever result is kept with it; undefined where that takes more. */
export function madeText({ instruction }: Field): string | undefined {
  const symbol = /^\s*symbol\s+"?(0x[\da-f]+|\d+|.)"?/i.exec(instruction)
  if (symbol) {
    const font = /\\f\s+(?:"([^"]*)"|(\S+))/i.exec(instruction)
    const value = /^\d+$|^0x/i.test(symbol[1] ?? '') ? Number(symbol[1]) : (symbol[1]?.codePointAt(0) ?? 0)
    return symbolGlyph(font?.[1] ?? font?.[2], value.toString(16))
  }
  const button = /^\s*(?:macrobutton|gotobutton)\s+\S+\s+([\s\S]*)$/i.exec(instruction)?.[1]
  return button?.trimEnd() ?? eqText(instruction)
}

/** Fields that show nothing of their own, or nothing where they have no result; contents are made from the text. */
const showingNothing =
  /^\s*(?:$|(?:set|ask|tc|xe|ta|rd|private|advance|data|next|nextif|skipif|print|toc|index|toa|hyperlink|form(?:text|checkbox|dropdown))\b)/i

/** Shows something on the page that only Word can make: its instruction then says what stands there. */
export function isUnmade({ instruction }: Field, result: string): boolean {
  if (/^\s*mergefield\b/i.test(instruction)) return result.trim() === '' || /^\s*«.*»\s*$/.test(result)
  return result === '' && !showingNothing.test(instruction)
}

/** The address a link leads to; undefined for one to a place of the document itself, and any other field. */
export function linkTarget({ instruction }: Field): string | undefined {
  const address = /^\s*hyperlink\s+"?([^"\s\\]+)/i.exec(instruction)?.[1]
  return address && addressOf(address)
}

/** Without how mail is to be begun. */
export function addressOf(link: string): string {
  return link.replace(/^mailto:([^?]*).*$/i, '$1').trim()
}

/** Tells of the file or the moment, so that Word makes it anew: it is nothing anybody filled in. */
export function isMadeAnew({ instruction }: Field): boolean {
  return /^\s*(?:date|time|(?:edit|create|save|print)(?:time|date)|(?:num)?pages?|section(?:pages)?|num(?:words|chars)|file(?:name|size)|author|lastsavedby|user(?:name|initials)|revnum|template|seq|listnum)\b/i.test(
    instruction,
  )
}

/** A field whose text is not what the page shows. */
export function isSilent(field: Field): boolean {
  return field.phase === 'instruction' || field.shown
}

export function isContents(field: Field): boolean {
  return field.phase === 'result' && /^\s*TOC\b/i.test(field.instruction)
}

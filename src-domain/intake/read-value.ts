import type { Certainty } from '../batch/application.ts'
import { given } from '../given.ts'
import type { Field } from '../schemes/scheme.ts'
import { readDay } from '../text/date.ts'
import { readYears } from '../text/duration.ts'
import { plain } from '../text/normalise.ts'
import { listNumbers, withoutNoteMarks } from '../text/note-marks.ts'
import { readNumber } from '../text/number.ts'
import { loosely } from './loose.ts'
import { readLines } from './read-lines.ts'
import { isOf } from './stand-ins.ts'

export type ValueReading = {
  readonly value: string
  readonly certainty: Certainty
  readonly note?: string
  /** Chinese reason why the text could not be understood; the value is then empty and the raw text kept. */
  readonly problem?: string
}

/** What Word shows in place of a field it can't find the source of. */
const fieldError = /^\s*(?:错误\s*[!！]\s*(?:未|文档|无|没有|书签|超链接)|Error!\s)/

const onlyPunctuation = /^[\s.…⋯·•。，、,;；:：!！]+$/u

type Context = { readonly asOf: string; readonly unit?: string }

/** Makes what stands in a cell the field's value. `unit` is one printed in this form's label instead of the scheme's. */
export function readValue(field: Field, raw: string, context: Context): ValueReading {
  const text = withoutPlaceholder(raw, field.placeholder)
  if (/^[\s\p{Pd}/\\_]*$/u.test(plain(text))) return { value: '', certainty: 'sure' }
  if (/«[^«»]+»/.test(text)) return unread('是还没有合并的域，不是填写的内容')
  if (onlyPunctuation.test(plain(text))) return unread('只有标点，没有填写的内容')
  if (fieldError.test(text)) return unread('是 Word 没有算出的域，不是填写的内容')
  return typed(field, text, context)
}

function unread(problem: string): ValueReading {
  return { value: '', certainty: 'unsure', note: problem, problem }
}

function typed(field: Field, text: string, context: Context): ValueReading {
  switch (field.type) {
    case 'money':
    case 'count':
    case 'percent':
    case 'number': {
      // ____ and ---- are the line the figure was written on.
      const figure = plain(text.replace(/_+|-{3,}/g, ' '))
      const withUnit =
        context.unit && /\d/.test(figure) && !/[元亿万]/.test(figure) ? `${figure}${context.unit}` : figure
      const reading = readNumber(withUnit === field.unit ? '' : withUnit, field.unit ? { unit: field.unit } : {})
      if ('problem' in reading) return unread(reading.problem)
      if (field.type === 'count' && /\./.test(reading.value)) {
        return { ...reading, certainty: 'unsure', note: reading.note ? `${reading.note}；应为整数` : '应为整数' }
      }
      return reading
    }
    case 'duration': {
      const reading = readYears(text, { asOf: context.asOf })
      if ('problem' in reading) return unread(reading.problem)
      return reading
    }
    case 'date': {
      const reading = readDay(text)
      if (!reading) return unread('看不出是哪年哪月哪日')
      return { value: reading.day, certainty: reading.note ? 'unsure' : 'sure', ...given({ note: reading.note }) }
    }
    case 'creditCode':
      return unmarked(text, (bare) => sure(addressIn(plain(bare)).replace(/[\s-]/g, '').toUpperCase()))
    case 'phone':
      return unmarked(text, (bare) => sure(addressIn(plain(bare))))
    case 'email':
    case 'url':
      return unmarked(text, addressOf)
    case 'text':
      return unmarked(text, (bare) =>
        unprompted(readLines(isOf(field, 'name') || isPhrase(bare) ? nameIn(bare) : bare)),
      )
    case 'paragraph':
      return { value: text.trim(), certainty: 'sure' }
    case 'yesNo':
    case 'choice':
    case 'choices':
    case 'rows':
      return { value: plain(text), certainty: 'unsure', note: '应从给出的选项中选择' }
  }
}

function sure(value: string): ValueReading {
  return { value, certainty: 'sure' }
}

/** What a form asks for, or asks to be stamped with, left in or typed behind a value. */
const prompt =
  /请(?:填写|输入|选择|注明)|^(?:填写|输入)|^选择一项|(?:此处|点击|单击)[^，。]{0,6}(?:填写|输入)|[xXＸ×]{3}|某某|^(?:例如?|如|示例)[:：]/
const sealMark = /\s*(?:㊞|[（(]\s*(?:盖\s*章|公\s*章|签\s*[章字名]|加盖公章|印\s*章?|章)\s*[)）])\s*$/

function unprompted(reading: ValueReading): ValueReading {
  const value = reading.value.replace(sealMark, '')
  const notes = [
    value === reading.value ? undefined : `略去了“${reading.value.slice(value.length).trim()}”`,
    prompt.test(value) ? '像是填写提示或示例，不是填写的内容' : undefined,
    reading.note,
  ].filter((note) => note !== undefined)
  return notes.length === 0 ? reading : { ...reading, value, certainty: 'unsure', note: notes.join('；') }
}

/** An address too long for its cell is broken over two lines. */
function addressOf(text: string): ValueReading {
  const joined = addressIn(plain(text.replace(/\s*\n\s*/g, '')))
  const isBroken = /\S\s*\n\s*\S/.test(text) && /^[\x21-\x7e]+$/.test(joined) && joined.split(/@|:\/\//).length < 3
  return isBroken
    ? { value: joined, certainty: 'unsure', note: `分行写的，按“${joined}”读取` }
    : sure(addressIn(plain(text)))
}

const emptyBrackets = /[（(【[]\s*[)）】\]]/g
/** Full stops and commas behind a name or an address are no part of it; the point of Co. Ltd. is. */
const nameEdge =
  /^[\s。，,、；;：:|｜/／~～\p{Pd}]+|(?:[\s。，,、；;：:!！|｜/／~～\p{Pd}]|(?<=[\p{Script=Han}）)])[.．])+$/gu
const addressEdge = /^[\s。，,、；;：:]+|[\s。.，,、；;：:!！]+$/g
const inAngles = /^[<《〈](.*)[>》〉]$/

/** 部长。 and 制造业。 are no sentences, and end in none. */
const sentenceMarks = /[。；;！？!?\n].*[\p{L}\p{N}]/su
const longestPhrase = 40

function isPhrase(text: string): boolean {
  return text.length <= longestPhrase && !sentenceMarks.test(text)
}

function nameIn(text: string): string {
  return text.replace(emptyBrackets, '').replace(nameEdge, '')
}

/** The address or the number alone. */
function addressIn(text: string): string {
  const bare = text.replace(addressEdge, '').replace(inAngles, '$1')
  return bare.replace(addressEdge, '')
}

/** The line a value was written on. */
const fillLine = /^[\s_＿]+|[\s_＿]+$/g

/** A figure raised, in a circle or in brackets behind a name or a number is a note's mark; m² and the like stay. */
function unmarked(written: string, read: (bare: string) => ValueReading): ValueReading {
  const text = written.replace(fillLine, '')
  const numbers = listNumbers(text)
  const { bare, marks } = numbers === '' ? withoutNoteMarks(text) : { bare: text, marks: '' }
  const reading = read(bare)
  const note = numbers ? `写有编号“${numbers}”，可能不止一项，请核对` : marks && `略去了标注“${marks}”`
  if (note === '') return reading
  return { ...reading, certainty: 'unsure', note: reading.note ? `${note}；${reading.note}` : note }
}

/** Takes out what the form itself prints in the value's cell, however it is bracketed or spaced. */
function withoutPlaceholder(raw: string, placeholder: string | undefined): string {
  return placeholder ? raw.replace(new RegExp(loosely(placeholder), 'g'), '') : raw
}

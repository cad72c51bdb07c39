import type { Certainty } from '../batch/application.ts'
import type { Field } from '../schemes/scheme.ts'
import { readYears } from '../text/duration.ts'
import { plain } from '../text/normalise.ts'
import { readNumber } from '../text/number.ts'
import { loosely } from './loose.ts'

export type ValueReading = {
  readonly value: string
  readonly certainty: Certainty
  readonly note?: string
  /** Chinese reason why the text could not be understood; the value is then empty and the raw text kept. */
  readonly problem?: string
}

/** Makes what stands in a cell the field's value. `unit` is one printed in this form's label instead of the scheme's. */
export function readValue(field: Field, raw: string, context: { asOf: string; unit?: string }): ValueReading {
  const text = withoutPlaceholder(raw, field.placeholder)
  if (/^[\s\p{Pd}/\\_]*$/u.test(plain(text))) return { value: '', certainty: 'sure' }
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
      if ('problem' in reading)
        return { value: '', certainty: 'unsure', note: reading.problem, problem: reading.problem }
      if (field.type === 'count' && /\./.test(reading.value)) {
        return { ...reading, certainty: 'unsure', note: reading.note ? `${reading.note}；应为整数` : '应为整数' }
      }
      return reading
    }
    case 'duration': {
      const reading = readYears(text, { asOf: context.asOf })
      if ('problem' in reading)
        return { value: '', certainty: 'unsure', note: reading.problem, problem: reading.problem }
      return reading
    }
    case 'creditCode':
      return { value: plain(text).replace(/[\s-]/g, '').toUpperCase(), certainty: 'sure' }
    case 'phone':
    case 'email':
    case 'url':
      return { value: plain(text), certainty: 'sure' }
    case 'text':
      // A name broken over two lines has no space in it.
      return {
        value: plain(text.replace(/(?<=[\p{Script=Han}）])\s*\n\s*(?=[\p{Script=Han}（])/gu, '')),
        certainty: 'sure',
      }
    case 'paragraph':
      return { value: text.trim(), certainty: 'sure' }
    case 'yesNo':
    case 'choice':
    case 'choices':
    case 'rows':
      return { value: plain(text), certainty: 'unsure', note: '应从给出的选项中选择' }
  }
}

/** Takes out what the form itself prints in the value's cell, however it is bracketed or spaced. */
function withoutPlaceholder(raw: string, placeholder: string | undefined): string {
  return placeholder ? raw.replace(new RegExp(loosely(placeholder), 'g'), '') : raw
}

import { isDay, readDate } from '../../text/date.ts'
import { plain } from '../../text/normalise.ts'
import { readParts } from './parts-answer.ts'
import type { Question } from './question.ts'

/** An answer as it is kept in the scheme's file, or why it can't be: as people write it, full-width and with its unit. */
export type ReadAnswer = { readonly kept: string } | { readonly refused: string }

export function readAnswer(
  { kind, unit, mayBeEmpty, proposed, parts = [], least }: Question,
  typed: string,
): ReadAnswer {
  const text = plain(typed)
  if (text === '') return mayBeEmpty ? { kept: '' } : { refused: '请填写。' }
  switch (kind) {
    case 'line':
      // One that is longer already may stay as it is.
      return text.length > 200 && text !== plain(proposed) ? { refused: '太长，请不超过 200 字。' } : { kept: text }
    case 'yesNo':
      return text === '是' || text === '否' ? { kept: text } : { refused: '请选“是”或“否”。' }
    case 'parts': {
      const named = readParts(text)
      if (!named) return { refused: `请写地方和件数，几个用“、”隔开，如“${parts[0]} 3”。` }
      const names = named.map(({ part }) => part)
      const other = names.find((name) => !parts.includes(name))
      if (other !== undefined) return { refused: `“${other}”不是本方案的推荐地方，请写：${parts.join('、')}。` }
      const again = names.find((name, i) => names.indexOf(name) < i)
      return again === undefined ? { kept: text } : { refused: `“${again}”写了两遍。` }
    }
    case 'day': {
      // Whoever writes no year means the one they see: 8月15日, 8-15.
      const year = proposed.slice(0, 4)
      const day = [text, `${year}年${text}`, `${year}-${text}`, `${year}/${text}`]
        .map(readDate)
        .find((read) => read !== undefined)
      return day && isDay(day) ? { kept: day } : { refused: '请写一个真有的日期，如 2024年8月10日。' }
    }
    default: {
      const [, figure = '', behind = ''] = written.exec(text.replaceAll(',', '')) ?? []
      if (behind !== '' && behind !== unit) return { refused: `请只写数${unit ? `，单位是“${unit}”` : ''}。` }
      const right = kind === 'whole' ? /^\d{1,9}$/ : /^-?\d{1,12}(\.\d{1,8})?$/
      if (!right.test(figure)) {
        return { refused: kind === 'whole' ? wholeNumber : '请写一个数，如 25 或 25.5，小数不超过八位。' }
      }
      if (least !== undefined && Number(figure) < least) return { refused: `请写 ${least} 或更大的整数。` }
      return { kept: figure }
    }
  }
}

const wholeNumber = '请写一个整数，不带小数和负号，不超过九位。'

/** A figure and what stands behind it. */
const written = /^(.*?)\s*(%|\p{Script=Han}*)$/u

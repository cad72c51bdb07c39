/** Marks of notes and numbers of lists, typed as characters: ① ⑴ ⒈ ❶ ➀ ㈠ ㊀ 🄁, * ※ †. */

/** For use inside a regular expression's brackets, with its flag u. */
export const enclosedNumbers =
  '\\u2460-\\u24ff\\u2776-\\u2793\\u3220-\\u3229\\u3251-\\u325f\\u3280-\\u3289\\u32b1-\\u32bf\\u{1f100}-\\u{1f10c}'
export const noteSigns = '*＊※†‡'
const raised = '⁰¹²³⁴-⁹⁽⁾'

const enclosed = new RegExp(`[${enclosedNumbers}]`, 'gu')
const raisedMarks = new RegExp(`(?<![a-zA-Z\\s])[${raised}]+`, 'gu')
const atFront = new RegExp(`^\\s*(?:[${enclosedNumbers}※†‡]+\\s*)+`, 'u')
const atEnd = new RegExp(
  `(?:\\s*(?:[${enclosedNumbers}${noteSigns}]+|[（(【〔[]\\s*注?\\s*[\\d${enclosedNumbers}]{1,2}\\s*[）)】〕\\]]|[（(【〔[]\\s*注\\s*[）)】〕\\]]|(?<![备标])注\\s*[\\d${enclosedNumbers}]{1,2}))+\\s*$`,
  'u',
)

/** A text without the marks before, behind or raised in it, and those marks. */
export function withoutNoteMarks(text: string): { readonly bare: string; readonly marks: string } {
  const marks: string[] = []
  const drop = (mark: string) => {
    marks.push(mark.trim())
    return ''
  }
  const bare = text.replace(raisedMarks, drop).replace(atEnd, drop).replace(atFront, drop)
  return bare.trim() === '' ? { bare: text, marks: '' } : { bare, marks: marks.join('') }
}

/** The numbers within a text that parts its items with them: ①… ②…; '' where there are not several. */
export function listNumbers(text: string): string {
  const numbers = text.match(enclosed) ?? []
  return numbers.length > 1 ? numbers.join('') : ''
}

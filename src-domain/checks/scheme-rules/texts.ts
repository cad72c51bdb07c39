import { type Fault, fault } from './fault.ts'
import { nameOf, textsOf } from './texts-of.ts'

/** `{…}` that named nothing, in a scheme whose texts were filled. */
export function unfilled(scheme: object): Fault[] {
  return [...textsOf(scheme, '', scheme)].flatMap(({ text, place }) => {
    const left = /\{[^}]*\}?|\}/.exec(text)?.[0]
    return left === undefined ? [] : [fault(place, `“${left}”没有可以填入的内容，请改正花括号里的名称`)]
  })
}

const thresholds = ['minimum', 'maximum', 'lastYears', 'minimumMonths', 'maximumMonths'] as const
const unit = /^\s*(?:[%％]|个?百分点|亿元|万元|元|年(?![度初末底\d])|个月|个|项|家|件|人|倍|份|次|名)/

/**
 * A threshold written out in the words of its check: the number would then stand twice, and be changed once. Looked for
 * in the file as it was written.
 */
export function writtenOut(file: { readonly checks: readonly object[] }): Fault[] {
  return file.checks.flatMap((check) => [...inCheck(check, [check], `checks.${nameOf(check) ?? ''}`)])
}

function* inCheck(check: object, owners: readonly object[], place: string): Generator<Fault> {
  const said = new Map<string, unknown>(Object.entries(check))
  for (const [i, owner] of owners.entries()) {
    const words = new Map<string, unknown>(Object.entries(owner))
    for (const name of ['title', 'advice', 'request']) {
      const text = words.get(name)
      if (typeof text !== 'string') continue
      for (const property of thresholds) {
        const number = said.get(property)
        if (number === undefined || !standsIn(text, String(number))) continue
        const path = i === 0 ? property : `of.….${property}`
        yield fault(`${place}.${name}`, `文字里写了“${number}”，它也是门槛 ${property}，请在文字里改写成 {${path}}`)
      }
    }
  }
  const of = said.get('of')
  if (!Array.isArray(of)) return
  for (const [i, part] of of.entries()) yield* inCheck(part, [part, ...owners], `${place}.of.${i}`)
}

/** The number by itself with a unit behind it: 30 % and not 130 %, nor the 2 of 表2. */
function standsIn(text: string, number: string): boolean {
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
    const before = text[at - 1] ?? ''
    const after = text.slice(at + number.length)
    if (!/[\d.{]/.test(before) && unit.test(after)) return true
  }
  return false
}

import { type Fault, fault } from './fault.ts'
import { textsOf } from './texts-of.ts'

/** `{…}` that named nothing, in a scheme whose texts were filled. */
export function unfilled(scheme: object): Fault[] {
  return [...textsOf(scheme, '', scheme)].flatMap(({ text, place }) => {
    const left = /\{[^}]*\}?|\}/.exec(text)?.[0]
    return left === undefined ? [] : [fault(place, `“${left}”没有可以填入的内容，请改正花括号里的名称`)]
  })
}

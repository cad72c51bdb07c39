import type { Field } from '../schemes/scheme.ts'
import { plain } from '../text/normalise.ts'
import { isOf } from './stand-ins.ts'

/** Two things where one is asked for: 李例 / 13800000000, two telephone numbers. The reading shows both and is unsure. */

const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const phone =
  /(?<![\w@.-])(?:\+?86[- ]?)?(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?[2-8]\d{2,3}[- ]?\d{4}|[2-8]\d{3}[- ]?\d{4}|[48]00[- ]?\d{3}[- ]?\d{4})(?![\w@])/g
/** 64000001/02: the last digits of a further line. */
const furtherLine = /\d{7}\s*[/、]\s*\d{1,4}$/
/** Words beside a number or an address that say which it is. */
const phoneWords =
  /手机|电话|座机|固话|固定|移动|办公室?|单位|公司|联系|号码|总机|前台|微信|同号|工作日|分机号?|转|传真|ext|tel|mobile|[:：]/gi
const emailWords = /电子|邮箱|邮件|地址|e-?mail|mailto|[:：]/gi
const unit = /\p{Script=Han}{2}(?:公司|集团|厂|中心|研究院|研究所|合作社|协会)$/u
const longestQuote = 40

/** What else stands in the value, in Chinese; undefined where it is one. */
export function severalIn(field: Field, value: string): string | undefined {
  const text = plain(value).replace(/[（]/g, '(').replace(/[）]/g, ')')
  if (text === '') return undefined
  switch (field.type) {
    case 'text':
      return inText(field, text)
    case 'phone':
      return inPhone(text)
    case 'email': {
      const addresses = text.match(email) ?? []
      if (addresses.length > 1) return both('邮箱', addresses)
      return addresses.length === 1 ? beside(text.replace(email, ' ').replace(emailWords, ' ')) : undefined
    }
    case 'creditCode':
      return /[^0-9A-Z]/.test(text) || text.length > 18 ? '除一个代码外还写了别的，请核对' : undefined
    default:
      return undefined
  }
}

function inText(field: Field, text: string): string | undefined {
  const reachable = [...(text.match(email) ?? []), ...(text.replace(email, ' ').match(phone) ?? [])]
  if (reachable.length > 0) return `同一格还写了“${reachable.join('、')}”，请核对`
  const units = text.split(/\s*[、,，/;；|]\s*|(?<=公司)\s+/).filter((part) => part !== '')
  if (units.length > 1 && units.every((part) => unit.test(part))) return both('单位', units)
  if (!isOf(field, 'person')) return undefined
  // 李 例 is one name, 李例 周样 are two, John Smith is one.
  const bare = text.replace(/\([^()]*\)/g, ' ')
  const parts = bare
    .split(
      /[、,，/;；|]|(?<=\p{Script=Han}{2})(?:\s*[+&:：\\～~—-]\s*|\s+(?:\d[.、])?|[和及与或])(?=\p{Script=Han}{2})/u,
    )
    .filter((part) => part.trim().length > 1)
  return parts.length > 1 ? both('人或职务', parts) : undefined
}

function inPhone(text: string): string | undefined {
  const numbers = text.match(phone) ?? []
  if (numbers.length > 1) return both('号码', numbers)
  if (furtherLine.test(text)) return `写了不止一个号码“${text}”，请核对`
  return numbers.length === 1 ? beside(text.replace(phone, ' ').replace(phoneWords, ' ')) : undefined
}

function beside(rest: string): string | undefined {
  const more = rest.match(/\p{L}[\p{L}@.-]+|\d[\d -]{4,}\d/gu) ?? []
  return more.length > 0 ? `同一格还写了“${more.join('、').slice(0, longestQuote)}”，请核对` : undefined
}

function both(what: string, parts: readonly string[]): string {
  return `写了 ${parts.length} 个${what}：${parts.map((part) => part.trim()).join('、')}，请核对`
}

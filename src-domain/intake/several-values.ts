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
  // 李 例 is one name, 李例 周样 are two, John Smith is one; 市场部：李例 and 李例 经理 say more of one.
  const bare = text.replace(/\([^()]*\)/g, ' ')
  const listed = parts(bare.split(/[、,，/;；|]/u))
  const all = listed.flatMap((part) =>
    part.split(/(?<=\p{Script=Han}{2})(?:\s*[+&:：\\～~—-]\s*|\s+(?:\d[.、])?|[和及与或])(?=\p{Script=Han}{2})/u),
  )
  const people = listed.length > 1 ? all : all.filter((part) => !isPost(part.trim()))
  return people.length > 1 ? both('人或职务', parts(all)) : undefined
}

function parts(of: readonly string[]): string[] {
  return of.filter((part) => part.trim().length > 1)
}

const department = /^\p{Script=Han}{2,10}(?:部|处|科|室|中心)$/u
const post =
  /^(?:常务|执行|首席|高级|资深|助理|副|总|部门|项目|销售|市场|运营|技术|产品|财务|行政|人事|人力资源|质量|研发|生产|商务|业务|采购|信息|安全|品牌|综合|法务|客户|售后|服务|区域|\p{Script=Han}{2,8}(?:部|处|科|室|中心))*(?:经理|主任|主管|总监|总裁|[部处科厂院所会]长|董事长?|秘书长?|专员|助理|工程师|会计师?|经办人|负责人|法定代表人|法人代表?|老师|先生|女士|小姐|博士|教授)(?:助理|秘书)?$/u
const longestPost = 16

/** What somebody is or where, not who: a surname before it (王经理) makes it somebody. */
function isPost(part: string): boolean {
  return part.length <= longestPost && (department.test(part) || post.test(part))
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

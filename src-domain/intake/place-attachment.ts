import type { Certainty } from '../batch/application.ts'
import { given } from '../given.ts'
import type { Category, Slot } from '../schemes/scheme.ts'
import { withArabicYears } from '../text/chinese-year.ts'
import { matchKey, plain } from '../text/normalise.ts'

export type Placement = {
  readonly slot: string
  readonly year?: number
  readonly certainty: Certainty
  readonly note?: string
}

/** The slot for what fits none: the checklist's last, 申报单位认为可提供的其他材料. */
export function otherSlot(category: Category): Slot {
  const slot = category.attachments.at(-1)
  if (!slot) throw new Error(`category ${category.id} has no attachments`)
  return slot
}

/**
 * Puts a file into the slot of the checklist that its name tells, else its folder's name, else the first lines of its
 * text. The year of an audit report comes from the text where it states one, since names are copied from last year's.
 */
export function placeAttachment(category: Category, file: string, textHead: string | undefined): Placement {
  const names = file.split('/').reverse()
  names[0] = (names[0] ?? '').replace(/\.[^.]+$/, '')
  const name = names.find((n) => slotsIn(category, n).length > 0) ?? names[0] ?? ''
  const byName = slotsIn(category, name)
  const byText = textHead ? slotsIn(category, titleOf(textHead)) : []
  const slot = byName.length === 1 ? byName[0] : (byText.find((s) => byName.includes(s)) ?? byName[0] ?? byText[0])
  if (!slot) {
    const other = otherSlot(category).id
    // Where the checklist has no other, there is nothing to doubt.
    if (category.attachments.length === 1 || /其[他它]|补充/.test(name)) return { slot: other, certainty: 'sure' }
    return { slot: other, certainty: 'unsure', note: '从文件名和首页文字看不出是哪一项附件，暂归入其他材料' }
  }
  const doubt = doubtOf(slot, byName, byText, name, textHead)
  if (slot.year === undefined) return { slot: slot.id, ...certainty(doubt) }
  return { slot: slot.id, ...withYear(slot.year, yearsInName(names.join(' ')), textHead, doubt) }
}

function doubtOf(
  slot: Slot,
  byName: readonly Slot[],
  byText: readonly Slot[],
  name: string,
  textHead: string | undefined,
): string | undefined {
  const quoted = byName.map((s) => `“${s.title}”`).join('和')
  if (byName.length > 1) return `文件名同时像${quoted}，暂归入“${slot.title}”，如是几份合在一起请拆开`
  if (byName.length > 0 && byText.length > 0 && !byText.includes(slot)) {
    return `文件名像“${slot.title}”，首页文字像“${byText[0]?.title}”`
  }
  const special = slot.year === undefined ? undefined : specialAudit.exec(`${name}\n${titleOf(textHead ?? '')}`)?.[0]
  return special ? `像“${special}”，不一定是年度财务报表的审计报告` : undefined
}

/** Audits of something else than a year's accounts. */
const specialAudit =
  /(?:能源|内部|内控|内部控制|研发费用|高新技术产品|项目|工程|竣工|离任|经济责任|专项|清产核资|验资).{0,8}审计/

function certainty(doubt: string | undefined): { certainty: Certainty; note?: string } {
  return doubt ? { certainty: 'unsure', note: doubt } : { certainty: 'sure' }
}

function slotsIn(category: Category, text: string): Slot[] {
  const key = matchKey(text)
  return category.attachments.filter((slot) => slot.words.some((word) => key.includes(matchKey(word))))
}

/** An attachment's title stands in its first lines; further down any word may occur. */
function titleOf(textHead: string): string {
  return textHead
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 4)
    .join('\n')
    .slice(0, 200)
}

function withYear(
  wanted: number,
  named: readonly number[],
  textHead: string | undefined,
  doubt: string | undefined,
): { year?: number; certainty: Certainty; note?: string } {
  const stated = textHead ? yearsInText(textHead) : []
  const [year] = stated
  if (year !== undefined) {
    const conflict =
      named.length > 0 && !named.some((n) => stated.includes(n))
        ? `文件名写的是 ${named.join('、')} 年，首页文字是 ${year} 年度，按首页文字读取`
        : undefined
    const all = [...new Set([...stated, ...(named.length > 1 ? named : [])])].sort()
    if (all.length === 1 || conflict) return { year, ...certainty(conflict ?? doubt) }
    return severalYears(wanted, all)
  }
  if (named.length > 1) return severalYears(wanted, named)
  const [only] = named
  if (only === undefined) return { certainty: 'unsure', note: '看不出是哪一年度的审计报告' }
  // Nobody audits a year that is not over: it is the year the report was issued in.
  if (only > wanted) {
    return { certainty: 'unsure', note: `文件名里的 ${only} 年可能是出具年份，看不出审计的是哪一年度` }
  }
  return { year: only, ...certainty(doubt) }
}

function severalYears(wanted: number, years: readonly number[]): { year?: number; certainty: Certainty; note: string } {
  const year = years.includes(wanted) ? wanted : years.at(-1)
  const note = `写了 ${years.join('、')} 多个年份，请核对是否包含 ${wanted} 年度`
  return { ...given({ year }), certainty: 'unsure', note }
}

/** Years in a file name, a range with all of its years; a date such as 20230315 or 2023-03-15 says when, not about what. */
function yearsInName(name: string): number[] {
  const text = withArabicYears(plain(name)).replace(
    /20\d\d(?:[01]\d[0-3]\d|[-._/年]\s*[01]?\d[-._/月]\s*[0-3]?\d日?)(?!\d)|20\d\d年(?:\d{1,2}月)?(?:出具|编制|报送|提交)/g,
    ' ',
  )
  const ranges = [...text.matchAll(/(20\d\d)年?度?\s*[-—~～至到]\s*(20\d\d)/g)].flatMap((m) => between(m[1], m[2]))
  const full = [...text.matchAll(/(?<!\d)(20\d\d)(?!\d)/g)].map((m) => Number(m[1]))
  const short = [...text.matchAll(/(?<!\d)([12]\d)年(?:度|审|财)/g)].map((m) => 2000 + Number(m[1]))
  return [...new Set([...ranges, ...(full.length > 0 ? full : short)])].sort()
}

function between(first = '', last = ''): number[] {
  const count = Number(last) - Number(first) + 1
  return count > 0 && count <= 10 ? Array.from({ length: count }, (_, i) => Number(first) + i) : []
}

/** 2022 年度审计报告, 截至 2022 年 12 月 31 日: the years an audit report says it is about, from its first pages. */
function yearsInText(textHead: string): number[] {
  const text = withArabicYears(plain(textHead)).replace(/\s+/g, '')
  const title =
    /((?:20\d\d年?度?[-—~～至到、和及])*)(20\d\d)年?度?(?:财务报表|财务会计报告|会计报表|财务|年度|合并)*审计报告/.exec(
      text,
    )
  if (title) {
    const years = [...(title[1] ?? '').matchAll(/20\d\d/g)].map((m) => Number(m[0]))
    const first = years[0] ?? Number(title[2])
    return [
      ...new Set([
        ...years,
        ...(/[-—~～至到]/.test(title[1] ?? '') ? between(String(first), title[2]) : [Number(title[2])]),
      ]),
    ].sort()
  }
  for (const pattern of [/审计报告[^。]{0,40}?(20\d\d)年度/, /(20\d\d)年12月31日/, /(20\d\d)年度/]) {
    const hit = pattern.exec(text)
    if (hit) return [Number(hit[1])]
  }
  return []
}

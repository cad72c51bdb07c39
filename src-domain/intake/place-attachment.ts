import type { Certainty } from '../application.ts'
import type { Category, Slot } from '../scheme.ts'
import { withArabicYears } from '../text/chinese-year.ts'
import { matchKey, plain } from '../text/normalise.ts'

export type Placement = {
  readonly slot: string
  readonly year?: number
  readonly certainty: Certainty
  readonly note?: string
}

/** The slot for what fits none: the checklist's last, 申报单位认为可提供的其他材料. */
function lastSlot(category: Category): Slot {
  const slot = category.attachments.at(-1)
  if (!slot) throw new Error(`category ${category.id} has no attachments`)
  return slot
}

/**
 * Puts a file into the slot of the checklist its name tells, else the first lines of its text. The year of an audit
 * report comes from the text where it states one, since names are copied from last year's.
 */
export function placeAttachment(category: Category, file: string, textHead: string | undefined): Placement {
  const name =
    file
      .split('/')
      .at(-1)
      ?.replace(/\.[^.]+$/, '') ?? file
  const byName = slotsIn(category, name)
  const byText = textHead ? slotsIn(category, titleOf(textHead)) : []
  const slot = byName.length === 1 ? byName[0] : (byText.find((s) => byName.includes(s)) ?? byName[0] ?? byText[0])
  if (!slot) {
    return {
      slot: lastSlot(category).id,
      certainty: 'unsure',
      note: '从文件名和首页文字看不出是哪一项附件，暂归入其他材料',
    }
  }
  const doubt =
    byName.length > 1 && !byText.includes(slot)
      ? `文件名同时像${byName.map((s) => `“${s.title}”`).join('和')}`
      : byName.length > 0 && byText.length > 0 && !byText.includes(slot)
        ? `文件名像“${slot.title}”，首页文字像“${byText[0]?.title}”`
        : undefined
  if (slot.year === undefined) return { slot: slot.id, ...certainty(doubt) }
  return { slot: slot.id, ...withYear(slot.year, name, textHead, doubt) }
}

function certainty(doubt: string | undefined): { certainty: Certainty; note?: string } {
  return doubt ? { certainty: 'unsure', note: doubt } : { certainty: 'sure' }
}

function slotsIn(category: Category, text: string): Slot[] {
  const key = matchKey(text)
  return category.attachments.filter((slot) => slot.words.some((word) => key.includes(matchKey(word))))
}

/** A paper's title stands in its first lines; further down any word may occur. */
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
  name: string,
  textHead: string | undefined,
  doubt: string | undefined,
): { year?: number; certainty: Certainty; note?: string } {
  const named = yearsInName(name)
  const stated = textHead ? yearInText(textHead) : undefined
  if (stated !== undefined) {
    const conflict =
      named.length > 0 && !named.includes(stated)
        ? `文件名写的是 ${named.join('、')} 年，首页文字是 ${stated} 年度`
        : undefined
    return { year: stated, ...certainty(conflict ?? doubt) }
  }
  if (named.length === 1 && named[0] !== undefined) return { year: named[0], ...certainty(doubt) }
  if (named.length > 1) {
    const last = named.includes(wanted) ? wanted : named.at(-1)
    return { ...(last ? { year: last } : {}), certainty: 'unsure', note: `文件名里有 ${named.join('、')} 多个年份` }
  }
  return { certainty: 'unsure', note: '看不出是哪一年度的审计报告' }
}

/** Years in a file name; a date such as 20230315 or 2023-03-15 says when, not about what. */
function yearsInName(name: string): number[] {
  const text = withArabicYears(plain(name)).replace(
    /20\d\d(?:[01]\d[0-3]\d|[-._/年]\s*[01]?\d[-._/月]\s*[0-3]?\d日?)/g,
    ' ',
  )
  const full = [...text.matchAll(/(?<!\d)(20\d\d)(?!\d)/g)].map((m) => Number(m[1]))
  const short = [...text.matchAll(/(?<!\d)([12]\d)年(?:度|审)/g)].map((m) => 2000 + Number(m[1]))
  return [...new Set(full.length > 0 ? full : short)].sort()
}

/** 2022 年度审计报告, 截至 2022 年 12 月 31 日: the year an audit report is about, from its first pages. */
function yearInText(textHead: string): number | undefined {
  const text = withArabicYears(plain(textHead)).replace(/\s+/g, '')
  const patterns = [
    /(20\d\d)年?度?(?:财务报表|财务会计报告|会计报表|财务|年度|合并)*审计报告/,
    /审计报告[^。]{0,40}?(20\d\d)年度/,
    /(20\d\d)年12月31日/,
    /(20\d\d)年度/,
  ]
  for (const pattern of patterns) {
    const hit = pattern.exec(text)
    if (hit) return Number(hit[1])
  }
  return undefined
}

import { matchKey, plain } from '../text/normalise.ts'
import standard from './gbt4754-2017.json' with { type: 'json' }

/*
 * 国民经济行业分类 (GB/T 4754—2017): section A–T, division 2, group 3, class 4 digits. The table holds all sections,
 * divisions and groups and, for manufacturing, all classes; an unknown class is placed by its division.
 */

export type IndustryReading = {
  /** Letter of the section, where there is no doubt about it. */
  readonly section?: string
  /** Digits of the division, group or class. */
  readonly code?: string
  /** The name as typed where the standard knows it, else the standard's name of the code, else what was typed. */
  readonly name?: string
  /** What the section was told from; 'ending' is a mere …制造 or …加工 the standard does not know by that name. */
  readonly basis: 'code' | 'name' | 'ending' | 'none'
  /** How the parts contradict each other, in Chinese, a clause without its full stop. */
  readonly conflict?: string
}

const names: Readonly<Record<string, string>> = standard.names
const sections: Readonly<Record<string, { readonly name: string; readonly divisions: readonly string[] }>> =
  standard.sections
const sectionOfDivision = new Map(
  Object.entries(sections).flatMap(([letter, s]) => s.divisions.map((d) => [d, letter] as const)),
)

/** 制造业 for C; undefined for a letter the standard does not have. */
export function sectionName(letter: string): string | undefined {
  return sections[letter]?.name
}

type Named = { readonly section: string; readonly code?: string }

/** Sections, divisions, groups and classes by name; of equal names the broadest, which is what the name alone can mean. */
const byName = new Map<string, Named>()
for (const [letter, section] of Object.entries(sections)) addName(section.name, { section: letter })
for (const code of Object.keys(names).sort((a, b) => a.length - b.length)) {
  const section = sectionOf(code)
  if (section) addName(names[code] ?? '', { section, code })
}

function addName(name: string, named: Named): void {
  const key = nameKey(name)
  if (!byName.has(key)) byName.set(key, named)
}

/** People drop 的, write 及 for 和, and leave out 业 or 行业 at the end. */
function nameKey(name: string): string {
  return matchKey(name)
    .replace(/的/g, '')
    .replace(/[和与]/g, '及')
    .replace(/(?:行业|业)$/, '')
}

function sectionOf(code: string): string | undefined {
  return sectionOfDivision.get(code.slice(0, 2))
}

/** Reads 所属行业 as filled in: C3441 泵及真空设备制造, C34, 制造业-通用设备制造业, a name alone, or only an ending. */
export function readIndustry(raw: string): IndustryReading {
  const text = plain(raw).replace(/GB\s*\/?\s*T?\s*4754\s*[-—–]?\s*(?:\d{4})?/gi, ' ')
  const codes = [...text.matchAll(codePattern)].map((m) => ({
    letter: m[1]?.toUpperCase(),
    code: m[2] ?? '',
    text: m[0],
  }))
  const typed = codes.reduce((rest, c) => rest.replace(c.text, ' '), text)
  const found = findNames(typed)
  const coded = codes.map((c) => ({ ...c, section: sectionOf(c.code) }))
  const first = coded[0]

  if (first) {
    const shown = `${first.letter ?? ''}${first.code}`
    if (!first.section) return contradictory(`代码 ${shown} 不在国民经济行业分类中`)
    const described = `${first.code}${names[first.code] ? `（${names[first.code]}）` : ''}属 ${sectionText(first.section)}`
    if (first.letter && first.letter !== first.section) return contradictory(`代码写作 ${shown}，但 ${described}`)
    const other = coded.find((c) => c.section && c.section !== first.section)
    if (other) return contradictory(`同时写了 ${first.code} 和 ${other.code}，分属不同门类`)
    const named = found.find((f) => f.section !== first.section)
    if (named) return contradictory(`代码 ${described}，但名称“${named.text}”属 ${sectionText(named.section)}`)
    if (found.length === 0 && first.section !== 'C' && manufacturingEnding.test(endOf(typed))) {
      return contradictory(`代码 ${described}，但名称写的是“${plain(typed)}”`)
    }
    if (found.length === 0 && first.section === 'C' && tradeEnding.test(endOf(typed))) {
      return contradictory(`代码 ${described}，但名称写的是“${plain(typed)}”`)
    }
    return {
      section: first.section,
      code: first.code,
      name: found[0]?.text ?? names[first.code] ?? plain(typed),
      basis: 'code',
    }
  }
  return byNameAlone(typed, found)
}

/** C3441, C-34, 3441, （C34）; not 2022年, 3D, 4S店 or part of a longer number. */
const codePattern = /(?<![A-Za-z0-9.])(?:([A-Ta-t])\s*[-—–.]?\s*)?(\d{2,4})(?![\dA-Za-z.%]|\s*年)/g
const manufacturingEnding = /(?:制造|(?<!数据|信息|软件)加工)(?:行?业)?$/
const tradeEnding = /(?:销售|批发|零售|贸易|租赁|咨询)(?:服务)?(?:行?业)?$/

function byNameAlone(typed: string, found: readonly (Named & { text: string })[]): IndustryReading {
  const letter = /^\s*([A-T])(?![A-Za-z0-9])\s*[-—–.、:：]?\s*(?:类|门类)?/.exec(typed)
  const letterSection = letter?.[1]
  const behindLetter = letter ? endOf(typed.slice(letter[0].length)) : ''
  const all = letter && found.length === 0 ? findNames(typed.slice(letter[0].length)) : found
  const sectionsNamed = [...new Set(all.map((f) => f.section))]
  const [section] = sectionsNamed
  if (sectionsNamed.length > 1) {
    return contradictory(`同时写了${all.map((f) => `“${f.text}”（${sectionText(f.section)}）`).join('和')}`)
  }
  if (section) {
    if (letterSection && letterSection !== section) {
      return contradictory(`门类字母写作 ${letterSection}，但“${all[0]?.text}”属 ${sectionText(section)}`)
    }
    // The deepest name says the most: 制造业-通用设备制造业.
    const best = all.reduce((a, b) => ((b.code?.length ?? 0) > (a.code?.length ?? 0) ? b : a))
    const name = (best.code ? names[best.code] : undefined) ?? sectionName(section) ?? best.text
    return { section, ...(best.code ? { code: best.code } : {}), name, basis: 'name' }
  }
  if (letterSection && behindLetter === '') {
    return { section: letterSection, name: sectionName(letterSection) ?? letterSection, basis: 'code' }
  }
  const name = plain(typed)
  if (manufacturingEnding.test(endOf(typed))) return { section: 'C', name, basis: 'ending' }
  return { ...(name === '' ? {} : { name }), basis: 'none' }
}

function contradictory(conflict: string): IndustryReading {
  return { basis: 'none', conflict }
}

function sectionText(letter: string): string {
  return `${letter} ${sectionName(letter) ?? ''}`
}

/** The text without brackets and punctuation at its end, for looking at how it ends. */
function endOf(text: string): string {
  return plain(text)
    .replace(/[（(][^）)]*[）)]/g, '')
    .replace(/[\s\p{P}]+$/u, '')
    .trim()
}

/** Names of the standard in a text: the whole of it, else its parts, split more and more finely. */
function findNames(text: string): (Named & { readonly text: string })[] {
  const whole = plain(text).replace(/^[\s\-—–:：、.]+|[\s\-—–:：、.。；;]+$/g, '')
  const splits = [
    [whole],
    whole.split(/[-—–>＞→/；;|]+/),
    whole.split(/[-—–>＞→/；;|\s（）()]+/),
    whole.split(/[-—–>＞→/；;|\s（）()、，,]+/),
  ]
  for (const parts of splits) {
    const found = parts.flatMap((part) => {
      const typed = part.trim()
      const key = nameKey(typed)
      const named = key === '' ? undefined : byName.get(key)
      return named ? [{ ...named, text: typed }] : []
    })
    if (found.length > 0) return found
  }
  return []
}

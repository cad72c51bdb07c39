import { oncePerText } from '../remembered.ts'

/**
 * Full-width letters, digits and signs; the marks Chinese text is punctuated with are left as typed. The full-width
 * dot and slash count as signs: they stand in numbers, dates and addresses.
 */
const fullWidth = /[！-～]/g
const chinesePunctuation = new Set('（），：；！？［］｛｝～')

/**
 * A value as typed, made comparable without changing a name: full-width letters, digits and signs become half-width,
 * every run of white space (full-width, no-break, tabs, line breaks) one space, invisible characters (zero-width,
 * byte order mark, direction marks) disappear, ends are trimmed. Chinese punctuation and rare characters stay.
 */
export function plain(text: string): string {
  return text
    .replace(fullWidth, (c) => (chinesePunctuation.has(c) ? c : String.fromCodePoint((c.codePointAt(0) ?? 0) - 0xfee0)))
    .replace(/\p{Cf}+/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

/** Simplified radicals that PDF text carries in place of characters, where NFKC has no equivalent. */
const radicals = new Map(
  [
    ...'⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻠香⺠民⻄西⻁虎⻒辰'.matchAll(
      /(.)(.)/gu,
    ),
  ].map((m) => [m[1] ?? '', m[2] ?? '']),
)

/** What is written in several ways, and the one it is folded to. */
const folds = new Map([
  ...radicals,
  ...(
    [
      ['(', '【〔〖〘[{'],
      [')', '】〕〗〙]}'],
      [',', '、'],
      ['.', '。．'],
      ['"', "“”„‟‘’‚‛「」『』'`´"],
      ['-', '‐‑‒–—―─━−﹣'],
      ['·', '•・‧∙⋅'],
      ['~', '～〜∼'],
    ] as const
  ).flatMap(([one, ways]) => [...ways].map((way): [string, string] => [way, one])),
])
const folding = new RegExp(`[${[...folds.keys()].join('').replace(/[\]\\-]/g, '\\$&')}]`, 'gu')

/**
 * Text folded for recognising labels, headings and options, white space still in place: compatibility forms and
 * radicals become the usual characters, each kind of bracket, comma, colon, quote and dash one kind, Latin letters
 * lower-case. Never stored and never shown.
 */
export function folded(text: string): string {
  return text
    .replace(/\p{Cf}+/gu, '')
    .normalize('NFKC')
    .replace(folding, (c) => folds.get(c) ?? c)
    .toLowerCase()
}

/**
 * The key under which a label, heading or option is found: `folded`, without any white space, fill-in lines (____,
 * ----), leading or trailing asterisks, or trailing colons.
 */
export const matchKey = oncePerText((text) =>
  folded(text)
    .replace(/[\s\p{Cc}]+/gu, '')
    .replace(/_+|-{2,}/g, '')
    .replace(/^[*※]+|[*※:]+$/g, ''),
)

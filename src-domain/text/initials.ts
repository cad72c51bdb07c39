/**
 * 拼音首字母 of a text, lower-case, as people type names in short: 上海样例 → shyl. Where characters have two readings, each
 * reading of the whole, one a line. What is no 汉字 stands as it is, white space and marks left out.
 */
export function initialsOf(text: string): string {
  let readings = ['']
  for (const character of text.toLowerCase()) {
    const letters = lettersOf(character)
    const next = readings.flatMap((before) => [...letters].map((letter) => before + letter))
    if (letters !== '') readings = next.slice(0, mostReadings)
  }
  return readings.join('\n')
}

/** Three such characters in a name; a fourth is read one way. */
const mostReadings = 8

/** Characters that names of firms have in two readings with different initials. */
const twoReadings: Readonly<Record<string, string>> = Object.fromEntries(
  [
    '重zc',
    '长cz',
    '行xh',
    '乐ly',
    '厦xs',
    '单ds',
    '朝cz',
    '藏cz',
    '传cz',
    '参cs',
    '会hk',
    '调dt',
    '校xj',
    '解jx',
    '系xj',
  ]
    .concat([
      '车cj',
      '区qo',
      '莘sx',
      '省sx',
      '宿sx',
      '种zc',
      '术sz',
      '尉wy',
      '洞dt',
      '卡kq',
      '期qj',
      '弹dt',
      '仇qc',
      '曾zc',
    ])
    .map(([character = '', ...letters]) => [character, letters.join('')]),
)

/** The first 汉字 of each initial in the order of pinyin, and the letters they begin. */
const firsts = [...'阿八嚓咑妸发旮哈丌咔垃呣拏噢妑七呥仨他屲夕丫帀']
const letters = [...'abcdefghjklmnopqrstwxyz']
const byPinyin = new Intl.Collator('zh-CN-u-co-pinyin')
const known = new Map<string, string>(Object.entries(twoReadings))

function lettersOf(character: string): string {
  const before = known.get(character)
  if (before !== undefined) return before
  const found = /\p{Script=Han}/u.test(character)
    ? (letters[firsts.findLastIndex((first) => byPinyin.compare(first, character) <= 0)] ?? '')
    : /[\p{L}\p{N}]/u.test(character)
      ? character
      : ''
  known.set(character, found)
  return found
}

import type { Random } from '../random.ts'

/** XML as no program would write it, and a parser may choke on it. */
export function oddMarkup(random: Random, xml: string): string {
  return random.one(oddities)(random, xml)
}

type Oddity = (random: Random, xml: string) => string

const oddities: readonly [Oddity, ...Oddity[]] = [
  deeplyNested,
  hugeAttribute,
  manyAttributes,
  entities,
  oddCharacters,
  repeatedElement,
  lostTag,
  oddNumber,
  hugeText,
]

function insertedAt(xml: string, at: number, what: string): string {
  return xml.slice(0, at) + what + xml.slice(at)
}

/** Just behind some tag. */
function behindTag(random: Random, xml: string): number {
  return xml.indexOf('>', random.below(xml.length + 1)) + 1
}

function deeplyNested(random: Random, xml: string): string {
  const tags = random.one([
    ['w:tbl', 'w:tr', 'w:tc'],
    ['w:p', 'w:r'],
    ['w:sdt', 'w:sdtContent'],
    ['m:oMath'],
    ['row', 'c'],
  ])
  const times = random.one([10, 200, 5_000, 50_000])
  const opened = tags.map((tag) => `<${tag}>`).join('')
  const closed = tags
    .map((tag) => `</${tag}>`)
    .reverse()
    .join('')
  const end = random.below(4) === 0 ? '' : closed.repeat(times)
  return insertedAt(xml, behindTag(random, xml), opened.repeat(times) + end)
}

function intoTag(random: Random, xml: string, attributes: string): string {
  const tag = /<[\w:]+/g
  tag.lastIndex = random.below(xml.length + 1)
  const found = tag.exec(xml)
  return found ? insertedAt(xml, found.index + found[0].length, attributes) : xml
}

function hugeAttribute(random: Random, xml: string): string {
  return intoTag(random, xml, ` w:odd="${'样'.repeat(random.one([1_000, 1_000_000]))}"`)
}

function manyAttributes(random: Random, xml: string): string {
  return intoTag(random, xml, Array.from({ length: 20_000 }, (_, i) => ` o${i}="${i}"`).join(''))
}

function entities(random: Random, xml: string): string {
  const levels = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
  const outside = '<!ENTITY out SYSTEM "file:///etc/hostname">'
  const declared = xml.replace(/^(<\?xml[^>]*\?>)?/, `$1<!DOCTYPE x [<!ENTITY l0 "样例">${levels}${outside}]>`)
  return insertedAt(declared, behindTag(random, declared), random.one(['&l9;', '&out;', '&l2;', '&undeclared;']))
}

const odd = [
  '\u0000',
  '\u202e',
  '\ufffe',
  '&#0;',
  '&#xD800;',
  '&#x110000;',
  '&#99999999999;',
  '\u200b'.repeat(1_000),
  '<![CDATA[',
] as const

function oddCharacters(random: Random, xml: string): string {
  return insertedAt(xml, random.below(2) ? behindTag(random, xml) : random.below(xml.length + 1), random.one(odd))
}

function repeatedElement(random: Random, xml: string): string {
  const name = random.one(['w:tc', 'w:tr', 'w:p', 'w:r', 'row', 'c', 'Relationship'])
  const from = xml.indexOf(`<${name}`, random.below(xml.length + 1))
  const end = xml.indexOf(`</${name}>`, from)
  if (from < 0 || end < 0) return xml
  const to = end + name.length + 3
  return insertedAt(xml, to, xml.slice(from, to).repeat(Math.min(2_000, Math.ceil(2_000_000 / (to - from)))))
}

function lostTag(random: Random, xml: string): string {
  const from = xml.indexOf('<', random.below(xml.length + 1))
  const to = xml.indexOf('>', from)
  return from < 0 || to < 0 ? xml : xml.slice(0, from) + xml.slice(to + 1)
}

function oddNumber(random: Random, xml: string): string {
  const number = /(?<==")-?\d+(?=")/g
  number.lastIndex = random.below(xml.length + 1)
  const found = number.exec(xml)
  const said = random.one(['-1', '0', '2147483648', '999999999', '1e308', 'NaN', '', '４'])
  return found ? xml.slice(0, found.index) + said + xml.slice(found.index + found[0].length) : xml
}

function hugeText(random: Random, xml: string): string {
  return insertedAt(
    xml,
    behindTag(random, xml),
    `<w:r><w:t>${'１2☑.亿％'.repeat(random.one([1_000, 300_000]))}</w:t></w:r>`,
  )
}

import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'
import { type RawEntry, rawZip } from '../../support/raw-zip.ts'
import type { Random } from '../random.ts'
import { damaged } from './bytes.ts'
import { oddMarkup } from './markup.ts'

/** The files of a ZIP, to be packed again with something amiss. */
export type Entries = readonly [Packed, ...Packed[]]
type Packed = RawEntry & { readonly content: Buffer }

export async function entriesOf(zip: Buffer): Promise<Entries> {
  const entries: Packed[] = []
  const source = await yauzl.fromBufferPromise(zip)
  for await (const entry of source.eachEntry()) {
    const content = await buffer(await source.openReadStreamPromise(entry))
    entries.push({ name: entry.fileName, content, flags: 0x800 })
  }
  const [first, ...rest] = entries
  if (!first) throw new Error('an empty ZIP')
  return [first, ...rest]
}

/** The same files in one ZIP, with something amiss in one of them or about it. */
export function oddContainer(random: Random, entries: Entries): Buffer {
  const chosen = random.one(entries)
  const odd = random.one(oddities)(random, chosen, random.one(entries))
  return rawZip(entries.flatMap((entry) => (entry === chosen ? odd : [entry])))
}

type Oddity = (random: Random, entry: Packed, other: Packed) => readonly RawEntry[]

const content: Oddity = (random, entry, other) => [{ ...entry, content: damaged(random, entry.content, other.content) }]

const markup: Oddity = (random, entry, other) => {
  const text = entry.content.toString('utf8')
  if (!text.trimStart().startsWith('<')) return content(random, entry, other)
  return [{ ...entry, content: Buffer.from(oddMarkup(random, text)) }]
}

const names = [
  ...['../../../outside', '/tmp/outside', 'C:\\outside', '..\\..\\outside', './x', 'a//b', '', '/', '.', '..'],
  ...[
    'CON',
    'nul.docx',
    'a:b',
    'x ',
    'x.',
    '\u0000x',
    '\u202excod.exe',
    '__proto__',
    `${'长'.repeat(300)}.pdf`,
    '\ufffd',
  ],
  ...[`${'深/'.repeat(500)}x.pdf`, '营业执照\n.pdf', 'word/document.xml', 'manifest.json', 'é.pdf', 'e\u0301.pdf'],
] as const

const about: Oddity = (random, entry) => {
  const { name } = entry
  return random.one<Oddity>([
    () => [{ ...entry, name: random.one(names as unknown as readonly [string, ...string[]]) }],
    () => [{ ...entry, name: Buffer.from([0xd6, 0xff, 0xfe, 0x00, 0x2f, 0x80]), flags: random.one([0, 0x800]) }],
    () => [{ ...entry, says: { size: random.one([0, 1, 0x7fffffff, 0xffffffff]) } }],
    () => [{ ...entry, says: { crc: random.below(2 ** 32) } }],
    () => [{ ...entry, method: random.one([1, 9, 12, 14, 93, 99]) }],
    () => [{ ...entry, flags: random.one([1, 9, 0x41, 0x2000]) }],
    () => [{ ...entry, mode: random.one([0o120777, 0o010644, 0o020644, 0o040755, 0o060644, 0]) }],
    () => [
      {
        ...entry,
        extra: Buffer.from(random.one(['0100ffff', '01001000ffffffffffffffffffffffffffffffff', '7570ffff01']), 'hex'),
      },
    ],
    () => [entry, entry],
    () => [entry, { ...entry, name: String(name).toUpperCase() }],
    () => [],
    () => [{ ...entry, content: Buffer.alloc(random.one([0, 1, 50_000_000])) }],
    () => [entry, ...Array.from({ length: random.one([100, 25_000]) }, (_, i) => ({ name: `${i}.pdf`, method: 0 }))],
  ])(random, entry, entry)
}

const oddities = [content, markup, markup, about] as const

import type { Random } from '../random.ts'

/** Damage that needs to know nothing of a format. `other` is another file of the same kind. */
type Damage = (random: Random, bytes: Buffer, other: Buffer) => Buffer

/** One to three kinds of damage, one after the other. */
export function damaged(random: Random, bytes: Buffer, other: Buffer): Buffer {
  let result: Buffer = Buffer.from(bytes)
  for (let left = 1 + random.below(3); left > 0; left--) result = random.one(damages)(random, result, other)
  return result
}

const damages: readonly [Damage, ...Damage[]] = [
  flippedBits,
  cutOff,
  doubledChunk,
  withoutChunk,
  swappedChunks,
  spliced,
  blownUpField,
  blownUpNumber,
]

function flippedBits(random: Random, bytes: Buffer): Buffer {
  for (let left = 1 + random.below(16); left > 0 && bytes.length > 0; left--) {
    const at = random.below(bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
  }
  return bytes
}

function cutOff(random: Random, bytes: Buffer): Buffer {
  return bytes.subarray(0, random.below(bytes.length + 1))
}

function chunkOf(random: Random, bytes: Buffer): [from: number, to: number] {
  const from = random.below(bytes.length + 1)
  return [from, Math.min(bytes.length, from + 1 + random.below(random.one([4, 64, 4096])))]
}

function doubledChunk(random: Random, bytes: Buffer): Buffer {
  const [from, to] = chunkOf(random, bytes)
  const times = random.one([1, 1, 1, 300])
  const doubled = Array.from({ length: times }, () => bytes.subarray(from, to))
  return Buffer.concat([bytes.subarray(0, to), ...doubled, bytes.subarray(to)])
}

function withoutChunk(random: Random, bytes: Buffer): Buffer {
  const [from, to] = chunkOf(random, bytes)
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
}

function swappedChunks(random: Random, bytes: Buffer): Buffer {
  const [first, second] = [random.below(bytes.length + 1), random.below(bytes.length + 1)].sort((a, b) => a - b)
  const size = 1 + random.below(256)
  const [one, two] = [bytes.subarray(first, (first ?? 0) + size), bytes.subarray(second, (second ?? 0) + size)]
  const [ofOne, ofTwo] = [Buffer.from(one), Buffer.from(two)]
  ofTwo.copy(one)
  ofOne.copy(two)
  return bytes
}

function spliced(random: Random, bytes: Buffer, other: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, random.below(bytes.length + 1)), other.subarray(random.below(other.length))])
}

/** A length, count or offset, wherever it may stand, as much as it can say. */
function blownUpField(random: Random, bytes: Buffer): Buffer {
  const at = random.below(bytes.length + 1)
  const said = Buffer.from(
    random.one(['ffffffff', '7fffffff', 'ffffff7f', '00000080', '00000000', 'ffff', '7fff']),
    'hex',
  )
  said.copy(bytes, at)
  return bytes
}

const numbers = [
  '0',
  '-1',
  '65536',
  '2147483648',
  '-2147483649',
  '99999999999999999999',
  '1e400',
  '0000000007',
] as const

/** A number that is written out, as in PDF, XML and JSON. */
function blownUpNumber(random: Random, bytes: Buffer): Buffer {
  const start = random.below(bytes.length + 1)
  const text = bytes.toString('latin1')
  const found = /\d+/.exec(text.slice(start, start + 65_536))
  if (!found) return bytes
  const from = start + found.index
  const to = from + found[0].length
  return Buffer.concat([bytes.subarray(0, from), Buffer.from(random.one(numbers)), bytes.subarray(to)])
}

const parts = [
  '0',
  '-1',
  '3',
  '16',
  '1048576',
  '9007199254740993',
  '1e400',
  '""',
  '"../../x"',
  'null',
  '[]',
  '{}',
] as const

/** A record as JSON that is read, but says something else in one place. */
export function oddRecord(random: Random, json: Buffer): Buffer {
  const text = json.toString('utf8')
  const values = [...text.matchAll(/(?<=:\s*)(?:-?\d+|"[^"]*")/g)]
  const chosen = values[random.below(values.length)]
  if (!chosen) return json
  return Buffer.from(text.slice(0, chosen.index) + random.one(parts) + text.slice(chosen.index + chosen[0].length))
}

/** What programs read differently, or stumble over, where a notice has a text or a number. */
const oddData = [
  ...['1e999', '-0', 'NaN', 'null', 'true', '{}', '[]', '1000000000', '1000000001', '-1', '0.1', '""', '"a"'],
  ...['{"__proto__":{"a":1}}', '"__proto__"', '"constructor"', '{"a":1,"a":2}', '"\\u0000"', '"\\ud800"', '"\u202e"'],
  ...['"../../../outside"', '"/etc/passwd"', '"file:///etc/passwd"', '"{-1}"', '"{999}"', '"{0}-02-31"', '"^(a+)+$"'],
  ...['"#read(\\"/etc/passwd\\")"', '"<script>alert(1)</script>"', '"=1+1"', `"${'字'.repeat(9_999)}"`],
  ...['['.repeat(30), '['.repeat(100_000), '"name"', '"enterprise"', '"表1"', '"2023-13-45"'],
] as const

/** The same JSON with one to three of its texts and numbers something else. */
export function oddJson(random: Random, json: Buffer): Buffer {
  let text = json.toString('utf8')
  for (let left = 1 + random.below(3); left > 0; left--) {
    const values = [...text.matchAll(/(?<=[:[,]\s*)(?:-?\d+(?:\.\d+)?|"(?:[^"\\]|\\.)*"(?!\s*:))/g)]
    const chosen = values[random.below(values.length)]
    if (chosen) text = text.slice(0, chosen.index) + random.one(oddData) + text.slice(chosen.index + chosen[0].length)
  }
  return Buffer.from(text)
}

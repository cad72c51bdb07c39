import type { Random } from '../random.ts'

/** The input with one to three of its parts wrong, missing, or too many. */
export function spoilt(random: Random, input: unknown): unknown {
  let result = input
  for (let left = 1 + random.below(3); left > 0; left--) result = spoiltOnce(random, result)
  return result
}

function spoiltOnce(random: Random, input: unknown): unknown {
  if (!isPlain(input) || random.below(8) === 0) return hostile(random)
  const keys = Object.keys(input)
  const key = keys[random.below(keys.length)]
  const parts = new Map(Object.entries(input))
  const choice = random.below(6)
  if (choice === 0 || key === undefined) parts.set(random.one(extra), hostile(random))
  else if (choice === 1) parts.delete(key)
  else if (choice === 2 && Array.isArray(parts.get(key)))
    parts.set(key, spoiltList(random, parts.get(key) as unknown[]))
  else if (choice === 3) parts.set(key, spoiltOnce(random, parts.get(key)))
  else parts.set(key, hostile(random))
  // As JSON.parse makes it: __proto__ is a part like any other.
  const made = {}
  for (const [name, value] of parts) {
    Object.defineProperty(made, name, { value, enumerable: true, writable: true, configurable: true })
  }
  return made
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

const extra = ['__proto__', 'constructor', 'toString', 'by', 'id', 'desk', 'actor', 'then', '申报编号', ''] as const

function spoiltList(random: Random, list: unknown[]): unknown[] {
  return random.one<() => unknown[]>([
    () => [...list, ...list],
    () => [...list, hostile(random)],
    () => Array.from({ length: 20_000 }, (_, i) => list[0] ?? `A${i}`),
    () => [list],
    () => new Array(5),
  ])()
}

/** A value nobody expects; some are ids, but of another kind. */
function hostile(random: Random): unknown {
  return random.one(values)(random)
}

const values: readonly [(random: Random) => unknown, ...((random: Random) => unknown)[]] = [
  (random) => random.one(texts),
  (random) => random.one(texts),
  (random) => random.one(numbers),
  (random) => random.one([undefined, null, true, false, '', [], {}]),
  (random) =>
    random.one(['样', 'A', '１', ' ', '\n', '=', '\u202e']).repeat(random.one([201, 1_001, 100_001, 1_000_000])),
  (random) => nested(random.one([10, 1_000, 20_000]), random.below(2) === 0),
  (random) =>
    random.one([
      new Date(0),
      new Date(Number.NaN),
      10n ** 400n,
      new Map([[{}, 1]]),
      new Set(['A01']),
      /a+$/,
      new URL('file:///'),
    ]),
  () => new File(['样例'], '../../样例.pdf'),
  (random) => Array.from({ length: random.one([1, 3, 10_001]) }, () => random.one(texts)),
  () => JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},"length":-1}'),
  (random) => String.fromCharCode(...Array.from({ length: 1 + random.below(40) }, () => random.below(65_536))),
]

const numbers = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -1,
  -0,
  0,
  0.5,
  1e308,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e21,
  5e-324,
] as const

const texts = [
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'prototype',
    'then',
    'length',
    'undefined',
    'null',
    'NaN',
  ],
  ...[
    '\ud800',
    '样\udc00例',
    '\u202e录目',
    '\u200b',
    '\u0000',
    'A01\u0000',
    '\ufeffA01',
    '\u2028',
    '\u{1f469}\u200d\u{1f4bb}',
    'e\u0301',
  ],
  ...[
    'A01',
    'A1',
    'a01',
    'A01 ',
    'A01\n',
    'Ａ０１',
    'A9999999',
    'enterprise',
    'platform',
    '1',
    '0'.repeat(32),
    'f'.repeat(64),
  ],
  ...[
    '00000000-0000-4000-8000-000000000000',
    'licence',
    'noAccident',
    'name',
    'revenue.2022',
    'investors.-1.name',
    'a.b.c.d',
  ],
  ...[
    "A01' OR 1=1 --",
    '"; DROP TABLE events; --',
    '%_%',
    '<script>alert(1)</script>',
    '=cmd|calc',
    '$(id)',
    '{{x}}',
    '#set page()',
  ],
  ...[
    '../../../etc/passwd',
    '..\\..\\x',
    'C:\\x',
    'CON',
    '\\\\server\\share',
    '.',
    '..',
    './named',
    '/dev/null',
    '/dev/zero',
    '~',
  ],
  ...[
    '2023-02-30',
    '99999-01-01',
    '0000-00-00',
    '1e5',
    '-0',
    '0x10',
    '１２３',
    '一二三',
    '1,000',
    '∞',
    '4０%',
    'a@b@c',
    ' ',
  ],
] as const

function nested(depth: number, list: boolean): unknown {
  let value: unknown = '样例'
  for (let left = depth; left > 0; left--) value = list ? [value] : { value }
  return value
}

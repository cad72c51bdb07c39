import { expect, it } from 'vitest'
import { Encryption } from '../../../src-domain/backups/manifest.ts'

const written = { kdf: 'scrypt', N: 2 ** 17, r: 8, p: 1, salt: 'ab'.repeat(16), check: 'cd' } as const

it('a place is opened by the work it was written with, and by somewhat more', () => {
  expect(Encryption.safeParse(written).success).toBe(true)
  expect(Encryption.safeParse({ ...written, N: 2 ** 19 }).success).toBe(true)
})

it.each([
  ['gigabytes of memory', { N: 2 ** 20, r: 32 }],
  ['minutes', { p: 16 }],
  ['what no password can be made a key by', { N: 3 }],
  ['nothing', { N: 1 }],
  ['less than nothing', { r: -1 }],
])('a place that asks for %s is not opened', (_, asked) => {
  expect(Encryption.safeParse({ ...written, ...asked }).success).toBe(false)
})

import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

export type PasswordCost = { readonly N: number; readonly r: number; readonly p: number }

/**
 * 128 MiB of memory and about half a second for each guess: what the program asks. Stand in every hash, so that they can
 * be raised. Tests, which guess a hundred times, ask less of their own passwords.
 */
export const productCost: PasswordCost = { N: 2 ** 17, r: 8, p: 1 }
const saltLength = 16
const keyLength = 32

/** More than any hash of ours asks for: one that was tampered with costs no more than a wrong password. */
const largestCost = 2 ** 20

/** `scrypt$N=131072,r=8,p=1$<salt>$<key>`, both as base64url. */
export async function hashPassword(password: string, cost = productCost): Promise<string> {
  const salt = randomBytes(saltLength)
  const key = await derive(password, salt, cost)
  const { N, r, p } = cost
  return `scrypt$N=${N},r=${r},p=${p}$${salt.toString('base64url')}$${key.toString('base64url')}`
}

const form = /^scrypt\$N=(\d{1,8}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]+)\$([\w-]+)$/

export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = form.exec(hash) ?? []
  const asked = { N: Number(N), r: Number(r), p: Number(p) }
  if (!(asked.N <= largestCost)) return false
  const expected = Buffer.from(key, 'base64url')
  const found = await derive(password, Buffer.from(salt, 'base64url'), asked)
  return found.length === expected.length && timingSafeEqual(found, expected)
}

/** Whether it was made at another cost than what is asked today. */
export function isOutdated(hash: string, { N, r, p } = productCost): boolean {
  return !hash.startsWith(`scrypt$N=${N},r=${r},p=${p}$`)
}

/** One at a time: a page that asks often gets no more of the machine's memory than one guess takes. */
let last: Promise<unknown> = Promise.resolve()

function derive(password: string, salt: Buffer, asked: PasswordCost) {
  const own = last.then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        // An input method set to full-width letters types the same password.
        scrypt(
          password.normalize('NFKC'),
          salt,
          keyLength,
          { ...asked, maxmem: 256 * asked.N * asked.r },
          (error, key) => (error ? reject(error) : resolve(key)),
        )
      }),
  )
  last = own.catch(() => {})
  return own
}

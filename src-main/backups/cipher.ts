import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, scrypt } from 'node:crypto'
import type { Encryption } from '../../src-domain/backups/manifest.ts'

/*
 * A place's files encrypted with AES-256-GCM, chunk by chunk, so that none is ever held whole; docs/reliability.md has
 * the format. Every file has a key of its own, out of the place's, so that no nonce is used twice.
 */

export type PlaceKey = Buffer

/** What does not decipher: altered, cut short, or written under another key. */
export class Undecipherable extends Error {}

const magic = Buffer.from('SELDENC1', 'latin1')
const saltLength = 16
const headerLength = magic.length + saltLength
const chunk = 64 * 1024
const tagLength = 16

export type KeyCost = Pick<Encryption, 'N' | 'r' | 'p'>

/** 128 MiB of memory and about half a second for each guess. */
const productCost: KeyCost = { N: 2 ** 17, r: 8, p: 1 }

export async function newKey(
  password: string,
  cost = productCost,
): Promise<{ readonly key: PlaceKey; readonly encryption: Encryption }> {
  const salt = randomBytes(16).toString('hex')
  const key = await derive(password, { ...cost, salt })
  return { key, encryption: { kdf: 'scrypt', ...cost, salt, check: checkOf(key) } }
}

/** The key of a place; undefined for a wrong password. */
export async function keyOf(password: string, encryption: Encryption): Promise<PlaceKey | undefined> {
  const key = await derive(password, encryption)
  return opens(key, encryption) ? key : undefined
}

export function opens(key: PlaceKey, { check }: Encryption): boolean {
  return checkOf(key) === check
}

/** The name an encrypted place knows a file by: nobody without the key can ask it for a file they have. */
export function hiddenName(key: PlaceKey, sha256: string): string {
  return createHmac('sha256', key).update(`file ${sha256}`).digest('hex')
}

export async function* encrypted(key: PlaceKey, source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const header = Buffer.concat([magic, randomBytes(saltLength)])
  const own = fileKey(key, header)
  yield header
  let index = 0
  for await (const { bytes, last } of stretches(source, chunk)) {
    const cipher = createCipheriv('aes-256-gcm', own, nonce(index++, last)).setAAD(header)
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }
}

export async function* decrypted(key: PlaceKey, source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const read = stretches(source, chunk + tagLength, headerLength)
  try {
    yield* opened(key, read)
  } finally {
    // Else a file that is none of ours would stay open.
    await read.return(undefined)
  }
}

async function* opened(key: PlaceKey, read: ReturnType<typeof stretches>): AsyncGenerator<Buffer> {
  const first = await read.next()
  const header = first.done ? Buffer.alloc(0) : first.value.bytes
  if (header.length !== headerLength || !header.subarray(0, magic.length).equals(magic)) throw new Undecipherable()
  const own = fileKey(key, header)
  let index = 0
  for await (const { bytes, last } of read) {
    if (bytes.length < tagLength) throw new Undecipherable()
    const end = bytes.length - tagLength
    const decipher = createDecipheriv('aes-256-gcm', own, nonce(index++, last)).setAAD(header)
    decipher.setAuthTag(bytes.subarray(end))
    try {
      yield Buffer.concat([decipher.update(bytes.subarray(0, end)), decipher.final()])
    } catch {
      throw new Undecipherable()
    }
  }
  if (index === 0) throw new Undecipherable()
}

function derive(password: string, { N, r, p, salt }: Pick<Encryption, 'N' | 'r' | 'p' | 'salt'>): Promise<PlaceKey> {
  // The same password, however its characters were composed.
  const text = Buffer.from(password.normalize('NFKC'))
  return new Promise((resolve, reject) => {
    const maxmem = 256 * N * r
    scrypt(text, Buffer.from(salt, 'hex'), 32, { N, r, p, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

function checkOf(key: PlaceKey): string {
  return createHmac('sha256', key).update('place').digest('hex')
}

function fileKey(key: PlaceKey, header: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, header.subarray(magic.length), 'selection-desk file', 32))
}

/** The chunk's number, and whether it is the last: none can be moved, repeated or cut off unseen. */
function nonce(index: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32BE(index, 7)
  bytes[11] = last ? 1 : 0
  return bytes
}

/** The source in stretches of one length, the first of `head` bytes if given; the last one may be short, or empty. */
async function* stretches(
  source: AsyncIterable<Uint8Array>,
  length: number,
  head?: number,
): AsyncGenerator<{ readonly bytes: Buffer; readonly last: boolean }> {
  let held = Buffer.alloc(0)
  let wanted = head ?? length
  for await (const bytes of source) {
    held = Buffer.concat([held, bytes])
    // One byte more than a stretch tells that it is not the last.
    while (held.length > wanted) {
      yield { bytes: held.subarray(0, wanted), last: false }
      held = held.subarray(wanted)
      wanted = length
    }
  }
  yield { bytes: held, last: true }
}

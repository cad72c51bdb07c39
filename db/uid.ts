import { randomBytes } from 'node:crypto'

/** Names a thing on every laptop, beside the number people see: 128 random bits, lower-case hex. */
export function newUid(): string {
  return randomBytes(16).toString('hex')
}

import { randomInt } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { parsedAs } from '../../backups/place.ts'
import { ifReadable } from '../../bugs.ts'
import { finishedBytes } from '../../files/finished-file.ts'
import type { ReadableDesk } from '../desk.ts'
import { packageToDeliver } from './package-to-deliver.ts'

/** No 0, 1, i, l, o, and no capitals: it is said over the telephone. */
const letters = '23456789abcdefghjkmnpqrstuvwxyz'
const groups = 4
const groupLength = 4

/** Some 79 bits: k7mq-x3pa-94hd-tw2c */
export function newPassword(): string {
  const group = () => Array.from({ length: groupLength }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: groups }, group).join('-')
}

const Kept = z.strictObject({ format: z.literal(1), package: z.string(), password: z.string() })

/**
 * Keeps the password of a package's mail parts, since it is asked for days after they were sent: in a file of its own in
 * the data folder, readable to the owner alone, until what it opens has been delivered. It stands in no event, table, copy
 * or log; whoever can read it has all that it locks beside it.
 */
export function keepPassword(folder: string, sha256: string, password: string): Promise<Result<unknown>> {
  const kept: z.output<typeof Kept> = { format: 1, package: sha256, password }
  return finishedBytes(fileOf(folder), Buffer.from(`${JSON.stringify(kept)}\n`))
}

/** 再看一次. Problems: those of `packageToDeliver`, `mail-password-gone`. */
export async function readPassword(desk: ReadableDesk): Promise<Result<{ readonly password: string }>> {
  const found = packageToDeliver(desk)
  if (!found.ok) return found
  const text = await ifReadable(readFile(fileOf(desk.store.folder), 'utf8'))
  const kept = text === undefined ? undefined : parsedAs(Kept, text)
  if (kept?.package !== found.value.product.sha256) return failed(problem('mail-password-gone'))
  return ok({ password: kept.password })
}

export async function forgetPassword(folder: string): Promise<void> {
  await rm(fileOf(folder), { force: true })
}

function fileOf(folder: string): string {
  return join(folder, 'mail-password.json')
}

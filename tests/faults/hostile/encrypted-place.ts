import { createHmac, randomBytes, scryptSync } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed } from '../../../src-domain/result.ts'
import { encrypted } from '../../../src-main/backups/cipher.ts'
import { writeMark } from '../../../src-main/backups/place.ts'
import { findBackups } from '../../../src-main/desk/backups/chosen-copy.ts'
import { copyDesk } from '../../../src-main/desk/backups/make-copy.ts'
import { planRestore } from '../../../src-main/desk/backups/restore.ts'
import { keepSecondPlace } from '../../../src-main/desk/backups/second-place.ts'
import { batchParticulars, updateBatch } from '../../../src-main/desk/batch/update-batch.ts'
import { closeDesk } from '../../../src-main/desk/desk.ts'
import type { Workers } from '../../../src-main/documents/workers/workers.ts'
import { must, officer } from '../../support/desk.ts'
import type { Random } from '../random.ts'
import { damaged, oddRecord } from './bytes.ts'
import { smallDesk } from './small-desk.ts'
import type { World } from './world.ts'

const password = '样例口令样例口令'

/** A stick with two encrypted copies: one of its files altered, exchanged for another, or written under another key. */
export async function encryptedPlace(world: World, workers: Workers): Promise<(random: Random) => Promise<string>> {
  const place = join(world.inputs, '盘')
  const copies = await filled(world, place, workers)
  const mark = join(place, 'place.json')
  const known = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const files = known.map(({ parentPath, name }) => join(parentPath, name)).sort()
  const records = files.filter((path) => path.includes('copies'))
  // The pool's files, and as often as these databases, manifests and the mark.
  const chosen = [mark, ...files, ...files.map((_, i) => records[i % records.length] ?? mark)] as const
  const holder = { desk: () => undefined, replace: () => failed(problem('no-desk')) }
  return async (random) => {
    const path = random.one(chosen)
    const bytes = readFileSync(path)
    writeFileSync(path, await spoilt(random, path, bytes, readFileSync(random.one(chosen))))
    try {
      const given = random.below(8) === 0 ? '别的口令别的口令' : password
      const found = await findBackups({ path: place, password: given })
      if (!found.ok) return found.problem.code
      const copy = { place, name: random.one(copies), password: given }
      const plan = await planRestore(holder, { ...copy, folder: join(world.named, '新电脑') }, undefined)
      return plan.ok ? 'taken' : plan.problem.code
    } finally {
      writeFileSync(path, bytes)
    }
  }
}

async function spoilt(random: Random, path: string, bytes: Buffer, other: Buffer): Promise<Buffer> {
  if (path.endsWith('place.json') && random.below(3) > 0) return oddRecord(random, bytes)
  switch (random.below(4)) {
    case 0:
      return other
    case 1: {
      const parts: Buffer[] = []
      for await (const part of encrypted(randomBytes(32), Readable.from([bytes.subarray(24)]))) parts.push(part)
      return Buffer.concat(parts)
    }
    default:
      return damaged(random, bytes, other)
  }
}

/** As a desk of one applicant fills it, but with a password that costs a guess a thousandth of what it does there. */
async function filled({ named }: World, root: string, workers: Workers): Promise<[string, string]> {
  const data = join(named, '有加密 U 盘的电脑')
  const desk = await smallDesk(data, workers)
  const cost = { N: 1024, r: 8, p: 1 } as const
  const salt = 'ab'.repeat(16)
  const key = scryptSync(Buffer.from(password), Buffer.from(salt, 'hex'), 32, cost)
  const check = createHmac('sha256', key).update('place').digest('hex')
  const { deskId, district, scheme } = batchParticulars(desk)
  const placeId = '0'.repeat(32)
  mkdirSync(root)
  must(
    await writeMark(root, {
      ...{ format: 1, kind: 'selection-desk-copies', placeId, deskId, district, scheme },
      encryption: { kdf: 'scrypt', ...cost, salt, check },
    }),
  )
  const seenAt = '2023-07-10T01:00:00.000Z'
  must(await keepSecondPlace(data, { format: 1, path: root, placeId, key: key.toString('hex'), seenAt }))
  const first = must(await copyDesk(desk, 'hand')).name
  must(updateBatch(desk, { phone: '021-64001234' }, officer))
  const second = must(await copyDesk(desk, 'hand')).name
  closeDesk(desk)
  return [first, second]
}

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { listEditionProducts, type Product } from '../../../db/editions.ts'
import { megabyte, type PartSize } from '../../../src-domain/delivery/mail-parts.ts'
import type { LongStep } from '../../../src-domain/progress.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import { writeMailParts } from '../../package/write-mail-parts.ts'
import type { Actor } from '../actor.ts'
import type { Desk } from '../desk.ts'
import { outFolder } from '../products/making.ts'
import { editionFolder } from '../products/product-names.ts'
import { recordProducts } from '../products/record-products.ts'
import { keepPassword, newPassword } from './mail-password.ts'
import { packageToDeliver } from './package-to-deliver.ts'

export type MadeForMail = { readonly parts: readonly Product[]; readonly password: string }

/**
 * Makes the current package's parts for a mailbox, under a new password; those under the former one go first, so that
 * nobody sends some of each, be this called off half-way. Problems: those of `packageToDeliver` and `writeMailParts`, `out-unusable`.
 */
export async function makeForMail(
  desk: Desk,
  { partSize }: { readonly partSize: PartSize },
  actor: Actor,
  { progress, signal }: LongStep,
): Promise<Result<MadeForMail>> {
  const found = packageToDeliver(desk)
  if (!found.ok) return found
  const { edition, product } = found.value
  const folder = await outFolder(join(editionFolder(desk, edition), '电子邮件'))
  if (!folder.ok) return folder
  const former = listEditionProducts(desk.store, edition.number).filter((p) => p.kind === 'mailPart')
  for (const { path } of former) await rm(path, { force: true })
  const password = newPassword()
  const written = await writeMailParts({
    ...{ from: product.path, expected: product, folder: folder.value, password, signal },
    ...{ limit: partSize * megabyte, at: new Date(edition.frozenAt) },
    progress: ({ step, ...steps }) =>
      progress?.({ ...steps, label: step === 'write' ? '加密并分卷' : '用密码读回核对' }),
  })
  if (!written.ok) return written
  const kept = await keepPassword(desk.store.folder, product.sha256, password)
  if (!kept.ok) return kept
  const products = written.value.map((part) => ({ kind: 'mailPart' as const, ...part }))
  const recorded = recordProducts(desk, { edition, products }, actor)
  return recorded.ok ? ok({ parts: recorded.value, password }) : recorded
}

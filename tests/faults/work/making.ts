import { join, relative } from 'node:path'
import { freezeWithCopies } from '../../../src-main/desk/backups/freeze-with-copies.ts'
import { updateBatch } from '../../../src-main/desk/batch/update-batch.ts'
import { recordDelivery } from '../../../src-main/desk/delivery/record-delivery.ts'
import type { Desk } from '../../../src-main/desk/desk.ts'
import { finishPackage } from '../../../src-main/desk/products/finish-package.ts'
import { makeSummary } from '../../../src-main/desk/products/make-summary.ts'
import { editionFolder } from '../../../src-main/desk/products/product-names.ts'
import { sha256Of } from '../../../src-main/files/sha256.ts'
import type { Claim } from '../claims.ts'
import { type Actions, officer } from './work.ts'

export async function fileClaims(desk: Desk, paths: readonly string[]): Promise<Claim[]> {
  const claims: Claim[] = []
  for (const path of paths) claims.push([`file:${relative(desk.store.folder, path)}`, (await sha256Of(path)) ?? ''])
  return claims
}

export const making: Actions = [
  async ({ desk, act, random, workers, words, handIn }) => {
    const phone = `021-${60_000_000 + random.below(9_999_999)}`
    await act('phone', [['phone', phone]], () => updateBatch(desk, { phone }, officer))
    const frozen = await act(
      'freezing',
      [],
      () => freezeWithCopies(desk, {}, officer),
      ({ edition }) => [[`edition:${edition.number}`, edition.hash]],
    )
    if (!frozen) return
    const out = editionFolder(desk, frozen.edition)
    await act(
      'summary',
      [],
      () => makeSummary(desk, { out }, officer, { workers, fontFolders: [] }),
      ({ summary, summaryPdf }) => fileClaims(desk, [summary.path, summaryPdf.path]),
    )
    await act(
      'package',
      [],
      () => finishPackage(desk, { out, reason: '样例：尚未盖章' }, officer, { workers, fontFolders: [] }),
      ({ package: { path } }) => fileClaims(desk, [path]),
    )
    const receipt = [{ file: '回执.pdf', path: join(handIn(), '营业执照.pdf') }]
    const handed = { way: 'inPerson', on: '2023-08-09', handedBy: words(), receivedBy: words() } as const
    await act(
      'delivery',
      [],
      () => recordDelivery(desk, { ...handed, receipt }, officer),
      ({ uid, receivedBy, receipt }) => [
        [`delivery:${uid}`, receivedBy],
        ...receipt.map(({ sha256 }): Claim => [`stored:${sha256}`, sha256]),
      ],
    )
  },
]

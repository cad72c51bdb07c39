import { writeBatch } from '../../../db/batch.ts'
import { orphansOf } from '../../../src-domain/notices/correction/orphans.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { recommendersIn } from '../../../src-domain/schemes/lookup.ts'
import type { NoticePackage } from '../../notices/notice-package.ts'
import type { Actor } from '../actor.ts'
import { batchParticulars } from '../batch/update-batch.ts'
import { change, type Desk, type Kept } from '../desk.ts'
import { heldBy } from '../find-application.ts'
import { keepNoticePackage, putNoticePackage } from '../kept-notice.ts'

/**
 * 方案有更正: the batch goes by another package of its notice from now on, which was tried (src-main/notices/trial). Its
 * editions are outdated by that, and keep theirs. Answers the desk by the new one. Refused is what would leave data
 * without a place. Problems: `notice-same`, `notice-other`, `district-unknown`, `notice-orphans`.
 */
export function correctNotice(
  desk: Desk,
  { notice, reason }: { readonly notice: NoticePackage; readonly reason: string },
  actor: Actor,
): Result<{ readonly desk: Desk } & Kept> {
  const { scheme } = notice
  const put = putNoticePackage(desk.store.folder, notice)
  if (!put.ok) return put
  const corrected = change(desk, actor, (tx) => {
    const batch = batchParticulars(tx)
    if (notice.hash === batch.notice) return failed(problem('notice-same'))
    if (scheme.id !== batch.scheme) return failed(problem('notice-other', { title: scheme.title }))
    const known = recommendersIn(scheme.region)
    if (!known.includes(batch.district)) {
      return failed(problem('district-unknown', { district: batch.district, region: scheme.region.name, known }))
    }
    const lost = [...new Set(heldBy(tx.store).flatMap((one) => orphansOf(one, tx.scheme, scheme)))]
    if (lost.length > 0) return failed(problem('notice-orphans', { lost: lost.slice(0, mostNamed) }))
    keepNoticePackage(tx.store, notice, tx.at)
    writeBatch(tx.store, { ...batch, notice: notice.hash })
    const { title, documentNumber } = scheme
    tx.record({ kind: 'notice-corrected', title, documentNumber, notice: notice.hash, reason })
    return ok({})
  })
  return corrected.ok ? ok({ ...corrected.value, desk: { store: desk.store, scheme } }) : corrected
}

const mostNamed = 10

import { setDeclined } from '../../../db/applications.ts'
import { appendAudit } from '../../../db/audit.ts'
import { readRanking, replaceRanking } from '../../../db/rankings.ts'
import { transaction } from '../../../db/store.ts'
import { openFindings } from '../../../src-domain/checks/status.ts'
import { newOrder } from '../../../src-domain/ranking/ranking.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { type CategoryId, categoryOf } from '../../../src-domain/schemes/scheme.ts'
import { batchOf, type Desk, findApplication, now } from '../desk.ts'
import { checkApplication } from '../findings/check-application.ts'

export type Ranked = { readonly application: string; readonly category: CategoryId; readonly rank: number }

/**
 * Recommends applications, each at the end of its category. All or none: one that is not eligible, declined or
 * unknown leaves everything as it was, and the message says what is open.
 */
export function recommend(desk: Desk, ids: readonly string[], by = batchOf(desk).preparer): Result<Ranked[]> {
  return transaction(desk.store, (writing) => {
    const added: Ranked[] = []
    for (const id of new Set(ids)) {
      // Anew for each: recommending one of two duplicates makes the other fail.
      const checked = checkApplication(desk, id)
      if (!checked.ok) return checked
      const { application, findings } = checked.value
      if (application.declined) {
        return failed({
          code: 'declined',
          message: `${id} 已标为不予推荐（${application.declined.reason}），没有改动。请先撤销。`,
        })
      }
      const open = openFindings(findings)
      if (open.length > 0) {
        const list = open
          .map((f) => `${f.title}（${f.outcome === 'fail' ? '不通过' : '人工核'}，${f.check}）`)
          .join('、')
        return failed({
          code: 'not-eligible',
          message: `${id} 还有 ${open.length} 项初审未了结，没有改动：${list}。请先补正或作出人工认定。`,
        })
      }
      const order = readRanking(writing, application.category)
      if (!order.includes(id)) {
        replaceRanking(writing, application.category, [...order, id])
        appendAudit(writing, { at: now(), by, action: '推荐', applicationId: id, to: String(order.length + 1) })
      }
      added.push({
        application: id,
        category: application.category,
        rank: readRanking(writing, application.category).indexOf(id) + 1,
      })
    }
    return ok(added)
  })
}

/** Takes an application out of the ranking; those behind it move up. */
export function withdraw(desk: Desk, id: string, by = batchOf(desk).preparer): Result<void> {
  const found = findApplication(desk, id)
  if (!found.ok) return found
  return transaction(desk.store, (writing) => {
    const order = readRanking(writing, found.value.category)
    if (order.includes(id)) {
      replaceRanking(
        writing,
        found.value.category,
        order.filter((other) => other !== id),
      )
      appendAudit(writing, {
        at: now(),
        by,
        action: '撤销推荐',
        applicationId: id,
        from: String(order.indexOf(id) + 1),
      })
    }
    return ok(undefined)
  })
}

/** Gives a category its whole order, first to last. */
export function rank(
  desk: Desk,
  category: CategoryId,
  ids: readonly string[],
  by = batchOf(desk).preparer,
  reason?: string,
): Result<Ranked[]> {
  return transaction(desk.store, (writing) => {
    const before = readRanking(writing, category)
    const order = newOrder(before, ids)
    if (!order.ok) return order
    replaceRanking(writing, category, order.value)
    if (before.join() !== order.value.join()) {
      appendAudit(writing, {
        at: now(),
        by,
        action: `排序（${categoryOf(desk.scheme, category).title}）`,
        from: before.join('、'),
        to: `${order.value.join('、')}${reason ? `，理由：${reason}` : ''}`,
      })
    }
    return ok(order.value.map((application, i) => ({ application, category, rank: i + 1 })))
  })
}

/** 不予推荐, with the reason; takes it out of the ranking too. */
export function decline(desk: Desk, id: string, reason: string, by: string): Result<void> {
  const found = findApplication(desk, id)
  if (!found.ok) return found
  if (reason.trim() === '') return failed({ code: 'reason-missing', message: '不予推荐须写明理由，没有改动。' })
  return transaction(desk.store, (writing) => {
    const withdrawn = withdraw(desk, id, by)
    if (!withdrawn.ok) return withdrawn
    const at = now()
    setDeclined(writing, id, { reason, by, at })
    appendAudit(writing, { at, by, action: '不予推荐', applicationId: id, to: reason })
    return ok(undefined)
  })
}

/** Takes 不予推荐 back. */
export function reconsider(desk: Desk, id: string, by: string): Result<void> {
  const found = findApplication(desk, id)
  if (!found.ok) return found
  return transaction(desk.store, (writing) => {
    if (found.value.declined) {
      setDeclined(writing, id, undefined)
      appendAudit(writing, {
        at: now(),
        by,
        action: '撤销不予推荐',
        applicationId: id,
        from: found.value.declined.reason,
      })
    }
    return ok(undefined)
  })
}

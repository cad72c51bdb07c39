import { createHash } from 'node:crypto'
import { readApplication } from '../../../db/applications.ts'
import { appendAudit } from '../../../db/audit.ts'
import { insertEdition, latestEdition } from '../../../db/editions.ts'
import { readRanking } from '../../../db/rankings.ts'
import { transaction } from '../../../db/store.ts'
import type { Application } from '../../../src-domain/batch/application.ts'
import { openFindings } from '../../../src-domain/checks/status.ts'
import { type Edition, type EditionContent, editionText } from '../../../src-domain/edition/edition.ts'
import { editionContent } from '../../../src-domain/edition/edition-content.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { batchOf, type Desk, now } from '../desk.ts'
import { checkAll } from '../findings/findings.ts'

/** What would go to the city if the batch were frozen now. */
export function currentContent(desk: Desk): EditionContent {
  return editionContent(desk.scheme, batchOf(desk), recommendedOf(desk))
}

/** Read one by one: this is asked after every change, and most applications of a large batch are not among them. */
function recommendedOf({ store, scheme }: Desk): Application[] {
  const ids = scheme.categories.flatMap((category) => readRanking(store, category.id))
  return ids.flatMap((id) => readApplication(store, id) ?? [])
}

export function contentHash(content: EditionContent): string {
  return createHash('sha256').update(editionText(content)).digest('hex')
}

/** The latest edition, and whether the data have changed since. */
export function editionState(desk: Desk): { readonly edition: Edition; readonly outdated: boolean } | undefined {
  const edition = latestEdition(desk.store)
  return edition && { edition, outdated: contentHash(currentContent(desk)) !== edition.hash }
}

/** The latest edition, which everything that goes out is made from. Problems: `no-edition`, `edition-outdated`. */
export function currentEdition(desk: Desk): Result<Edition> {
  const state = editionState(desk)
  if (!state) return failed({ code: 'no-edition', message: '还没有定稿，没有生成文件。请先定稿。' })
  if (!state.outdated) return ok(state.edition)
  return failed({
    code: 'edition-outdated',
    message: `第 ${state.edition.number} 版定稿之后数据有改动，没有生成文件，已有的文件未动。请重新定稿后再生成。`,
  })
}

/**
 * 定稿: freezes the recommended set as the next edition. Refused while a recommended application has an open finding.
 * Freezing unchanged data gives the edition there is, so that paper already stamped stays good.
 */
export function freeze(desk: Desk, by = batchOf(desk).preparer): Result<{ edition: Edition; fresh: boolean }> {
  const recommended = checkAll(desk).filter((c) => c.application.rank !== undefined)
  if (recommended.length === 0) {
    return failed({ code: 'nothing-recommended', message: '还没有推荐任何申报，没有定稿。请先推荐并排序。' })
  }
  const open = recommended.flatMap((c) =>
    openFindings(c.findings).map((f) => `${c.application.id} ${f.title}（${f.check}）`),
  )
  if (open.length > 0) {
    return failed({
      code: 'findings-open',
      message: `已推荐的申报还有 ${open.length} 项初审未了结，没有定稿：${open.join('、')}。请先补正或作出人工认定。`,
    })
  }
  const content = currentContent(desk)
  const hash = contentHash(content)
  const latest = latestEdition(desk.store)
  if (latest?.hash === hash) return ok({ edition: latest, fresh: false })
  const edition: Edition = { number: (latest?.number ?? 0) + 1, hash, frozenAt: now(), content }
  return transaction(desk.store, (writing) => {
    insertEdition(writing, edition)
    appendAudit(writing, { at: edition.frozenAt, by, action: '定稿', to: `第 ${edition.number} 版 ${hash}` })
    return ok({ edition, fresh: true })
  })
}

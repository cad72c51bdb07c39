import { listEvents } from '../../../db/events.ts'
import { readMeeting } from '../../../db/meeting.ts'
import { editionMark } from '../../../src-domain/edition/edition.ts'
import type {
  Arrival,
  CheckedApplication,
  DeliveryFacts,
  Facts,
  RankingFacts,
} from '../../../src-domain/letters/facts.ts'
import { adjustmentsOf, type RankingStep } from '../../../src-domain/ranking/adjustments.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { shanghaiDay } from '../../../src-domain/text/shanghai-time.ts'
import { batchParticulars } from '../batch/update-batch.ts'
import { deliveryState } from '../delivery/delivery-state.ts'
import { packageToDeliver } from '../delivery/package-to-deliver.ts'
import type { Desk } from '../desk.ts'
import { applicationOf } from '../find-application.ts'
import { checkBatch } from '../findings/check-batch.ts'
import { meetingBoard } from '../meeting/meeting-board.ts'
import { policiesOf } from '../policies/application-policies.ts'
import { beyondQuotas, quotaUsesNow, recommendedOf } from '../quotas/quotas-now.ts'
import { rankingBoard } from '../ranking/ranking-board.ts'
import { rankingHistory } from '../ranking/ranking-history.ts'

/** More than happens to an application in a season. */
const everything = 10_000

/** What this desk knows that letters speak of, dated the day of `at` in Shanghai. */
export function letterFacts(desk: Desk, at = new Date()): Facts {
  let checked: readonly CheckedApplication[] | undefined
  const applications = () => {
    checked ??= checkBatch(desk)
    return checked
  }
  return {
    scheme: desk.scheme,
    batch: batchParticulars(desk),
    on: shanghaiDay(at),
    applications,
    arrivalOf: (application) => arrivalOf(desk, application),
    policiesOf: (id) => policiesOf(desk, applicationOf(desk, id), shanghaiDay(at)),
    rankingOf: (category) => rankingOf(desk, category),
    meeting: () => ({
      meeting: readMeeting(desk.store),
      combinedOf: (category) => {
        const { sheets, combined } = meetingBoard(desk, { category })
        return { sheets: sheets.filter(({ counts }) => counts).length, lines: combined }
      },
    }),
    quotas: () => quotaUsesNow(desk),
    beyond: () => beyondQuotas(desk, recommendedOf(desk)),
    deliveryOf: () => deliveryOf(desk),
  }
}

function arrivalOf({ store }: Desk, applicationId: string): Arrival {
  const events = listEvents(store, { applicationId, limit: everything }).toReversed()
  const taken = events.find(({ event: { kind } }) => kind === 'application-taken-in' || kind === 'application-created')
  return {
    ...(taken ? { at: taken.at, by: taken.by } : {}),
    later: events.flatMap(({ event, at }) => (event.kind === 'attachment-added' ? { file: event.file, at } : [])),
  }
}

function deliveryOf(desk: Desk): DeliveryFacts {
  const found = packageToDeliver(desk)
  if (!found.ok) return { items: [] }
  const { edition, product } = found.value
  return { mark: editionMark(edition), items: deliveryState(desk).items, sha256: product.sha256 }
}

function rankingOf(desk: Desk, category: CategoryId): RankingFacts {
  const { recommended, waiting, suggested } = rankingBoard(desk, { category })
  const steps = rankingHistory(desk, { category, limit: everything })
    .toReversed()
    .flatMap(({ event, applicationId = '' }): RankingStep[] => {
      if (event.kind === 'ranking-changed') return [event]
      if (event.kind === 'application-recommended') return [{ recommended: applicationId, rank: event.rank }]
      return event.kind === 'recommendation-withdrawn' ? [{ withdrawn: applicationId, rank: event.rank }] : []
    })
  const order = recommended.map(({ id }) => id)
  return { ranked: recommended, waiting, adjustments: adjustmentsOf(steps, order, suggested) }
}

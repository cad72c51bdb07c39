import { listEvents } from '../../../db/events.ts'
import { applicantName } from '../../../src-domain/edition/edition-content.ts'
import { sentenceInFull } from '../../../src-domain/events/sentence.ts'
import type { Arrival, CheckedApplication, Facts, RankingFacts } from '../../../src-domain/letters/facts.ts'
import { type CategoryId, categoryOf } from '../../../src-domain/schemes/scheme.ts'
import { shanghaiDay } from '../../../src-domain/text/shanghai-time.ts'
import { batchParticulars } from '../batch/update-batch.ts'
import type { Desk } from '../desk.ts'
import { checkBatch } from '../findings/check-batch.ts'
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
    rankingOf: (category) => rankingOf(desk, category, applications()),
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

function rankingOf(desk: Desk, category: CategoryId, checked: readonly CheckedApplication[]): RankingFacts {
  const { scheme } = desk
  const applications = new Map(
    checked.map(({ application }) => {
      const { id, category } = application
      return [id, { name: applicantName(application, categoryOf(scheme, category)), category }]
    }),
  )
  const { recommended, waiting } = rankingBoard(desk, { category })
  return {
    ranked: recommended,
    waiting,
    history: rankingHistory(desk, { category, limit: everything })
      .toReversed()
      .map((record) => ({ ...record, sentence: sentenceInFull(record, { scheme, applications }) })),
  }
}

import { standingApplications } from '../../db/city/applications.ts'
import { recordCityEvent } from '../../db/city/events.ts'
import { listExperts, scoresBy, writeScores } from '../../db/city/experts.ts'
import { transaction } from '../../db/city/store.ts'
import { cityNumber, inCityOrder } from '../../src-domain/city/application.ts'
import { type Criteria, scoreFault } from '../../src-domain/city/criteria.ts'
import { printable } from '../../src-domain/edition/summary.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { plain } from '../../src-domain/text/normalise.ts'
import type { City } from './city.ts'
import { currentCriteria } from './experts.ts'

/** A category as one expert has scored it so far, in the order of the review sheets. */
export type ScoreSheet = {
  readonly criteria: Criteria
  /** Who has scored anything yet. */
  readonly experts: readonly string[]
  readonly rows: readonly {
    readonly number: string
    readonly name: string
    readonly district: string
    /** By the criteria's order; empty where there is none. */
    readonly scores: readonly string[]
  }[]
}

export async function scoreSheet(
  city: City,
  { category, expert }: { readonly category: string; readonly expert: string },
): Promise<ScoreSheet> {
  const { store, head } = city
  const districts = head.scheme.region.parts.map(({ name }) => name)
  const applications = inCityOrder(await standingApplications(store.db, category), districts)
  const criteria = await currentCriteria(store.db)
  const given = new Map(
    (await scoresBy(store.db, expert)).map((one) => [`${cityNumber(one)} ${one.criterion}`, one.score]),
  )
  const rows = applications.map((one) => {
    const number = cityNumber(one)
    const scores = criteria.map(({ title }) => given.get(`${number} ${title}`) ?? '')
    return { number, name: one.name, district: one.district, scores }
  })
  return { criteria, experts: await listExperts(store.db), rows }
}

/** Keeps one score an expert has given; an empty one takes it away. Problems: `city-score`, `city-number-unknown`. */
export async function typeScore(
  city: City,
  given: {
    readonly expert: string
    readonly number: string
    readonly criterion: string
    readonly score: string
    readonly by: string
  },
): Promise<Result<{ readonly score: string }>> {
  const { number, criterion, by } = given
  const [expert, score] = [printable(given.expert), plain(given.score).trim()]
  return transaction(city.store, async (writing) => {
    const known = (await currentCriteria(writing)).find(({ title }) => title === criterion)
    const fault = known ? score !== '' && scoreFault(score, known) : '不在现在的标准里'
    if (fault) return failed(problem('city-score', { criterion, score, fault }))
    const meant = (await standingApplications(writing)).find((one) => cityNumber(one) === number)
    if (!meant) return failed(problem('city-number-unknown', { numbers: [number] }))
    const { district, application, name } = meant
    const before = (await scoresBy(writing, expert)).find(
      (one) => cityNumber(one) === number && one.criterion === criterion,
    )
    const from = before?.score ?? ''
    if (from === score) return ok({ score })
    const at = new Date().toISOString()
    const done = { kind: 'score' as const, number, name, expert, criterion, from, to: score }
    const event = await recordCityEvent(writing, { by, at }, done)
    await writeScores(writing, { expert, scores: [{ district, application, criterion, score }], at, event })
    return ok({ score })
  })
}

import { and, eq, sql } from './drizzle.ts'
import { policyAnswers } from './schema.ts'
import { insertInto, type Orm, prepared, type Reading, type Writing } from './store.ts'

const ofApplication = eq(policyAnswers.applicationId, sql.placeholder('applicationId'))
const isThis = and(ofApplication, eq(policyAnswers.key, sql.placeholder('key')))
const insertRow = insertInto(policyAnswers)
const selectAll = (orm: Orm) => orm.select().from(policyAnswers).prepare()
const selectOne = (orm: Orm) => orm.select().from(policyAnswers).where(ofApplication).prepare()
const deleteOne = (orm: Orm) => orm.delete(policyAnswers).where(isThis).prepare()

type Answers = ReadonlyMap<string, string>
const none: Answers = new Map()

/** The answers on an application, by key. */
export function policyAnswersOf(reading: Reading, applicationId: string): Answers {
  return new Map(
    prepared(reading, selectOne)
      .all({ applicationId })
      .map(({ key, value }) => [key, value]),
  )
}

/** The answers on each application of the batch, read at once. */
export function everyPolicyAnswer(reading: Reading): (applicationId: string) => Answers {
  const rows = Map.groupBy(prepared(reading, selectAll).all(), (row) => row.applicationId)
  return (id) => {
    const own = rows.get(id)
    return own ? new Map(own.map(({ key, value }) => [key, value])) : none
  }
}

/** Sets an answer, or takes it out with `undefined`. */
export function setPolicyAnswer(
  writing: Writing,
  applicationId: string,
  { key, value }: { readonly key: string; readonly value: string | undefined },
): void {
  prepared(writing, deleteOne).run({ applicationId, key })
  if (value !== undefined) insertRow(writing, { applicationId, key, value })
}

import { afterAll, beforeAll, describe } from 'vitest'
import { noPostgres, type Postgres, startPostgres } from '../../support/postgres.ts'
import { removePackages } from './promises/city.ts'
import { copying } from './promises/copying.ts'
import { counting } from './promises/counting.ts'
import { editions } from './promises/editions.ts'
import { keeping } from './promises/keeping.ts'
import { naming } from './promises/naming.ts'
import { reviewing } from './promises/reviewing.ts'
import { taking } from './promises/taking.ts'
import { undoing } from './promises/undoing.ts'

/** Every promise of the city's desk, on either store: a server takes seconds to start, so they share one. */
const promises = { taking, editions, counting, reviewing, naming, undoing, copying, keeping }

describe.for(Object.entries(promises))('the city’s desk on SQLite: %s', ([, promise]) => {
  promise({ database: async () => undefined })
})

let postgres: Postgres | undefined
beforeAll(async () => {
  postgres = noPostgres === undefined ? await startPostgres() : undefined
})
afterAll(async () => {
  await postgres?.stop()
  removePackages()
})

describe.skipIf(noPostgres)(`the city’s desk on PostgreSQL${noPostgres ? `: ${noPostgres}` : ''}`, () => {
  describe.for(Object.entries(promises))('%s', ([, promise]) => {
    promise({ database: async () => postgres?.newDatabase() })
  })
})

import { join } from 'node:path'
import Database from 'better-sqlite3'
import { dataFolder } from '../../../db/data-folder.ts'
import { closeDesk, openDesk } from '../../../src-main/desk/desk.ts'
import { checkBatch } from '../../../src-main/desk/findings/check-batch.ts'
import { correctValue } from '../../../src-main/desk/values/correct-value.ts'
import { must, officer } from '../../support/desk.ts'
import type { Bench, Size } from '../line.ts'
import { folderWith } from '../many-applications.ts'
import { seconds, temporaryFolder } from '../measure.ts'

/** What checking reads of an application, and which columns of it are JSON. */
const tables = {
  applications: ['cover', 'problems', 'pictures'],
  form_values: ['source'],
  outline_texts: [],
  attachments: [],
  rulings: [],
} as const

/** All checks of 10,000 applications against merely selecting their rows; and edits against the same statements bare. */
export async function store({ quick }: Size): Promise<Bench> {
  const folder = temporaryFolder()
  const [few, some, applications] = quick ? ([12, 50, 500] as const) : ([100, 1_000, 10_000] as const)
  const [fewEdits, someEdits, edits] = quick ? ([3, 30, 300] as const) : ([100, 1_000, 10_000] as const)
  const desk = must(openDesk(await folderWith(applications, join(folder.path, 'desk'))))
  const fewer = must(openDesk(await folderWith(few, join(folder.path, 'few'))))
  const tenth = must(openDesk(await folderWith(some, join(folder.path, 'some'))))
  const beside = await folderWith(applications, join(folder.path, 'bare'))
  const ids = checkBatch(desk).map(({ application }) => application.id)
  const other = new Database(join(folder.path, 'bare.sqlite'))
  let [n, m] = [0, 0]
  const edit = (times: number) =>
    seconds(() => {
      for (let i = 0; i < times; i++) {
        const application = ids[i % ids.length] ?? ''
        must(correctValue(desk, { application, key: 'name', value: `样例${n++}有限公司` }, officer))
      }
    })
  const bare = bareStore(other)
  const editBare = (times: number) =>
    seconds(() => {
      for (let i = 0; i < times; i++) bare(ids[i % ids.length] ?? '', `样例${m++}有限公司`)
    })
  return {
    lines: [
      {
        what: `check: ${applications} applications, all checks`,
        how: 'Every application read from the open database with all that checks look at, every check of its category judged with its sentence and figures, and those of the same applicant found, in one process. The other merely selects the same rows of the same tables and parses the JSON in them.',
        ...{ unit: 's', aim: 2 },
        ours: () => seconds(() => checkBatch(desk)),
        smaller: [() => seconds(() => checkBatch(fewer)), () => seconds(() => checkBatch(tenth))],
        against: {
          name: 'better-sqlite3 selecting the same rows, JSON.parse',
          run: () => seconds(() => selectAll(dataFolder(beside).database)),
        },
      },
      {
        what: `store: ${edits} edits, each acknowledged and durable`,
        how: 'One value corrected after the other among 10,000 applications: a transaction each, with its event in the hash chain, the rows sealed, the chain’s end noted beside the database, and the application checked anew for the answer. The other sets a value and adds a line to a log, in a transaction each with the same pragmas (WAL, synchronous FULL), on the same disk.',
        ...{ unit: 's', aim: 1.3 },
        ours: () => edit(edits),
        smaller: [() => edit(fewEdits), () => edit(someEdits)],
        async before() {
          await edit(someEdits)
          await editBare(someEdits)
        },
        against: {
          name: 'better-sqlite3, the same pragmas: a value and a line of a log in one transaction',
          run: () => editBare(edits),
        },
      },
    ],
    close() {
      for (const opened of [desk, fewer, tenth]) closeDesk(opened)
      other.close()
      folder.remove()
    },
  }
}

function selectAll(path: string): void {
  const database = new Database(path, { readonly: true })
  try {
    for (const [table, json] of Object.entries(tables)) {
      for (const row of database.prepare(`SELECT * FROM ${table}`).all() as Record<string, string>[]) {
        for (const column of json) JSON.parse(row[column] ?? 'null')
      }
    }
  } finally {
    database.close()
  }
}

function bareStore(database: Database.Database): (application: string, value: string) => void {
  database.pragma('locking_mode = EXCLUSIVE')
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('CREATE TABLE "values" (application TEXT, field TEXT, value TEXT, PRIMARY KEY (application, field))')
  database.exec('CREATE TABLE log (seq INTEGER PRIMARY KEY, at TEXT, application TEXT, what TEXT)')
  const set = database.prepare('INSERT OR REPLACE INTO "values" VALUES (?, ?, ?)')
  const note = database.prepare('INSERT INTO log (at, application, what) VALUES (?, ?, ?)')
  return database.transaction((application: string, value: string) => {
    set.run(application, 'name', value)
    note.run(new Date().toISOString(), application, JSON.stringify({ kind: 'value', field: 'name', to: value }))
  })
}

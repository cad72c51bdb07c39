import { cpSync, mkdirSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { insertApplication, listApplications } from '../../db/applications.ts'
import { dataFolder } from '../../db/data-folder.ts'
import { transaction } from '../../db/store.ts'
import type { Application } from '../../src-domain/batch/application.ts'
import { ok } from '../../src-domain/result.ts'
import { everyOverview } from '../../src-main/desk/batch/batch-overview.ts'
import { closeDesk, createDesk } from '../../src-main/desk/desk.ts'
import { importFolder } from '../../src-main/desk/intake/import-folder.ts'
import { openWorkers } from '../../src-main/documents/workers/workers.ts'
import { must, preparer } from '../support/desk.ts'
import { temporaryFolder } from './measure.ts'
import { multiply } from './multiplied.ts'

export const fixtures = resolve(import.meta.dirname, '../fixtures/xuhui-intake')

export const newBatch = {
  scheme: 'shanghai-2023-batch5',
  district: '徐汇区',
  recommender: '样例委员会',
  preparer: '样例',
  phone: '64000000',
} as const

/** More are made of a tenth of them. */
const most = 10_000

const made = new Map<number, ReturnType<typeof temporaryFolder>>()

/** A data folder with so many applications in `folder`: a copy of one that is made once for all benches. */
export async function folderWith(applications: number, folder: string, name = `data-${applications}`): Promise<string> {
  if (applications > most) {
    const data = await folderWith(applications / 10, folder, name)
    multiply(dataFolder(data).database, applications / 10)
    return data
  }
  let known = made.get(applications)
  if (!known) {
    known = temporaryFolder()
    made.set(applications, known)
    process.once('exit', known.remove)
    await makeDesk(applications, known.path)
  }
  const copy = join(folder, name)
  cpSync(join(known.path, 'data'), copy, { recursive: true })
  return copy
}

/**
 * A batch in `folder` with so many applications: the sample district's, over and over, each its own applicant; closed as
 * a desk that has shown its lists leaves it.
 */
async function makeDesk(applications: number, folder: string): Promise<void> {
  const desk = must(createDesk(join(folder, 'data'), newBatch))
  const { store } = desk
  const workers = openWorkers()
  must(await importFolder(desk, { folder: samplesIn(folder, applications) }, preparer, { workers }))
  await workers.close()
  const samples = listApplications(store)
  transaction(store, (writing) => {
    for (let i = samples.length; i < applications; i++) {
      const sample = samples[i % samples.length]
      if (sample) insertApplication(writing, { ...asAnother(sample, i), createdAt: '2023-07-10T00:00:00Z' })
    }
    return ok(undefined)
  })
  everyOverview(desk)
  closeDesk(desk)
}

/** The sample district's folders, or the first of them where fewer are wanted. */
function samplesIn(folder: string, most: number): string {
  const names = readdirSync(fixtures).sort()
  if (names.length <= most) return fixtures
  const few = join(folder, 'few')
  mkdirSync(few)
  for (const name of names.slice(0, most)) cpSync(join(fixtures, name), join(few, name), { recursive: true })
  return few
}

/** As in life; all the same one would make every application a duplicate of all others. */
function asAnother(sample: Application, i: number) {
  const values = sample.values.map((v) =>
    v.key === 'creditCode' || v.key === 'name' || v.key === 'operator' ? { ...v, value: `${v.value}${i}` } : v,
  )
  return {
    ...sample,
    values,
    attachments: sample.attachments.map(({ id: _, uid: _uid, ...rest }) => rest),
    folder: String(i),
  }
}

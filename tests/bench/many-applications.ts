import { cpSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { insertApplication, listApplications } from '../../db/applications.ts'
import { transaction } from '../../db/store.ts'
import type { Application } from '../../src-domain/batch/application.ts'
import { ok } from '../../src-domain/result.ts'
import { closeDesk, createDesk, type Desk } from '../../src-main/desk/desk.ts'
import { importFolder } from '../../src-main/desk/intake/import-folder.ts'
import { openWorkers } from '../../src-main/documents/workers/workers.ts'
import { must, preparer } from '../support/desk.ts'
import { temporaryFolder } from './measure.ts'

const fixtures = resolve(import.meta.dirname, '../fixtures/xuhui-intake')

export const newBatch = {
  scheme: 'shanghai-2023-batch5',
  district: '徐汇区',
  recommender: '样例委员会',
  preparer: '样例',
  phone: '64000000',
} as const

const made = new Map<number, ReturnType<typeof temporaryFolder>>()

/** A data folder with so many applications, made once for all benches, copied into `folder`. */
export async function folderWith(applications: number, folder: string): Promise<string> {
  let known = made.get(applications)
  if (!known) {
    known = temporaryFolder()
    made.set(applications, known)
    process.once('exit', known.remove)
    closeDesk(await deskWith(applications, known.path))
  }
  const copy = join(folder, `data-${applications}`)
  cpSync(join(known.path, 'data'), copy, { recursive: true })
  return copy
}

/** A batch in `folder` with so many applications: the sample district's, over and over, each its own applicant. */
async function deskWith(applications: number, folder: string): Promise<Desk> {
  const desk = must(createDesk(join(folder, 'data'), newBatch))
  const { store } = desk
  const workers = openWorkers()
  must(await importFolder(desk, { folder: fixtures }, preparer, { workers }))
  await workers.close()
  const samples = listApplications(store)
  transaction(store, (writing) => {
    for (let i = samples.length; i < applications; i++) {
      const sample = samples[i % samples.length]
      if (sample) insertApplication(writing, { ...asAnother(sample, i), createdAt: '2023-07-10T00:00:00Z' })
    }
    return ok(undefined)
  })
  return desk
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

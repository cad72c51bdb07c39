import { join, resolve } from 'node:path'
import { insertApplication, listApplications } from '../../db/applications.ts'
import { transaction } from '../../db/store.ts'
import type { Application } from '../../src-domain/batch/application.ts'
import { ok } from '../../src-domain/result.ts'
import { createDesk, type Desk } from '../../src-main/desk/desk.ts'
import { importFolder } from '../../src-main/desk/intake/import-folder.ts'
import { openWorkers } from '../../src-main/documents/workers/workers.ts'
import { preparer } from '../support/desk.ts'

const fixtures = resolve(import.meta.dirname, '../fixtures/xuhui-intake')

/** A batch in `folder` with so many applications: the sample district's, over and over, each its own applicant. */
export async function deskWith(applications: number, folder: string): Promise<Desk> {
  const desk = createDesk(join(folder, 'data'), {
    scheme: 'shanghai-2023-batch5',
    district: '徐汇区',
    recommender: '样例委员会',
    preparer: '样例',
    phone: '64000000',
  })
  if (!desk.ok) throw new Error(desk.problem.message)
  const { store } = desk.value
  const workers = openWorkers()
  await importFolder(desk.value, { folder: fixtures }, preparer, { workers })
  await workers.close()
  const samples = listApplications(desk.value.store)
  transaction(store, (writing) => {
    for (let i = samples.length; i < applications; i++) {
      const sample = samples[i % samples.length]
      if (sample) insertApplication(writing, { ...asAnother(sample, i), createdAt: '2023-07-10T00:00:00Z' })
    }
    return ok(undefined)
  })
  return desk.value
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

import { join, resolve } from 'node:path'
import { insertApplication, listApplications } from '../../db/applications.ts'
import { transaction } from '../../db/store.ts'
import { runChecks } from '../../src-domain/checks/run-checks.ts'
import { ok } from '../../src-domain/result.ts'
import { openReader } from '../../src-main/documents/reader/reader.ts'
import { applicationsOf, batchOf, closeDesk, createDesk } from '../../src-main/use-cases/desk.ts'
import { importFolder } from '../../src-main/use-cases/import-folder.ts'
import { report, seconds, temporaryFolder } from './measure.ts'

const applications = 10_000
const fixtures = resolve(import.meta.dirname, '../fixtures/xuhui-intake')

/** Selecting 10,000 applications and checking them all against merely selecting them. */
export async function benchChecks(): Promise<void> {
  const folder = temporaryFolder()
  const desk = createDesk(join(folder.path, 'data'), {
    scheme: 'shanghai-2023-batch5',
    district: '徐汇区',
    recommender: '样例委员会',
    preparer: '样例',
    phone: '64000000',
  })
  if (!desk.ok) throw new Error(desk.problem.message)
  const { store, scheme } = desk.value
  const reader = openReader()
  await importFolder(desk.value, fixtures, { reader })
  await reader.close()
  const samples = applicationsOf(desk.value)
  transaction(store, () => {
    for (let i = samples.length; i < applications; i++) {
      const sample = samples[i % samples.length]
      if (!sample) break
      // Each its own applicant, as in life; all the same one would make every application a duplicate of all others.
      const values = sample.values.map((v) => (v.key === 'creditCode' ? { ...v, value: `样例${i}` } : v))
      const attachments = sample.attachments.map(({ id: _, ...attachment }) => attachment)
      insertApplication(store, { ...sample, values, attachments, folder: String(i), createdAt: '2023-07-10T00:00:00Z' })
    }
    return ok(undefined)
  })
  const batch = batchOf(desk.value)
  const both = await seconds(() => runChecks(listApplications(store), scheme, batch))
  const select = await seconds(() => listApplications(store))
  report(`selecting and checking ${applications} applications`, both, select, 'merely selecting them')
  closeDesk(desk.value)
  folder.remove()
}

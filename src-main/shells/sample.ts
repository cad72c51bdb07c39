import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ok, type Result } from '../../src-domain/result.ts'
import { batchOf, closeDesk, createDesk, preparerOf } from '../desk/desk.ts'
import { importFolder } from '../desk/intake/import-folder.ts'
import { openWorkers } from '../documents/workers/workers.ts'

/** Sets the sample district up in a new temporary data folder, freshly taken in; returns the folder to remove later. */
export async function sampleDistrict(intake: string): Promise<Result<{ folder: string; remove: string }>> {
  const remove = await mkdtemp(join(tmpdir(), 'selection-desk-'))
  const folder = join(remove, '样例区')
  const desk = createDesk(folder, {
    scheme: 'shanghai-2023-batch5',
    district: '徐汇区',
    recommender: '徐汇区科学技术委员会',
    preparer: '样例经办人',
    phone: '021-64000000',
    email: 'desk@example.com',
  })
  if (!desk.ok) return desk
  const workers = openWorkers()
  const taken = await importFolder(desk.value, { folder: intake }, preparerOf(batchOf(desk.value)), { workers })
  await workers.close()
  closeDesk(desk.value)
  return taken.ok ? ok({ folder, remove }) : taken
}

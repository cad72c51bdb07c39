import { join } from 'node:path'
import { createDesk, type Desk } from '../../../src-main/desk/desk.ts'
import { importFolder } from '../../../src-main/desk/intake/import-folder.ts'
import type { Workers } from '../../../src-main/documents/workers/workers.ts'
import { batch } from '../../support/application.ts'
import { must, officer } from '../../support/desk.ts'
import { intakes } from './corpus.ts'

/** A desk of one applicant: each input for a place with copies has every file of some copy read through. */
export async function smallDesk(folder: string, workers: Workers): Promise<Desk> {
  const desk = must(createDesk(folder, batch))
  must(await importFolder(desk, { folder: join(intakes, '02样例电梯') }, officer, { workers }))
  return desk
}

import { listApplications } from '../../db/applications.ts'
import { runChecks } from '../../src-domain/checks/run-checks.ts'
import { batchOf, closeDesk } from '../../src-main/desk/desk.ts'
import { deskWith } from './many-applications.ts'
import { report, seconds, temporaryFolder } from './measure.ts'

const applications = 10_000

/** Selecting 10,000 applications and checking them all against merely selecting them. */
export async function benchChecks(): Promise<void> {
  const folder = temporaryFolder()
  const desk = await deskWith(applications, folder.path)
  const { store, scheme } = desk
  const batch = batchOf(desk)
  const both = await seconds(() => runChecks(listApplications(store), scheme, batch))
  const select = await seconds(() => listApplications(store))
  report(`selecting and checking ${applications} applications`, both, select, 'merely selecting them')
  closeDesk(desk)
  folder.remove()
}

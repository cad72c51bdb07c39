import { cpSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import { listApplications } from '../../../../db/applications.ts'
import { listCarried, listDeliveries } from '../../../../db/deliveries.ts'
import { listEditions, readEdition } from '../../../../db/editions.ts'
import { eventHead, verifyEvents } from '../../../../db/events.ts'
import { ballotsOf, readMeeting } from '../../../../db/meeting.ts'
import { namedFiles } from '../../../../db/named-files.ts'
import { listOfficers, readPassword } from '../../../../db/officers.ts'
import { readRanking } from '../../../../db/rankings.ts'
import { listRosters, rosterEntriesOf } from '../../../../db/rosters.ts'
import { listScans } from '../../../../db/scans.ts'
import { listSigned } from '../../../../db/sign-offs.ts'
import { batchParticulars } from '../../../../src-main/desk/batch/update-batch.ts'
import type { Desk } from '../../../../src-main/desk/desk.ts'
import { verifyFile } from '../../../../src-main/files/file-store.ts'
import { type DeskHolder, holdDesk } from '../../../../src-main/router/context.ts'
import { must, temporaryFolder } from '../../../support/desk.ts'

/** A worked desk with forms, attachments, editions and a scan, on a laptop of its own. */
export function workedDesk(): { readonly holder: DeskHolder; readonly folder: string; readonly desk: () => Desk } {
  const folder = join(temporaryFolder(), '徐汇区')
  cpSync(resolve(import.meta.dirname, '../../../fixtures/data-folders/4716265'), folder, { recursive: true })
  return { ...laptop(folder), folder }
}

/** A program on the folder, which is opened if there is anything in it. */
export function laptop(folder: string): { readonly holder: DeskHolder; readonly desk: () => Desk } {
  const holder = holdDesk(folder)
  holder.open(folder)
  onTestFinished(() => holder.close())
  return {
    holder,
    desk: () => {
      const open = holder.desk()
      if (!open) throw new Error('no desk is open')
      return open
    },
  }
}

/** Everything a desk holds: every value, decision, edition, scan, and the whole record of how it came about. */
export function everything({ store, ...desk }: Desk) {
  const editions = listEditions(store).map(({ number }) => readEdition(store, number))
  return {
    batch: batchParticulars({ store, ...desk }),
    applications: listApplications(store),
    rankings: desk.scheme.categories.map(({ id }) => readRanking(store, id)),
    editions,
    scans: listScans(store),
    officers: listOfficers(store).map((officer) => ({ ...officer, password: readPassword(store, officer.uid)?.hash })),
    signed: listSigned(store),
    rosters: listRosters(store).map((roster) => ({ ...roster, entries: rosterEntriesOf(store, roster.uid) })),
    meeting: readMeeting(store),
    ballots: desk.scheme.categories.map(({ id }) => ballotsOf(store, id)),
    deliveries: [...listDeliveries(store), ...listCarried(store)],
    head: must(verifyEvents(store)),
  }
}

export const headOf = ({ store }: Desk) => eventHead(store)

/** The names of the files the desk names that are not there as they were handed in. */
export async function lostFiles({ store }: Desk): Promise<string[]> {
  const lost: string[] = []
  for (const { name, sha256 } of namedFiles(store))
    if (!(await verifyFile(store.folder, { file: name, sha256 })).ok) lost.push(name)
  return lost
}

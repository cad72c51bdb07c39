import { cpSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import { listApplications } from '../../../../db/applications.ts'
import { insertDelivery, listCarried, listDeliveries } from '../../../../db/deliveries.ts'
import { listEditions, readEdition } from '../../../../db/editions.ts'
import { eventHead, verifyEvents } from '../../../../db/events.ts'
import { ballotsOf, readMeeting, setBallot } from '../../../../db/meeting.ts'
import { namedFiles } from '../../../../db/named-files.ts'
import { listOfficers, readPassword } from '../../../../db/officers.ts'
import { readRanking } from '../../../../db/rankings.ts'
import { insertRosterWith, listRosters, rosterEntriesOf } from '../../../../db/rosters.ts'
import { listScans } from '../../../../db/scans.ts'
import { listSigned } from '../../../../db/sign-offs.ts'
import { transaction } from '../../../../db/store.ts'
import { newUid } from '../../../../db/uid.ts'
import type { Application } from '../../../../src-domain/batch/application.ts'
import { ok } from '../../../../src-domain/result.ts'
import type { Actor } from '../../../../src-main/desk/actor.ts'
import type { CopyRow } from '../../../../src-main/desk/backups/backup-state.ts'
import { findBackups } from '../../../../src-main/desk/backups/chosen-copy.ts'
import { batchParticulars } from '../../../../src-main/desk/batch/update-batch.ts'
import type { Desk } from '../../../../src-main/desk/desk.ts'
import { changeMeeting } from '../../../../src-main/desk/meeting/change-meeting.ts'
import { writeNote } from '../../../../src-main/desk/notes/write-note.ts'
import { addOfficer } from '../../../../src-main/desk/people/officers.ts'
import { keepPassword } from '../../../../src-main/desk/people/passwords.ts'
import { declareRecusal } from '../../../../src-main/desk/people/recuse.ts'
import { requireSignOff } from '../../../../src-main/desk/sign-off/sign.ts'
import { putFile, verifyFile } from '../../../../src-main/files/file-store.ts'
import { type DeskHolder, holdDesk } from '../../../../src-main/router/context.ts'
import { must, officer, temporaryFolder } from '../../../support/desk.ts'

/** A worked desk with forms, attachments, editions and a scan, on a laptop of its own. */
export function workedDesk(): { readonly holder: DeskHolder; readonly folder: string; readonly desk: () => Desk } {
  const folder = join(temporaryFolder(), '徐汇区')
  cpSync(resolve(import.meta.dirname, '../../../fixtures/data-folders/4716265'), folder, { recursive: true })
  return { ...laptop(folder), folder }
}

/** One with two officers, what they signed, said, brought and delivered, and its head as who acts. */
export async function peopledDesk() {
  const worked = workedDesk()
  const { desk, folder } = worked
  const { officer: chief } = must(addOfficer(desk(), { name: '王负责', roles: ['head', 'reviewer'] }, officer))
  const { officer: clerk } = must(addOfficer(desk(), { name: '陈经办', roles: ['handler'] }, officer))
  const [head, handler] = [chief, clerk].map((one) => ({ name: one.name, officer: one })) as [Actor, Actor]
  must(await keepPassword(desk(), chief.uid, '样例-甲乙丙丁-1', head))
  must(requireSignOff(desk(), { required: true }, head))
  const [{ id, category }] = everything(desk()).applications as [Application]
  must(writeNote(desk(), { application: id, kind: 'memo', text: '样例备忘' }, handler))
  must(declareRecusal(desk(), { application: id, reason: '样例：亲属' }, head))
  must(changeMeeting(desk(), { members: [{ number: 1, name: '样例评委甲' }], rule: 'sum' }, handler))
  const files = { roster: join(temporaryFolder(), '名单.csv'), receipt: join(temporaryFolder(), '回执.pdf') }
  for (const path of Object.values(files)) writeFileSync(path, '样例')
  const roster = must(await putFile(folder, files.roster, '名单.csv'))
  const receipt = must(await putFile(folder, files.receipt, '回执.pdf'))
  const said = { by: handler.name, at: '2023-08-01T02:00:00.000Z' }
  transaction(desk().store, (writing) => {
    setBallot(writing, { category, member: 1 }, { places: [{ application: id, place: 1 }] })
    insertRosterWith(writing, {
      ...{ kind: 'dishonest', title: '样例名单', source: '样例局', file: '名单.csv', ...roster, ...said },
      entries: [{ row: 2, name: '样例', formerNames: [] }],
    })
    insertDelivery(writing, {
      ...{ uid: newUid(), edition: 1, items: [], way: 'inPerson', on: '2023-08-01', ...said },
      ...{ handedBy: '陈经办', receivedBy: '样例', receipt: [{ file: '回执.pdf', ...receipt }] },
    })
    return ok(undefined)
  })
  return { ...worked, head, handler }
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

/** The first place below `path`, and its newest copy. */
export async function newestAt(path: string, password?: string) {
  const [place] = must(await findBackups({ path, password }))
  const [copy] = place?.copies ?? []
  return { place: place?.path ?? '', name: copy?.name ?? '', password, copy: copy as CopyRow }
}

import { listApplications, readApplication } from '../../../db/applications.ts'
import { returnedFormsOf } from '../../../db/returned-forms.ts'
import type { ReturnedForm } from '../../../src-domain/batch/returned-form.ts'
import type { Desk } from '../../../src-main/desk/desk.ts'
import { importFolder } from '../../../src-main/desk/intake/import-folder.ts'
import { issueLetters } from '../../../src-main/desk/letters/issue-letters.ts'
import { closeRound, dateRound } from '../../../src-main/desk/rounds/change-round.ts'
import { dismissReturn } from '../../../src-main/desk/rounds/settle-return.ts'
import { takeOver } from '../../../src-main/desk/rounds/take-over.ts'
import { anything, type Claim, roundText } from '../claims.ts'
import { type Actions, namesIn, officer } from './work.ts'

/** A working day of the season: letters are dated. */
const july = new Date('2023-07-20T02:00:00.000Z')

const roundNow = (desk: Desk, id: string): Claim => [`round:${id}`, roundText(readApplication(desk.store, id)?.round)]

/** 补正 from sent to closed. */
export const asking: Actions = [
  async ({ desk, act, random, words }) => {
    const byDate = `2023-08-0${1 + random.below(9)}`
    const would = listApplications(desk.store).map(({ id }): Claim => [`round:${id}`, anything])
    const issued = await act(
      'letters issued',
      would,
      () => issueLetters(desk, { kind: 'correction', byDate, way: 'printed', at: july }, officer),
      ({ applications }) => applications.map((id) => roundNow(desk, id)),
    )
    const [id] = issued?.applications ?? []
    if (id === undefined) return
    const of: Claim[] = [[`round:${id}`, anything]]
    const dueOn = `2023-08-${10 + random.below(10)}`
    await act(
      'round dated',
      of,
      () => dateRound(desk, { application: id, dueOn }, officer),
      () => [roundNow(desk, id)],
    )
    await act(
      'round closed',
      of,
      () => closeRound(desk, { application: id, reason: words() }, officer),
      () => [roundNow(desk, id)],
    )
  },
]

const returnedNow = (desk: Desk, id: string): Claim => [
  `returned:${id}`,
  String(readApplication(desk.store, id)?.returned ?? 0),
]

/** A form that comes back onto an application: it is kept, then its original taken over, then the rest left. */
export const comingBack: Actions = [
  ({ desk, act, workers, some, handIn }) => {
    const { id } = some()
    return act(
      'comes back',
      [
        [`returned:${id}`, anything],
        [`attachments:${id}`, anything],
      ],
      () => importFolder(desk, { folder: handIn() }, officer, { workers, into: id }),
      () => [returnedNow(desk, id), [`attachments:${id}`, namesIn(desk, id)]],
    )
  },
  ({ desk, act }) => {
    const [id, form] = open(desk) ?? []
    if (!id || !form) return
    return act(
      'form taken over',
      [
        [`form:${id}`, form.form.sha256],
        [`returned:${id}`, anything],
      ],
      () => takeOver(desk, { application: id, returned: form.uid, places: ['form'] }, officer),
      () => [[`form:${id}`, form.form.sha256], returnedNow(desk, id)],
    )
  },
  ({ desk, act }) => {
    const [id, form] = open(desk) ?? []
    if (!id || !form) return
    return act(
      'rest dismissed',
      [[`returned:${id}`, anything]],
      () => dismissReturn(desk, { application: id, returned: form.uid }, officer),
      () => [returnedNow(desk, id)],
    )
  },
]

/** A form that waits to be gone through, and whose it is. */
function open(desk: Desk): [string, ReturnedForm] | undefined {
  const owner = listApplications(desk.store).find((a) => a.returned)
  const form = owner && returnedFormsOf(desk.store, owner.id).find(({ state }) => state === 'open')
  return owner && form && [owner.id, form]
}

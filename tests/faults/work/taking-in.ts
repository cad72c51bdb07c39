import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { listApplications, readApplication } from '../../../db/applications.ts'
import { addAttachments } from '../../../src-main/desk/attachments/add-attachments.ts'
import { removeAttachment } from '../../../src-main/desk/attachments/remove-attachment.ts'
import { importFolder } from '../../../src-main/desk/intake/import-folder.ts'
import { anything, namesOf } from '../claims.ts'
import { type Actions, namesIn, officer } from './work.ts'

export const takingIn: Actions = [
  ({ desk, act, workers, some, handIn }) => {
    const { id } = some()
    const path = join(handIn(), '营业执照.pdf')
    return act(
      'attachment',
      [[`attachments:${id}`, anything]],
      () => addAttachments(desk, { application: id, from: { path } }, officer, { workers }),
      () => [[`attachments:${id}`, namesIn(desk, id)]],
    )
  },
  ({ desk, act, some }) => {
    const { id, attachments } = some()
    const [first, ...rest] = attachments
    if (!first) return
    return act('removal', [[`attachments:${id}`, namesOf(rest)]], () =>
      removeAttachment(desk, { application: id, attachment: first.id }, officer),
    )
  },
  ({ desk, act, workers, handIn }) => {
    const folder = handIn()
    const known = listApplications(desk.store).filter((a) => a.folder === basename(folder))
    return act(
      'intake',
      known.map(({ id }) => [`attachments:${id}`, anything]),
      () => importFolder(desk, { folder }, officer, { workers }),
      ({ applications, known, returned }) =>
        applications.flatMap((id) => [
          ...(known.includes(id) || returned.includes(id) ? [] : [[`folder:${id}`, basename(folder)] as const]),
          [`attachments:${id}`, namesIn(desk, id)],
        ]),
    )
  },
  // Several at once are kept with one wait for the disk.
  ({ desk, act, workers, several }) => {
    const folder = several()
    const names = new Set(readdirSync(folder))
    const known = listApplications(desk.store).filter((a) => names.has(a.folder))
    return act(
      'intake of several',
      known.map(({ id }) => [`attachments:${id}`, anything]),
      () => importFolder(desk, { folder }, officer, { workers }),
      ({ applications }) =>
        applications.flatMap((id) => [
          [`folder:${id}`, readApplication(desk.store, id)?.folder ?? ''] as const,
          [`attachments:${id}`, namesIn(desk, id)] as const,
        ]),
    )
  },
]

import { countApplications, foldersOf, readApplication } from '../../../db/applications.ts'
import type { Application } from '../../../src-domain/batch/application.ts'
import { folderKey, ownerOfForm, type Recognised } from '../../../src-domain/rounds/recognise.ts'
import type { ReadableDesk } from '../desk.ts'
import { possiblySame } from '../findings/check-application.ts'

/** What tells whose an applicant's files are besides what they say. */
export type Besides = {
  /** Id of the application on whose page they were put. */
  readonly into?: string | undefined
  /** Ids this very intake took in, or has met in another folder: two forms at once are two applications, to be decided on. */
  readonly others: ReadonlySet<string>
}

/** The application a form is of that was there before its intake, without reading the batch. */
export function ownerOf(
  desk: ReadableDesk,
  read: Pick<Application, 'folder' | 'category' | 'values'>,
  { into, others }: Besides,
): Recognised | undefined {
  const placed = into === undefined ? undefined : readApplication(desk.store, into)
  if (placed && placed.category === read.category && !placed.withdrawn) return { application: placed, by: 'place' }
  if (countApplications(desk.store) === others.size) return undefined
  const key = folderKey(read.folder)
  const inFolder = foldersOf(desk.store, read.category).flatMap(({ id, folder }) =>
    folderKey(folder) === key ? id : [],
  )
  const possible = new Set([...possiblySame(desk, read), ...inFolder]).difference(others)
  return ownerOfForm(
    read,
    [...possible].flatMap((id) => readApplication(desk.store, id) ?? []),
    desk.scheme,
  )
}

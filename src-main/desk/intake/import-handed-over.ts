import { mkdir, readdir, rename } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { type ApplicationView, viewApplications } from '../applications/intake-view.ts'
import type { Desk } from '../desk.ts'
import { discardUpload, findUpload, type HandedOver } from '../uploads/handed-over.ts'
import { isWordFile } from './applicant-folder.ts'
import { type ImportOptions, type ImportReport, importFolder } from './import-folder.ts'

export type IntakeReport = Omit<ImportReport, 'applications'> & { readonly applications: readonly ApplicationView[] }

/** Takes in a folder of this machine, or what has been uploaded, which is gone from the upload afterwards. */
export async function importHandedOver(
  desk: Desk,
  { from }: { readonly from: HandedOver },
  actor: Actor,
  options: ImportOptions,
): Promise<Result<IntakeReport>> {
  if ('path' in from) return report(desk, await importFolder(desk, { folder: from.path }, actor, options))
  const upload = findUpload(desk, from.upload)
  if (!upload.ok) return upload
  try {
    return report(desk, await importFolder(desk, { folder: await intakeFolder(upload.value) }, actor, options))
  } finally {
    await discardUpload(desk, from.upload)
  }
}

function report(desk: Desk, imported: Result<ImportReport>): Result<IntakeReport> {
  if (!imported.ok) return imported
  return ok({ ...imported.value, applications: viewApplications(desk, imported.value.applications) })
}

/**
 * The intake folder within an upload: the one folder the person chose, the several they dropped, or a folder made of
 * loose files, which are one applicant's.
 */
async function intakeFolder(upload: string): Promise<string> {
  const entries = await readdir(upload, { withFileTypes: true })
  const [only] = entries
  if (entries.length === 1 && only?.isDirectory()) return join(upload, only.name)
  if (entries.some((e) => e.isDirectory())) return upload
  const files = entries.map((e) => e.name)
  const form = files.find(isWordFile) ?? files[0] ?? ''
  const applicant = join(upload, 'loose', basename(form, extname(form)))
  await mkdir(applicant, { recursive: true })
  for (const file of files) await rename(join(upload, file), join(applicant, file))
  return applicant
}

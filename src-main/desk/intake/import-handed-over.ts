import { basename, extname } from 'node:path'
import { ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { type ApplicationView, viewApplications } from '../applications/intake-view.ts'
import type { Desk } from '../desk.ts'
import { type HandedIn, isLitter } from '../uploads/handed-in.ts'
import { discardUpload, type HandedOver, readUpload } from '../uploads/handed-over.ts'
import { isWordFile } from './file-kinds.ts'
import { contentOf, treeOf } from './folder-tree.ts'
import { type ImportOptions, importContent, importFolder, type NamedFolder } from './import-folder.ts'
import type { ImportReport } from './keep-applicants.ts'

export type IntakeReport = Omit<ImportReport, 'applications'> & { readonly applications: readonly ApplicationView[] }

/** Takes in a folder of this machine, or what has been uploaded, which is gone from the upload afterwards. */
export async function importHandedOver(
  desk: Desk,
  { from }: { readonly from: HandedOver },
  actor: Actor,
  options: ImportOptions,
): Promise<Result<IntakeReport>> {
  if ('path' in from) return report(desk, await importFolder(desk, { folder: from.path }, actor, options))
  const files = await readUpload(desk, from.upload)
  if (!files.ok) return files
  try {
    return report(desk, await importContent(desk, uploaded(files.value), actor, options))
  } finally {
    await discardUpload(desk, from.upload)
  }
}

function report(desk: Desk, imported: Result<ImportReport>): Result<IntakeReport> {
  if (!imported.ok) return imported
  return ok({ ...imported.value, applications: viewApplications(desk, imported.value.applications) })
}

/** What an upload is: the one folder the person chose, the several they dropped, or loose files of one applicant. */
function uploaded(all: readonly HandedIn[]): NamedFolder {
  const files = all.filter(({ file }) => !isLitter(file))
  const folders = files.flatMap(({ file }) => [...file.matchAll(/\//g)].map(({ index }) => file.slice(0, index)))
  const root = treeOf({ files, folders: [...new Set(folders)], refused: [] })
  const [only] = root.folders
  if (only && root.folders.length === 1 && root.files.length === 0) {
    return { name: only.name, content: contentOf(only) }
  }
  const form = root.files.find(({ file }) => isWordFile(file)) ?? root.files[0]
  return { name: basename(form?.file ?? '', extname(form?.file ?? '')), content: contentOf(root) }
}

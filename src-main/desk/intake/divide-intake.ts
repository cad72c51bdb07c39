import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import { isArchiveName } from '../../documents/reading/archive/archive-kind.ts'
import type { HandedIn, HandedInFolder, RefusedFile } from '../uploads/handed-in.ts'
import type { Unpacking } from '../uploads/unpacking.ts'
import { compareNames, contentOf, type Folder, holdsWord, treeOf } from './folder-tree.ts'
import { holdersIn, isGroup, ownFolders, unwrapped } from './holders.ts'

/** What belongs to one applicant. */
export type Applicant = {
  readonly name: string
  readonly content: HandedInFolder
  /** Of the archives in it: 1 where it lies in none itself. */
  readonly level: number
}

export type Intake = {
  readonly applicants: readonly Applicant[]
  /** What lies beside the applicants' folders and belongs to none. */
  readonly loose: readonly RefusedFile[]
}

/** An archive beside the applicants' folders, and how many applicants' forms it seems to hold. */
type LookedAt = HandedIn & { readonly holders: number; readonly wrong?: Problem }

/**
 * Divides what was handed in among its applicants, in the order people number them: one folder each, also where the
 * folders are grouped (示范企业/…). A folder with a Word file of its own and none below is one applicant's. An archive
 * is the folder it is; for its applicants alone only one of several is unpacked.
 */
export async function divideIntake(
  content: HandedInFolder,
  { name, level }: { readonly name: string; readonly level: number },
  unpacking: Unpacking,
): Promise<Intake> {
  const root = treeOf(content)
  const hasOwnForm = holdsWord({ ...root, folders: [] })
  const archives = hasOwnForm ? [] : await lookAt(root.files, unpacking)
  if (isOneApplicants(root, hasOwnForm, archives)) return { applicants: [{ name, content, level }], loose: [] }

  const applicants: Applicant[] = []
  const loose: RefusedFile[] = [...root.refused]
  for (const folder of root.folders) applicants.push(...(await grouped(folder, level, unpacking)))
  const isAll = root.folders.length === 0 && root.files.length === 1
  for (const file of root.files) {
    const archive = archives.find((a) => a.path === file.path)
    if (!archive?.holders) loose.push({ file: file.file, problem: archive?.wrong ?? problem('outside-folders') })
    else if (archive.holders === 1) applicants.push(ofArchive(file, level))
    else {
      const divided = await divideArchive(file, level, unpacking)
      applicants.push(...divided.applicants.map((a) => (isAll ? a : { ...a, name: `${stem(file.file)}/${a.name}` })))
      loose.push(...divided.loose)
    }
  }
  return {
    applicants: applicants.sort((a, b) => compareNames(a.name, b.name)),
    loose: loose.sort((a, b) => compareNames(a.file, b.file)),
  }
}

function isOneApplicants(root: Folder, hasOwnForm: boolean, archives: readonly LookedAt[]): boolean {
  if (archives.some(({ holders }) => holders > 1)) return false
  const holding = archives.filter(({ holders }) => holders === 1).length
  if (root.folders.length === 0) return holding <= 1
  if (root.folders.some(holdsWord)) return false
  return hasOwnForm || (holding === 1 && ownFolders(root))
}

function lookAt(files: readonly HandedIn[], unpacking: Unpacking): Promise<LookedAt[]> {
  return Promise.all(
    files
      .filter(({ file }) => isArchiveName(file))
      .map(async (archive) => {
        const inside = await unpacking.look(archive)
        return inside.ok
          ? { ...archive, holders: holdersIn(inside.value) }
          : { ...archive, holders: 0, wrong: inside.problem }
      }),
  )
}

async function grouped(folder: Folder, level: number, unpacking: Unpacking): Promise<Applicant[]> {
  const { name } = folder
  if (isGroup(folder)) {
    const archives = await lookAt(folder.files, unpacking)
    const within = (a: Applicant): Applicant => ({ ...a, name: `${name}/${a.name}` })
    if (archives.every(({ holders }) => holders === 1)) {
      return [
        ...folder.folders.map((f) => within({ name: f.name, content: contentOf(f), level })),
        ...folder.files.map((f) => within(ofArchive(f, level))),
      ]
    }
  }
  return [{ name, content: contentOf(folder), level }]
}

function ofArchive(file: HandedIn, level: number): Applicant {
  return { name: stem(file.file), content: { files: [file], folders: [], refused: [] }, level }
}

async function divideArchive(archive: HandedIn, level: number, unpacking: Unpacking): Promise<Intake> {
  const { file } = archive
  const inside = await unpacking.open(archive)
  if (!inside.ok) return { applicants: [], loose: [{ file, problem: inside.problem }] }
  const divided = await divideIntake(unwrapped(inside.value), { name: stem(file), level: level + 1 }, unpacking)
  return { ...divided, loose: divided.loose.map((l) => ({ ...l, file: `${file}/${l.file}` })) }
}

/** 01样例泵业.zip is the folder 01样例泵业. */
export function stem(file: string): string {
  return isArchiveName(file) ? file.replace(/(?:\.tar)?\.[^.]+$/i, '') : file
}

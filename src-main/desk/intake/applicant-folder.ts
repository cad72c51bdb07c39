import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import { ifReadable } from '../../bugs.ts'

/** A file of an applicant's folder: its name with '/' between, and where it lies. */
export type HandedIn = { readonly file: string; readonly path: string }

export type RefusedFile = { readonly file: string; readonly problem: Problem }

export type FolderContent = {
  /** Word files that may be the form. */
  readonly word: readonly HandedIn[]
  readonly attachments: readonly HandedIn[]
  readonly refused: readonly RefusedFile[]
}

export type IntakeContent = {
  readonly applicants: readonly { readonly name: string; readonly path: string }[]
  /** What lies beside the applicants' folders and belongs to none. */
  readonly loose: readonly RefusedFile[]
}

/** What file managers, Word and archives leave lying about. */
const litter = /^(?:~\$.*|\..*|Thumbs\.db|desktop\.ini|__MACOSX|.*\.tmp)$/i

const wordFiles = new Set(['.docx', '.docm', '.dotx', '.doc', '.dot', '.wps', '.wpt', '.rtf'])
const attachmentTypes = new Set([
  ...['.pdf', '.ofd', '.jpg', '.jpeg', '.png', '.tif', '.tiff', '.bmp', '.gif', '.heic', '.webp'],
  ...['.xls', '.xlsx', '.et', '.ppt', '.pptx', '.dps', '.odt', '.txt', '.zip', '.rar', '.7z'],
])

/** Deeper than any applicant nests; a folder that contains itself through a mount ends here. */
const deepest = 8

/**
 * The applicants of an intake folder, in the order people number them (2 before 10): one folder each, also where the
 * folders are grouped (示范企业/…, 示范平台/…). A folder with a Word file of its own and none below is one applicant's.
 */
export async function readIntake(intake: string): Promise<IntakeContent> {
  const entries = await entriesOf(intake)
  const folders = entries.filter((e) => e.isDirectory() && isNamed(e))
  const hasOwnForm = entries.some((e) => e.isFile() && isWordFile(e.name))
  const inside = await Promise.all(folders.map((e) => holdsWord(join(intake, e.name))))
  if (folders.length === 0 || (hasOwnForm && !inside.includes(true))) {
    return { applicants: [{ name: basename(intake), path: intake }], loose: [] }
  }
  const applicants = await Promise.all(folders.map((e) => grouped(e.name, join(intake, e.name))))
  const loose = entries
    .filter((e) => !folders.includes(e))
    .map((e) => ({
      file: e.name,
      problem: !isNamed(e)
        ? problem('name-unreadable')
        : e.isFile()
          ? problem('outside-folders')
          : problem('not-a-file'),
    }))
  return { applicants: applicants.flat(), loose }
}

/** Folders an applicant sorts its attachments into. */
const ownFolder = /申报|附件|材料|正文|证明|证书|资料|表/

/** A folder that holds nothing but folders with a Word file each is a group of applicants, not one of them. */
async function grouped(name: string, path: string): Promise<{ name: string; path: string }[]> {
  const entries = (await ifReadable(entriesOf(path))) ?? []
  const members = entries.map((e) => ({ name: `${name}/${e.name}`, path: join(path, e.name) }))
  const isGroup = members.length > 1 && entries.every((e) => e.isDirectory() && !ownFolder.test(e.name))
  const inside = isGroup ? await Promise.all(members.map((m) => holdsWord(m.path))) : []
  return isGroup && !inside.includes(false) ? members : [{ name, path }]
}

async function holdsWord(folder: string): Promise<boolean> {
  const content = await ifReadable(readFolder(folder))
  return content !== undefined && content.word.length > 0
}

/** Everything below an applicant's folder, sorted out; links are not followed, so nothing outside is ever read. */
export async function readFolder(folder: string): Promise<FolderContent> {
  const word: HandedIn[] = []
  const attachments: HandedIn[] = []
  const refused: RefusedFile[] = []

  const visit = async (below: string, depth: number): Promise<void> => {
    for (const entry of await entriesOf(join(folder, below))) {
      const { name } = entry
      const file = below === '' ? name : `${below}/${name}`
      const handedIn = { file, path: join(folder, ...file.split('/')) }
      if (!isNamed(entry)) refused.push({ file, problem: problem('name-unreadable') })
      else if (entry.isDirectory() && depth < deepest) await visit(file, depth + 1)
      else if (!entry.isFile()) refused.push({ file, problem: problem('not-a-file') })
      else if (isWordFile(name)) word.push(handedIn)
      else if (attachmentTypes.has(extname(name).toLowerCase())) attachments.push(handedIn)
      else refused.push({ file, problem: problem('kind-unknown') })
    }
  }
  await visit('', 0)
  return { word, attachments, refused }
}

export function isWordFile(name: string): boolean {
  return wordFiles.has(extname(name).toLowerCase())
}

/** False for a name in an old encoding: what Node makes of it opens nothing. */
function isNamed({ name }: Dirent): boolean {
  return !name.includes('\ufffd')
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  const { compare } = new Intl.Collator('zh-CN', { numeric: true })
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.filter((e) => !litter.test(e.name)).sort((a, b) => compare(a.name, b.name))
}

import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Problem } from '../../src-domain/result.ts'

/** A file of an applicant's folder: its name with '/' between, and where it lies. */
export type HandedIn = { readonly file: string; readonly path: string }

export type FolderContent = {
  /** Word files that may be the form. */
  readonly word: readonly HandedIn[]
  readonly attachments: readonly HandedIn[]
  readonly refused: readonly { readonly file: string; readonly problem: Problem }[]
}

/** What file managers, Word and archives leave lying about. */
const litter = /^(?:~\$.*|\..*|Thumbs\.db|desktop\.ini|__MACOSX|.*\.tmp)$/i

const wordFiles = new Set(['.docx', '.docm', '.dotx', '.doc', '.dot', '.wps', '.wpt', '.rtf'])
const papers = new Set([
  ...['.pdf', '.ofd', '.jpg', '.jpeg', '.png', '.tif', '.tiff', '.bmp', '.gif', '.heic', '.webp'],
  ...['.xls', '.xlsx', '.et', '.ppt', '.pptx', '.dps', '.odt', '.txt', '.zip', '.rar', '.7z'],
])

/** A file that may be the form, by its name. */
export function isWordFile(name: string): boolean {
  return wordFiles.has(extname(name).toLowerCase())
}

/** Deeper than any applicant nests; a folder that contains itself through a mount ends here. */
const deepest = 8

/** Applicants' folders inside an intake folder, in the order people number them (2 before 10). */
export async function applicantFolders(intake: string): Promise<string[]> {
  const entries = await readdir(intake, { withFileTypes: true })
  return inOrder(entries.filter((e) => e.isDirectory() && !litter.test(e.name)).map((e) => e.name))
}

/** Everything below an applicant's folder, sorted out; links are not followed, so nothing outside is ever read. */
export async function readFolder(folder: string): Promise<FolderContent> {
  const word: HandedIn[] = []
  const attachments: HandedIn[] = []
  const refused: { file: string; problem: Problem }[] = []

  const visit = async (below: string, depth: number): Promise<void> => {
    const entries = await readdir(join(folder, below), { withFileTypes: true })
    const byName = new Map(entries.map((e) => [e.name, e]))
    for (const name of inOrder([...byName.keys()])) {
      const entry = byName.get(name) as Dirent
      if (litter.test(name)) continue
      const file = below === '' ? name : `${below}/${name}`
      const handedIn = { file, path: join(folder, ...file.split('/')) }
      const kind = extname(name).toLowerCase()
      if (entry.isDirectory() && depth < deepest) await visit(file, depth + 1)
      else if (!entry.isFile()) refused.push({ file, problem: notAFile })
      else if (wordFiles.has(kind)) word.push(handedIn)
      else if (papers.has(kind)) attachments.push(handedIn)
      else refused.push({ file, problem: unknownKind })
    }
  }
  await visit('', 0)
  return { word, attachments, refused }
}

const notAFile: Problem = {
  code: 'not-a-file',
  message: '这是快捷方式、链接或层级过深的文件夹，没有收取。请把文件本身直接放进申报单位的文件夹。',
}

const unknownKind: Problem = {
  code: 'unsupported',
  message: '这种文件不作为申报材料收取，原文件未动。请转成 PDF、图片或 Word 文件后再收件。',
}

function inOrder(names: string[]): string[] {
  return names.sort(new Intl.Collator('zh-CN', { numeric: true }).compare)
}

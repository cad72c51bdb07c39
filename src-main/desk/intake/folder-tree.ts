import type { HandedIn, HandedInFolder, RefusedFile } from '../uploads/handed-in.ts'
import { isWordFile } from './file-kinds.ts'

/** A folder with what lies in it directly, under its own names. */
export type Folder = {
  readonly name: string
  readonly folders: readonly Folder[]
  readonly files: readonly HandedIn[]
  readonly refused: readonly RefusedFile[]
}

/** A folder's content as a tree, in the order people number things (2 before 10). */
export function treeOf(content: HandedInFolder, name = ''): Folder {
  const below = new Map<string, { files: HandedIn[]; folders: string[]; refused: RefusedFile[] }>()
  const inside = (file: string) => {
    const [first = ''] = file.split('/', 1)
    const found = below.get(first) ?? { files: [], folders: [], refused: [] }
    below.set(first, found)
    return { found, rest: file.slice(first.length + 1) }
  }
  const known = new Set(content.folders)
  const files: HandedIn[] = []
  const refused: RefusedFile[] = []
  for (const folder of content.folders) {
    const { found, rest } = inside(folder)
    if (rest !== '') found.folders.push(rest)
  }
  for (const { file, path } of content.files) {
    if (!file.includes('/')) files.push({ file, path })
    else {
      const { found, rest } = inside(file)
      found.files.push({ file: rest, path })
    }
  }
  for (const { file, problem } of content.refused) {
    // What is wrong with a folder stands in it.
    if (!file.includes('/') && !known.has(file)) refused.push({ file, problem })
    else {
      const { found, rest } = inside(file)
      found.refused.push({ file: rest, problem })
    }
  }
  const folders = [...below]
    .map(([name, content]) => treeOf(content, name))
    .sort((a, b) => compareNames(a.name, b.name))
  return { name, folders, files: files.sort((a, b) => compareNames(a.file, b.file)), refused }
}

export const { compare: compareNames } = new Intl.Collator('zh-CN', { numeric: true })

/** Everything below it, as it was handed in. */
export function contentOf({ folders, files, refused }: Folder): HandedInFolder {
  const inner = folders.map((folder) => ({ name: folder.name, content: contentOf(folder) }))
  const within = <T extends { readonly file: string }>(name: string, of: readonly T[]) =>
    of.map((one) => ({ ...one, file: one.file === '' ? name : `${name}/${one.file}` }))
  return {
    files: [...files, ...inner.flatMap(({ name, content }) => within(name, content.files))],
    folders: inner.flatMap(({ name, content }) => [name, ...content.folders.map((f) => `${name}/${f}`)]),
    refused: [...refused, ...inner.flatMap(({ name, content }) => within(name, content.refused))],
  }
}

export function holdsWord({ files, folders }: Folder): boolean {
  return files.some(({ file }) => isWordFile(file)) || folders.some(holdsWord)
}

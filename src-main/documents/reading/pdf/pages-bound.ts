import type { FileHandle } from 'node:fs/promises'
import { readsOnAndOn } from './open-streams.ts'

/** What is larger is taken at its word. */
const mostRead = 16 * 1024 * 1024

/** Where pages may stand that can't be seen in the bytes. */
const packed = '/ObjStm'
const pageObject = /\/Type\s*\/Page(?![A-Za-z0-9#])/g

/**
 * The pages of a PDF as a book counts them: what a file says of them is only a note beside them. Walking the tree takes
 * the file apart, so where as many pages stand in the open as it says, it is believed.
 */
export async function pagesBound(file: FileHandle, size: number, said: number): Promise<number> {
  if (size > mostRead) return said
  const bytes = Buffer.alloc(size)
  await file.read(bytes, 0, size, 0)
  const standing = bytes.includes(packed) ? undefined : bytes.toString('latin1').match(pageObject)?.length
  return standing === said ? said : ((await walked(bytes)) ?? said)
}

async function walked(bytes: Uint8Array): Promise<number | undefined> {
  if (readsOnAndOn(bytes)) return undefined
  const { openOriginal, pageTree } = await import('./page-tree.ts')
  const tree = await openOriginal(bytes).then(pageTree, () => undefined)
  return tree && tree.gaps === 0 && tree.pages.length > 0 ? tree.pages.length : undefined
}

import { isArchiveName } from '../../documents/reading/archive/archive-kind.ts'
import type { HandedInFolder } from '../uploads/handed-in.ts'
import { contentOf, type Folder, holdsWord, treeOf } from './folder-tree.ts'

/** Folders an applicant sorts its attachments into. */
const ownFolder = /申报|附件|材料|正文|证明|证书|资料|表/

/** Whether the folders of a folder are what one applicant sorts its papers into. */
export function ownFolders({ folders }: Folder): boolean {
  return folders.every(({ name }) => ownFolder.test(name))
}

/** A folder that holds nothing but folders with a Word file each, or archives, is a group of applicants, not one. */
export function isGroup({ folders, files, refused }: Folder): boolean {
  const isOwn = ({ name }: { readonly name: string }) => ownFolder.test(name)
  return (
    folders.length + files.length > 1 &&
    refused.length === 0 &&
    files.every(({ file }) => isArchiveName(file)) &&
    !folders.some(isOwn) &&
    folders.every(holdsForm)
  )
}

/** How many applicants' forms an archive seems to hold, by the names in it. */
export function holdersIn(content: HandedInFolder): number {
  const root = treeOf(unwrapped(content))
  const inFolders = root.folders.some(holdsForm)
  if (root.folders.length === 0 || !inFolders || ownFolders(root)) {
    const archives = root.files.filter(({ file }) => isArchiveName(file)).length
    return holdsWord(root) || inFolders ? 1 : archives
  }
  return root.folders.flatMap((f) => (isGroup(f) ? [...f.folders, ...f.files] : holdsForm(f) ? [f] : [])).length
}

/** What lies in it as an archive alone may be a form as well. */
function holdsForm(folder: Folder): boolean {
  const isPacked = folder.files.length > 0 && folder.files.every(({ file }) => isArchiveName(file))
  return holdsWord(folder) || (isPacked && folder.folders.length === 0)
}

/** What lies within a folder that is all there is: 全部/01甲/… is the same as 01甲/…. */
export function unwrapped(content: HandedInFolder): HandedInFolder {
  const whole = treeOf(content)
  const within = innermost(whole)
  return within === whole ? content : contentOf(within)
}

function innermost(folder: Folder): Folder {
  const { folders, files, refused } = folder
  const [only] = folders
  const isWrapping = only && folders.length === 1 && files.length + refused.length === 0 && only.folders.length > 0
  return isWrapping ? innermost(only) : folder
}

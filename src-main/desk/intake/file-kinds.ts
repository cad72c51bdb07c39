import { extname } from 'node:path'
import { isArchiveName } from '../../documents/reading/archive/archive-kind.ts'

const word = new Set(['.docx', '.docm', '.dotx', '.doc', '.dot', '.wps', '.wpt', '.rtf'])
const otherText = new Set(['.odt', '.ott', '.fodt', '.uof', '.uot', '.pages'])
const attachments = new Set([
  ...['.pdf', '.ofd', '.jpg', '.jpeg', '.png', '.tif', '.tiff', '.bmp', '.gif', '.heic', '.webp'],
  ...['.xls', '.xlsx', '.et', '.ppt', '.pptx', '.dps', '.txt', ...otherText],
])

/** Whether it may be the form. */
export function isWordFile(file: string): boolean {
  return word.has(kindOf(file))
}

/** Another program's text, which an applicant may take for the form. */
export function isOtherText(file: string): boolean {
  return otherText.has(kindOf(file))
}

export function isAttachmentFile(file: string): boolean {
  return attachments.has(kindOf(file)) || isArchiveName(file)
}

function kindOf(file: string): string {
  return extname(file).toLowerCase()
}

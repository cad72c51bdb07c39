import { addressed } from './page-keys.ts'

/** Where an attachment is shown (PDF, image) or downloaded from. */
export function fileAddress(attachment: number): string {
  return addressed(`/files/${attachment}`)
}

/** Where a picture of an application's outline is shown from. */
export function pictureAddress(application: string, name: string): string {
  return addressed(`/pictures/${application}/${encodeURIComponent(name)}`)
}

/** Where the Word form as handed in is downloaded from. */
export function formAddress(application: string): string {
  return addressed(`/forms/${application}`)
}

export function productAddress(product: number): string {
  return addressed(`/products/${product}`)
}

/** Where a file of a preview is shown (PDF) or downloaded from. */
export function previewAddress(preview: string, file: string): string {
  return addressed(`/previews/${encodeURIComponent(preview)}/${encodeURIComponent(file)}`)
}

/** A file of pictures as a PDF of its pages, for what browsers don't show. */
export function pagesOf(address: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}pages`
}

/** Where one of a scan's files is shown or downloaded from. */
export function scanAddress(scan: number, index: number): string {
  return addressed(`/scans/${scan}/${index}`)
}

/** Where a notice of the program's own is downloaded from, as a package or a workbook. */
export function offeredAddress(id: string, kind: 'zip' | 'xlsx'): string {
  return addressed(`/offered/${id}.${kind}`)
}

/** Where one of a receipt's files is shown or downloaded from. */
export function receiptAddress(delivery: string, index: number): string {
  return addressed(`/receipts/${delivery}/${index}`)
}

/** Where a 名单 is downloaded from, as it was brought. */
export function rosterAddress(uid: string): string {
  return addressed(`/rosters/${uid}`)
}

/** Where a file of the batch's notice is shown from. */
export function noticeAddress(file: string): string {
  return addressed(`/notices/${encodeURIComponent(file)}`)
}

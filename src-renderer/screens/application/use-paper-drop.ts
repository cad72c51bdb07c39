import type { DragEvent } from 'react'
import type { Part } from './application-parts.ts'
import type { Attachments } from './use-attachments.ts'

/** What can be nothing but an attachment. A Word file may be a corrected form, a folder or an archive anything. */
const paper = /\.(?:pdf|jpe?g|png|tiff?|bmp|gif|webp|heic)$/i

/** Papers dropped anywhere on an application's page are attached to it where one is. */
export function usePaperDrop(attachments: Attachments, show: (part: Part) => void) {
  return (event: DragEvent) => {
    const files = [...event.dataTransfer.files]
    if (event.defaultPrevented || files.length === 0 || !files.every(({ name }) => paper.test(name))) return
    event.preventDefault()
    attachments.add(
      files.map((file) => ({ path: file.name, file })),
      {},
    )
    show('attachments')
  }
}

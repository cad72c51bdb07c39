/** Bounds that keep a book printable and its making within an office computer's memory. */
export type AttachmentLimits = {
  readonly pages: number
  /** MiB of one file, and of all files of a book. */
  readonly size: number
  readonly total: number
}

export const attachmentLimits: AttachmentLimits = { pages: 200, size: 64, total: 128 }

const mebibyte = 1024 * 1024

/** Why a file of so many bytes is not bound in behind others of so many, if it is too large for that. */
export function tooLargeToBind(size: number, taken: number, limits: AttachmentLimits): string | undefined {
  const megabytes = Math.round(size / mebibyte)
  if (size > limits.size * mebibyte) return `文件有 ${megabytes} MB，过大，装入会使整册难以打开和打印。`
  if (taken + size > limits.total * mebibyte) {
    return `前面的附件已有 ${Math.round(taken / mebibyte)} MB，再装入这个文件（${megabytes} MB）整册会难以打开和打印。`
  }
  return undefined
}

/** Bytes a part may have for a mailbox, as officers choose it; what mailboxes take varies. */
export const partSizes = [10, 20, 45] as const
export type PartSize = (typeof partSizes)[number]
export const usualPartSize: PartSize = 20

export const megabyte = 1_000_000

/** What a ZIP takes for a file besides its bytes: its names, three times, and its records; generously. */
const besides = 2000

/**
 * Files in their order, in as few parts as keep within `limit` bytes without parting any. One that is larger by itself
 * has a part of its own.
 */
export function divideIntoParts<F extends { readonly size: number }>(files: readonly F[], limit: number): F[][] {
  const parts: F[][] = []
  let room = 0
  for (const file of files) {
    const takes = file.size + besides
    const last = parts.at(-1)
    if (last && takes <= room) last.push(file)
    else parts.push([file])
    room = last && takes <= room ? room - takes : limit - besides - takes
  }
  return parts
}

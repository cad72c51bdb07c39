const gibibyte = 1024 ** 3

/** What is unpacked of one archive at most, and how far archives may lie in each other. */
export const archiveLimits = {
  entries: 20_000,
  /** GiB, all files together (with those of archives in it) and each of them. */
  total: 8,
  file: 2,
  /** Unpacked by packed. A white page as BMP packs 200 : 1, so it counts only from `ratioFrom` bytes on. */
  ratio: 200,
  ratioFrom: gibibyte / 8,
  /** An archive, and the archives in it. */
  levels: 2,
  /** Folders above a file, as many as a browser is asked for. */
  folders: 16,
} as const

/** Why an archive whose directory says this is not unpacked. */
export function tooLarge(unpacked: number, packed: number, spent: number): boolean {
  const { total, ratio, ratioFrom } = archiveLimits
  return spent + unpacked > total * gibibyte || (unpacked > ratioFrom && unpacked > packed * ratio)
}

export function tooLargeFile(size: number): boolean {
  return size > archiveLimits.file * gibibyte
}

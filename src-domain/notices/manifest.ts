import { z } from 'zod'

/** The one file of a package (方案包) that every one has; in a data folder it stands in the database. */
export const schemeFile = 'scheme.json'

/** A file of a package. */
export type NoticeFile = {
  /** Its path in the package, '/' between. */
  readonly file: string
  /** Lower-case hex. */
  readonly sha256: string
  /** Bytes. */
  readonly size: number
}

const Manifest = z.strictObject({
  files: z.array(z.strictObject({ file: z.string(), sha256: z.string(), size: z.int().min(0) })),
})

/** What a package is known by: the same files are the same text, and its SHA-256 is the package's hash. */
export function manifestText(files: readonly NoticeFile[]): string {
  const sorted = files.toSorted((a, b) => (a.file < b.file ? -1 : 1))
  return JSON.stringify({ files: sorted.map(({ file, sha256, size }) => ({ file, sha256, size })) })
}

export function filesOf(manifest: string): readonly NoticeFile[] {
  return Manifest.parse(JSON.parse(manifest)).files
}

/** Those that lie in the file store. */
export function filesBeside(manifest: string): readonly NoticeFile[] {
  return filesOf(manifest).filter(({ file }) => file !== schemeFile)
}

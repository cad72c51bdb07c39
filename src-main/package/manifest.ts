import { z } from 'zod'
import { type Edition, paperNumber } from '../../src-domain/edition/edition.ts'
import type { Lacking } from '../../src-domain/products/product.ts'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const ManifestFile = z.object({
  path: z.string().min(1),
  size: z.number().int().nonnegative(),
  sha256: Sha256,
  /** One of docs/package.md, or what a later program has besides. */
  role: z.string().min(1),
  /** The application it belongs to, for books, forms and attachments. */
  application: z.string().optional(),
})
export type ManifestFile = z.infer<typeof ManifestFile>

const LackingRecord = z.object({ what: z.array(z.string().min(1)).min(1), reason: z.string().min(1) })

const BeyondRecord = z.object({
  title: z.string(),
  clause: z.string(),
  maximum: z.number().int().nonnegative(),
  used: z.number().int().positive(),
  reasons: z.array(z.object({ application: z.string(), name: z.string(), reason: z.string().min(1) })),
})

/** manifest.json: which edition the package is made from, and every file in it but itself and SHA256SUMS. */
export const Manifest = z.object({
  schemaVersion: z.literal(1),
  scheme: z.string(),
  /** Hash of the notice's package (方案包); packages from before there were any have none. */
  notice: Sha256.optional(),
  edition: z.object({ number: z.number().int().positive(), hash: Sha256, frozenAt: z.string() }),
  district: z.string(),
  recommender: z.string(),
  lacking: LackingRecord.optional(),
  /** Quotas in principle that the recommended go beyond, and why. */
  beyond: z.array(BeyondRecord).min(1).optional(),
  files: z
    .array(ManifestFile)
    .refine((files) => new Set(files.map((f) => f.path)).size === files.length, { message: 'a path stands twice' }),
})
export type Manifest = z.infer<typeof Manifest>

export function manifestOf(edition: Edition, files: readonly ManifestFile[], lacking?: Lacking): Manifest {
  const { hash, frozenAt, content } = edition
  const { scheme, notice, district, recommender, beyond } = content
  return {
    schemaVersion: 1,
    scheme,
    ...(notice ? { notice } : {}),
    edition: { number: paperNumber(edition), hash, frozenAt },
    district,
    recommender,
    ...(lacking ? { lacking: { what: [...lacking.what], reason: lacking.reason } } : {}),
    ...(beyond ? { beyond: beyond.map((quota) => ({ ...quota, reasons: [...quota.reasons] })) } : {}),
    files: [...files],
  }
}

/** SHA256SUMS as `sha256sum -c` reads it. Paths of a package hold neither '\\' nor line breaks, so none is escaped. */
export function sumsText(files: readonly { readonly path: string; readonly sha256: string }[]): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')
}

/** Path → SHA-256; undefined when a line is not of the form. */
export function parseSums(text: string): Map<string, string> | undefined {
  const sums = new Map<string, string>()
  for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
    if (line === '') continue
    const [, sha256, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? []
    if (sha256 === undefined || path === undefined || sums.has(path)) return undefined
    sums.set(path, sha256)
  }
  return sums
}

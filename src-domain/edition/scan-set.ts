import type { EditionFile } from './edition.ts'

/** A file of a scan. What was kept before sheets were counted doesn't say which it shows, and stands for all. */
export type ScanFile = EditionFile & { readonly sheets?: readonly FileSheet[] }

/** A sheet of the summary in a file; `sealed` where something on it looks like a seal. */
export type FileSheet = { readonly sheet: number; readonly of: number; readonly sealed: boolean }

/** As much of a scan as its set needs. */
export type KeptScan = {
  readonly id: number
  readonly edition: number
  readonly files: readonly ScanFile[]
  readonly pages: number
  readonly signature?: 'whole' | 'added-to'
  readonly notes: readonly string[]
  readonly at: string
}

/** The scan of an edition: the set of its sheets, from however many files they came. */
export type ScanSet = {
  readonly edition: number
  /** Those that show a sheet no later one shows, in the order of their sheets. */
  readonly files: readonly (ScanFile & { readonly scan: number; readonly index: number })[]
  /** Sheets the summary has; of a scan from before sheets were counted, its pages. */
  readonly of: number
  /** Sheets nobody has brought back yet. */
  readonly missing: readonly number[]
  /** The file on which the seal should be, was not made out, and no officer has said that they see it. */
  readonly unsealed?: ScanFile
  readonly signature?: 'whole' | 'added-to'
  /** What the officer should look at all the same. */
  readonly notes: readonly string[]
  /** When the last of it came. */
  readonly at: string
}

/**
 * Puts an edition's scans together, given oldest first: a later picture of a sheet replaces the earlier one. A print
 * paged otherwise, or a scan that doesn't say its sheets, begins anew. Undefined when there is none.
 */
export function scanSet(scans: readonly KeptScan[]): ScanSet | undefined {
  const last = scans.at(-1)
  if (!last) return undefined
  const of = sheetsOf(last)
  if (of === undefined) return wholeScan(last)
  const since = scans.findLastIndex((scan) => sheetsOf(scan) !== of) + 1
  const shown = new Map<number, Shown>()
  for (const scan of scans.slice(since)) {
    for (const [index, file] of scan.files.entries()) {
      for (const sheet of file.sheets ?? []) shown.set(sheet.sheet, { ...sheet, scan, index, file })
    }
  }
  const inOrder = [...shown.values()].toSorted((a, b) => a.sheet - b.sheet)
  const used = [...new Set(inOrder.map(({ scan }) => scan))].toSorted((a, b) => a.id - b.id)
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter((sheet) => !shown.has(sheet))
  const first = shown.get(1)
  const unsealed = first && !first.sealed ? first.file : undefined
  const signature = used.find((scan) => scan.signature)?.signature
  return {
    edition: last.edition,
    files: filesIn(inOrder),
    of,
    missing,
    ...(unsealed ? { unsealed } : {}),
    ...(signature ? { signature } : {}),
    notes: [...new Set(used.flatMap((scan) => scan.notes)), ...(unsealed ? [withoutSeal] : [])],
    at: used.at(-1)?.at ?? last.at,
  }
}

type Shown = FileSheet & { readonly scan: KeptScan; readonly index: number; readonly file: ScanFile }

/** A doubt about the sheet that is to bear the seal, not a claim: a pale or grey one is easily overlooked. */
const withoutSeal = '没有在扫描件上看出印章。请对照查看，确认已经盖章。'

function sheetsOf({ files }: KeptScan): number | undefined {
  return files.flatMap(({ sheets }) => sheets ?? [])[0]?.of
}

function wholeScan({ id, edition, files, pages, signature, notes, at }: KeptScan): ScanSet {
  return {
    edition,
    files: files.map((file, index) => ({ ...file, scan: id, index })),
    ...{ of: pages, missing: [], notes, at },
    ...(signature ? { signature } : {}),
  }
}

/** Each file once, where its first sheet stands. */
function filesIn(inOrder: readonly Shown[]): ScanSet['files'] {
  const files = inOrder.map(({ file, scan, index }) => ({ ...file, scan: scan.id, index }))
  return files.filter((file, i) => files.findIndex((f) => f.scan === file.scan && f.index === file.index) === i)
}

/** What the package lacks of the scan, in words; undefined when it is whole. */
export function scanLacking(scan: Pick<ScanSet, 'missing' | 'of' | 'unsealed'> | undefined): string | undefined {
  if (!scan) return '没有推荐汇总表的盖章扫描件'
  const { missing, of, unsealed } = scan
  const lacks = [
    ...(missing.length > 0 ? [`缺第 ${missing.join('、')} 页（共 ${of} 页）`] : []),
    ...(unsealed ? ['没有看出印章，还没有人对照确认'] : []),
  ]
  return lacks.length > 0 ? `推荐汇总表的盖章扫描件${lacks.join('，')}` : undefined
}

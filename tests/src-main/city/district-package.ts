import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Application } from '../../../src-domain/batch/application.ts'
import type { FullScheme } from '../../../src-domain/checks/load-scheme.ts'
import { runChecks } from '../../../src-domain/checks/run-checks.ts'
import { applicationData } from '../../../src-domain/edition/application-data.ts'
import { type Edition, editionText } from '../../../src-domain/edition/edition.ts'
import { editionContent } from '../../../src-domain/edition/edition-content.ts'
import { packageLayout } from '../../../src-domain/edition/package-layout.ts'
import { summaryXlsx } from '../../../src-main/documents/making/summary/summary-xlsx.ts'
import { builtInNotice } from '../../../src-main/notices/built-in.ts'
import { writePackage } from '../../../src-main/package/write-package.ts'
import { batch, application as passing } from '../../support/application.ts'
import { must } from '../../support/desk.ts'

const digits = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const bodyWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** A credit code whose check characters are right, of nobody: the n-th. */
export function inventedCode(n: number): string {
  const body = `MA9${String(n).padStart(5, '0')}`
  const bodySum = [...body].reduce((all, digit, i) => all + Number.parseInt(digit, 36) * (bodyWeights[i] ?? 0), 0)
  const first = `91310104${body}${'0X987654321'[bodySum % 11]}`
  const sum = [...first].reduce((all, digit, i) => all + digits.indexOf(digit) * (3 ** i % 31), 0)
  return first + digits[(31 - (sum % 31)) % 31]
}

/** An enterprise of a district as it came in and passes; each is another company. */
export function enterprise(n: number, rank: number, values: Readonly<Record<string, string>> = {}): Application {
  const own = { name: `上海样例${n}号机械有限公司`, creditCode: inventedCode(n), ...values }
  return passing('enterprise', { id: `A${String(rank).padStart(2, '0')}`, rank, values: own, attachments: [] })
}

export type DistrictPackage = {
  readonly path: string
  readonly edition: Edition
}

/**
 * The package of a district as its desk writes it, but for the books, which nobody reads here: the same edition, layout,
 * application.json, summary and manifest, by the same code.
 */
export async function districtPackage(
  folder: string,
  {
    district,
    applications,
    number = 1,
    frozenAt = '2023-08-07T06:02:11.000Z',
    notice = must(builtInNotice('shanghai-2023-batch5')),
    withData = true,
    lacking,
  }: {
    readonly district: string
    readonly applications: readonly Application[]
    readonly number?: number
    readonly frozenAt?: string
    readonly notice?: { readonly scheme: FullScheme; readonly hash: string }
    readonly withData?: boolean
    readonly lacking?: { readonly what: readonly string[]; readonly reason: string }
  },
): Promise<DistrictPackage> {
  const { scheme } = notice
  const own = { ...batch, scheme: scheme.id, notice: notice.hash, district, recommender: `${district}样例委员会` }
  const content = editionContent(scheme, own, applications)
  const edition: Edition = { number, frozenAt, content, hash: sha256(editionText(content)) }
  const findings = runChecks(applications, scheme, own)
  const files = new Map<string, Buffer>()
  const keep = (bytes: Buffer) => {
    const file = { sha256: sha256(bytes), size: bytes.length }
    files.set(file.sha256, bytes)
    return file
  }
  const entries = content.sections.flatMap(({ category, entries }) => entries.map((entry) => ({ category, entry })))
  const { bytes } = await summaryXlsx(scheme.summary, edition)
  const layout = packageLayout(scheme, edition, {
    ...{ summary: keep(Buffer.from(bytes)), summaryPdf: keep(Buffer.from(`%PDF-1.7 ${edition.hash}`)), scan: [] },
    books: new Map(
      entries.map(({ entry }) => [
        entry.application,
        keep(Buffer.from(`%PDF-1.7 ${edition.hash} ${entry.application}`)),
      ]),
    ),
    data: new Map(
      withData
        ? entries.map(({ category, entry }) => {
            const own = { category, entry, findings: findings.get(entry.application) ?? [] }
            return [
              entry.application,
              keep(Buffer.from(`${JSON.stringify(applicationData(scheme, edition, own), null, 1)}\n`)),
            ]
          })
        : [],
    ),
  })
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${district}_报送包_第${number}版.zip`)
  const open = ({ sha256 }: { readonly sha256: string }) => Readable.from([files.get(sha256) ?? Buffer.alloc(0)])
  must(await writePackage({ path, notice: scheme, edition, layout, open, ...(lacking && { lacking }) }))
  return { path, edition }
}

/** The same file with a byte of one of its stored files changed. */
export function tampered(path: string, to: string): string {
  const bytes = readFileSync(path)
  const at = bytes.indexOf('%PDF-1.7 ') + '%PDF-1.7 '.length
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(to, bytes)
  return to
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}

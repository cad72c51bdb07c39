import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { appendAudit } from '../../db/audit.ts'
import { insertProduct, type Product } from '../../db/editions.ts'
import { transaction } from '../../db/store.ts'
import { type Edition, shortHash } from '../../src-domain/edition.ts'
import { cleanName, packageLayout } from '../../src-domain/package-layout.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { writeSummary } from '../documents/summary/write-summary.ts'
import { fileStream } from '../file-store.ts'
import { type PackageProgress, writePackage } from '../package/write-package.ts'
import { batchOf, type Desk, now } from './desk.ts'
import { editionState } from './freeze.ts'

export type ExportOptions = {
  readonly progress?: (progress: PackageProgress) => void
  readonly signal?: AbortSignal
  readonly by?: string
}

export type Exported = { readonly edition: Edition; readonly summary: Product; readonly package: Product }

/** Writes the latest edition's summary and package into a folder. Refused when the data have changed since it was frozen. */
export async function exportEdition(desk: Desk, out: string, options: ExportOptions = {}): Promise<Result<Exported>> {
  const state = editionState(desk)
  if (!state) return failed({ code: 'no-edition', message: '还没有定稿，没有导出。请先定稿。' })
  const { edition, outdated } = state
  if (outdated) {
    return failed({
      code: 'edition-outdated',
      message: `第 ${edition.number} 版定稿之后数据有改动，没有导出，已有的文件未动。请重新定稿后再导出。`,
    })
  }
  const folder = resolve(out)
  try {
    await mkdir(folder, { recursive: true })
  } catch {
    return failed({ code: 'out-unusable', message: `不能在“${out}”建立文件夹，没有导出。请另选位置，或检查写入权限。` })
  }
  const name = fileNames(desk, edition)
  const summaryPath = join(folder, name.summary)
  const summary = await writeSummary(summaryPath, { summary: desk.scheme.summary, edition })
  if (!summary.ok) return summary
  const packagePath = join(folder, name.package)
  const written = await writePackage({
    path: packagePath,
    title: desk.scheme.title,
    edition,
    layout: packageLayout(desk.scheme, edition),
    summary: { path: summaryPath, ...summary.value },
    open: (sha256) => fileStream(desk.store.folder, sha256),
    ...(options.progress ? { progress: options.progress } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
  })
  if (!written.ok) return written
  const at = now()
  const { size, sha256 } = written.value
  const products = {
    summary: { kind: 'summary', path: summaryPath, ...summary.value, at },
    package: { kind: 'package', path: packagePath, size, sha256, at },
  } as const satisfies Record<string, Product>
  return transaction(desk.store, () => {
    for (const product of [products.summary, products.package]) {
      insertProduct(desk.store, edition.number, product)
      appendAudit(desk.store, { at, by: options.by ?? batchOf(desk).preparer, action: '导出', to: product.path })
    }
    return ok({ edition, ...products })
  })
}

/** The edition stands in the names too, so that two exports can never be mistaken for each other. */
function fileNames(desk: Desk, edition: Edition): { summary: string; package: string } {
  const mark = `定稿第${edition.number}版_${shortHash(edition.hash)}`
  const head = cleanName(`${edition.content.district}_${desk.scheme.shortTitle}`, 80)
  return { summary: `${head}_推荐汇总表_${mark}.xlsx`, package: `${head}_报送包_${mark}.zip` }
}

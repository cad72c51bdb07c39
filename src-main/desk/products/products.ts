import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { appendAudit } from '../../../db/audit.ts'
import { dataFolder } from '../../../db/data-folder.ts'
import {
  insertProduct,
  listEditionProducts,
  listProducts,
  type Product,
  readProduct,
  type StoredProduct,
} from '../../../db/editions.ts'
import { transaction } from '../../../db/store.ts'
import { type Edition, shortHash } from '../../../src-domain/edition/edition.ts'
import { cleanName } from '../../../src-domain/edition/package-layout.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Workers } from '../../documents/workers/workers.ts'
import { sha256Of } from '../../files/file-store.ts'
import { batchOf, type Desk, now } from '../desk.ts'
import { editionState } from '../editions/freeze.ts'

/** How far a long step has come: `done` of `total`, and what it is at, in Chinese. */
export type Progress = { readonly done: number; readonly total: number; readonly label: string }

/** What everything that makes products takes. */
export type MakeOptions = {
  readonly workers: Workers
  /** Folders to look for the officers' own faces in; the system's where none are given. */
  readonly fontFolders?: string[] | undefined
  readonly progress?: ((progress: Progress) => void) | undefined
  readonly signal?: AbortSignal | undefined
  readonly by?: string | undefined
}

export type ProductRow = StoredProduct & {
  /** File name. */
  readonly name: string
  /** 已过期: it no longer says what the data say. */
  readonly outdated: boolean
  /** Moved or deleted since it was made. */
  readonly missing: boolean
}

/** What has been made from the editions, newest first; of a file that was made anew only its last making. */
export function products(desk: Desk): ProductRow[] {
  const all = listProducts(desk.store)
  const state = all.length > 0 ? editionState(desk) : undefined
  const lastAt = new Map(all.map(({ path, id }) => [path, id]))
  return all
    .filter(({ path, id }) => lastAt.get(path) === id)
    .map((product) => ({
      ...product,
      name: basename(product.path),
      outdated: product.edition !== state?.edition.number || state.outdated,
      missing: !existsSync(product.path),
    }))
    .reverse()
}

/** A product whose file is still where it was written. */
export function findProduct(desk: Desk, id: number): Result<StoredProduct> {
  const product = readProduct(desk.store, id)
  if (product && existsSync(product.path)) return ok(product)
  return failed({
    code: 'product-missing',
    message: product
      ? `“${basename(product.path)}”已不在原来的位置，可能被移走或删除。数据没有改动，请重新生成。`
      : '没有这份生成的文件。请重新打开这一页。',
  })
}

/** The last product of a kind made from an edition, if its file is still exactly what was made. */
export async function unchangedProduct(
  desk: Desk,
  edition: Pick<Edition, 'number'>,
  kind: Product['kind'],
  application?: string,
): Promise<StoredProduct | undefined> {
  const product = listEditionProducts(desk.store, edition.number).findLast(
    (p) => p.kind === kind && p.application === application,
  )
  return product && (await sha256Of(product.path)) === product.sha256 ? product : undefined
}

/** Notes finished products down, each in the audit trail too. */
export function recordProducts(
  desk: Desk,
  edition: Pick<Edition, 'number'>,
  products: readonly Omit<Product, 'at'>[],
  by = batchOf(desk).preparer,
): Result<Product[]> {
  const at = now()
  return transaction(desk.store, (writing) => {
    for (const product of products) {
      insertProduct(writing, edition.number, { ...product, at })
      const { application, path } = product
      appendAudit(writing, {
        at,
        by,
        action: '导出',
        ...(application ? { applicationId: application } : {}),
        to: path,
      })
    }
    return ok(products.map((product) => ({ ...product, at })))
  })
}

/** Where an edition's products go when nobody names a folder: exports/定稿第1版_7F3A-91C2. */
export function editionFolder(desk: Desk, edition: Edition): string {
  return join(dataFolder(desk.store.folder).exports, editionName(edition))
}

/** 定稿第1版_7F3A-91C2, as it stands in file names, so that two exports can never be mistaken for each other. */
export function editionName(edition: Pick<Edition, 'number' | 'hash'>): string {
  return `定稿第${edition.number}版_${shortHash(edition.hash)}`
}

/** 徐汇区_第五批服务型制造示范遴选_推荐汇总表_定稿第1版_7F3A-91C2, without extension. */
export function productName(desk: Desk, edition: Edition, title: string): string {
  return `${cleanName(`${edition.content.district}_${desk.scheme.shortTitle}`, 80)}_${title}_${editionName(edition)}`
}

/** The folder a person named, made if it is not there. Problem: `out-unusable`. */
export async function outFolder(out: string): Promise<Result<string>> {
  const folder = resolve(out)
  try {
    await mkdir(folder, { recursive: true })
    return ok(folder)
  } catch {
    return failed({
      code: 'out-unusable',
      message: `不能在“${out}”建立文件夹，没有生成文件。请另选位置，或检查写入权限。`,
    })
  }
}

export const stopped = { code: 'cancelled', message: '已停下，已生成的文件留着，没有留下未完成的文件。' } as const

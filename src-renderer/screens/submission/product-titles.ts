import { categoryTitle } from '../../../src-domain/edition/edition.ts'
import { productTitles } from '../../../src-domain/products/product.ts'
import type { Scheme } from '../../../src-domain/schemes/scheme.ts'
import type { Row } from '../../lib/desk.ts'
import type { Product } from '../../lib/submission.ts'

/** 示范企业 1 上海样例泵业集团有限公司 */
export function bookTitle({ category, rank, name }: Row, scheme: Scheme): string {
  return `${categoryTitle(scheme, category)} ${rank ?? ''} ${name}`
}

/** What a product is called, by its applicant where it has one. */
export function productTitle({ kind, application }: Product, rows: readonly Row[]): string {
  const row = rows.find((r) => r.id === application)
  return row ? `${productTitles[kind]}：${row.name}` : productTitles[kind]
}

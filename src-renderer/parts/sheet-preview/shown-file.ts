import type { ProductDetails } from '../../../src-domain/products/product.ts'
import type { Printable } from '../../lib/print-pdf.ts'

/** A finished file of pages that is looked at before it is printed: a product, a draft of one, or a letter. */
export type ShownFile = {
  /** 申报书：上海样例泵业集团有限公司 */
  readonly title: string
  readonly address: string
  /** File name, for the download. */
  readonly name: string
  readonly details?: ProductDetails | undefined
  /** Nothing fails in 印前检查; told from the details where it is left out. */
  readonly ready?: boolean | undefined
  /** 定稿第 1 版 · 7F3A-91C2; null for a draft (未定稿); left out for a letter, which is of no edition. */
  readonly mark?: string | null | undefined
  readonly print: Printable
  /** Called once it has gone to the printer, or was taken along as a file. */
  readonly onIssue?: ((way: 'printed' | 'saved') => void) | undefined
  /** The same letter to be edited in Word. */
  readonly docxAddress?: string | undefined
  /** Set for a product, which lies in a folder that can be shown. */
  readonly productId?: number | undefined
}

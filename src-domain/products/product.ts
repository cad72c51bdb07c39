import type { AssemblyName } from '../batch/assembly.ts'
import type { Binding } from '../book/binding.ts'
import type { PrintFinding } from '../book/print-finding.ts'

/** What is made from an edition: 推荐汇总表 as XLSX and as PDF, 申报书, 合并打印 of all books, their covers, 报送包, and the latter for a mailbox. */
export const productKinds = ['summary', 'summaryPdf', 'book', 'printJob', 'covers', 'package', 'mailPart'] as const
export type ProductKind = (typeof productKinds)[number]

/** What officers call them. */
export const productTitles: Readonly<Record<ProductKind, string>> = {
  summary: '推荐汇总表（Excel）',
  summaryPdf: '推荐汇总表（盖章用 PDF）',
  book: '申报书',
  printJob: '合并打印',
  covers: '包背封面',
  package: '报送包',
  mailPart: '加密分卷（电子邮件）',
}

/** What is to be known of a product: of a PDF before it is printed and bound, of a package before it is sent. */
export type ProductDetails = Partial<Binding> & {
  readonly pages?: number
  /** The faces it is set in, each for the one the notice asks for. */
  readonly faces?: readonly UsedFace[]
  /** 印前检查 */
  readonly findings?: readonly PrintFinding[]
  readonly attachments?: readonly PlacedAttachment[]
  readonly lacking?: Lacking
  /** 成册方式 of the books it is or holds; absent where the batch had chosen none, or before it was noted. */
  readonly assembly?: AssemblyName
}

/** What a package goes without (the stamped scan, a book fit for print), and the officer's reason. */
export type Lacking = { readonly what: readonly string[]; readonly reason: string }

export type PlacedAttachment = {
  readonly label: string
  readonly file: string
  /** Its pages in the book, from 1; absent when it is printed separately. */
  readonly firstPage?: number
  readonly pages: number
  /** Why it is printed separately, as its divider says. */
  readonly separate?: string
}

/** The face that stands for one the notice asks for; not `asAsked` when the program's own had to. */
export type UsedFace = { readonly asked: string; readonly name: string; readonly asAsked: boolean }

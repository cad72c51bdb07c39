import { Group } from '@mantine/core'
import { readyToPrint } from '../../../src-domain/book/print-finding.ts'
import { productTitles } from '../../../src-domain/products/product.ts'
import { productAddress } from '../../lib/addresses.ts'
import { useOpenDesk } from '../../lib/desk.ts'
import type { Product, Submission } from '../../lib/submission.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import { PrintMark } from '../../parts/print-mark.tsx'
import { bookTitle } from './product-titles.ts'
import classes from './products.module.css'

/** 推荐汇总表, the 申报书 in rank order, what they come to, and all of them as one print job. */
export function ProductsList({
  state,
  onShow,
  onPrintJob,
  onCovers,
  busy,
}: {
  readonly state: Submission
  readonly onShow: (product: Product) => void
  readonly onPrintJob: () => void
  readonly onCovers: () => void
  readonly busy: boolean
}) {
  const { scheme } = useOpenDesk()
  const { sheet, summary, books, printJobs, covers, allMade } = state
  const made = books.flatMap((b) => b.product ?? [])
  return (
    <table className={classes.products} aria-label="申报书和汇总表">
      <thead>
        <tr>
          <th>材料</th>
          <th className={classes.figure}>页</th>
          <th className={classes.figure}>张</th>
          <th className={classes.figure}>书脊（毫米）</th>
          <th>印前检查</th>
        </tr>
      </thead>
      <tbody>
        {summary && <ProductRow product={summary} title={productTitles.summaryPdf} onShow={onShow} />}
        {sheet && (
          <tr>
            <td>
              <a className={classes.open} href={productAddress(sheet.id)} download={sheet.name}>
                {productTitles.summary}
              </a>
            </td>
            <td />
            <td />
            <td />
            <td>
              {readyToPrint(sheet.details?.findings ?? []) ? (
                <span className={classes.quiet}>与盖章用 PDF 内容相同，点击下载</span>
              ) : (
                <PrintMark findings={sheet.details?.findings ?? []} />
              )}
            </td>
          </tr>
        )}
        {books.map(
          ({ row, product }) =>
            product && <ProductRow key={row.id} product={product} title={bookTitle(row, scheme)} onShow={onShow} />,
        )}
      </tbody>
      <tfoot>
        <tr className={classes.total}>
          <td>申报书共 {made.length} 册</td>
          <td className={classes.figure}>{sum(made, 'pages')}</td>
          <td className={classes.figure}>{sum(made, 'sheets')}</td>
          <td />
          <td>
            <Group gap={8}>
              {printJobs.length === 0 && allMade && (
                <BusyButton variant="default" size="compact-sm" busy={busy} onClick={onPrintJob}>
                  合并打印
                </BusyButton>
              )}
              {!covers && allMade && (
                <BusyButton variant="default" size="compact-sm" busy={busy} onClick={onCovers}>
                  包背封面
                </BusyButton>
              )}
            </Group>
          </td>
        </tr>
        {printJobs.map((job, i) => (
          <ProductRow
            key={job.id}
            product={job}
            title={printJobs.length > 1 ? `合并打印（${i + 1}/${printJobs.length}）` : '合并打印'}
            about="各册依次相接，前有隔页"
            onShow={onShow}
          />
        ))}
        {covers && (
          <ProductRow
            product={covers}
            title="包背封面"
            about="每册一页：封底、书脊、封面相连，宽 420 毫米加书脊，用 SRA3 或更大的纸单面打印；书脊不足 5 毫米不印字"
            onShow={onShow}
          />
        )}
      </tfoot>
    </table>
  )
}

function ProductRow({
  product,
  title,
  about,
  onShow,
}: {
  readonly product: Product
  readonly title: string
  readonly about?: string
  readonly onShow: (product: Product) => void
}) {
  const { pages, sheets, thickness, findings } = product.details ?? {}
  return (
    // The name in it is the button; the row only makes it larger for the mouse.
    <tr className={classes.row} onClick={() => onShow(product)}>
      <td>
        <button type="button" className={classes.open}>
          {title}
        </button>
      </td>
      <td className={classes.figure}>{pages}</td>
      <td className={classes.figure}>{sheets}</td>
      <td className={classes.figure}>{thickness?.toFixed(1)}</td>
      <td>{findings ? <PrintMark findings={findings} /> : <span className={classes.quiet}>{about}</span>}</td>
    </tr>
  )
}

/** Of the books that are there. */
export function sum(books: readonly Product[], figure: 'pages' | 'sheets'): number {
  return books.reduce((total, { details }) => total + (details?.[figure] ?? 0), 0)
}

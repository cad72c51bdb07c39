import { fileSize } from '../../../src-domain/text/file-size.ts'
import { productAddress } from '../../lib/addresses.ts'
import { clockTime } from '../../lib/dates.ts'
import { useEveryRow, useToday } from '../../lib/desk.ts'
import type { Product } from '../../lib/submission.ts'
import { productTitle } from './product-titles.ts'
import classes from './products.module.css'

/** What was made before and no longer counts, folded away; nothing that stands in the steps stands here too. */
export function FormerFiles({ products }: { readonly products: readonly Product[] }) {
  const today = useToday()
  const rows = useEveryRow()
  if (products.length === 0 || !today) return null
  return (
    <details className={classes.former}>
      <summary>
        以前生成的文件 <span className={classes.quiet}>{products.length} 个，已过期或已移走</span>
      </summary>
      <table className={classes.products} aria-label="以前生成的文件">
        <thead>
          <tr>
            <th>文件</th>
            <th>定稿</th>
            <th>时间</th>
            <th className={classes.figure}>大小</th>
            <th>状态</th>
          </tr>
        </thead>
        <tbody>
          {products.map((product) => (
            <tr key={product.id}>
              <td title={product.path}>
                {product.missing ? (
                  productTitle(product, rows)
                ) : (
                  <a className={classes.open} href={productAddress(product.id)} download={product.name}>
                    {productTitle(product, rows)}
                  </a>
                )}
              </td>
              <td>第 {product.edition} 版</td>
              <td>{clockTime(product.at, today.date)}</td>
              <td className={classes.figure}>{fileSize(product.size)}</td>
              <td className={classes.warning}>
                {[
                  product.outdated && '已过期',
                  product.formerAssembly && '按原成册方式',
                  product.missing && '文件已不在原处',
                ]
                  .filter(Boolean)
                  .join('，')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

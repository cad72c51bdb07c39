import type { PrintFinding } from '../../../src-domain/book/print-finding.ts'
import type { ProductDetails } from '../../../src-domain/products/product.ts'
import { useOpenDesk } from '../../lib/desk.ts'
import { PrintFindings } from './print-findings.tsx'
import classes from './sheet-preview.module.css'

/** The margin beside the pages: which edition, how thick, in which faces, whether it may be printed. */
export function SheetFacts({
  name,
  details,
  ready,
  mark,
}: {
  readonly name: string
  readonly details: ProductDetails | undefined
  readonly ready: boolean | undefined
  readonly mark: string | null | undefined
}) {
  const { pages, sheets, thickness, faces = [], findings = [], attachments = [] } = details ?? {}
  const { print } = useOpenDesk().scheme
  const separate = attachments.filter((a) => a.separate !== undefined)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by its keys
    <aside className={classes.facts} aria-label="印前须知" tabIndex={0}>
      <Standing mark={mark} ready={ready} findings={findings} />
      <dl className={classes.figures}>
        {pages !== undefined && (
          <div>
            <dt>页数</dt>
            <dd>{pages} 页</dd>
          </div>
        )}
        {sheets !== undefined && (
          <div>
            <dt>用纸</dt>
            <dd>{sheets} 张</dd>
          </div>
        )}
        {thickness !== undefined && (
          <div>
            <dt>书脊厚度</dt>
            <dd>{thickness.toFixed(1)} 毫米</dd>
          </div>
        )}
      </dl>
      {separate.length > 0 && (
        <section>
          <h3>另册打印</h3>
          <ul className={classes.lines}>
            {separate.map((a) => (
              <li key={`${a.label}${a.file}`}>
                <strong>{a.label}</strong>
                <p>
                  {a.file}：{a.separate}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {findings.length > 0 && (
        <PrintFindings findings={findings} clause={thickness === undefined ? undefined : print.clause} />
      )}
      {faces.length > 0 && (
        <section>
          <h3>字体</h3>
          <ul className={classes.lines}>
            {faces.map((face) => (
              <li key={face.asked}>
                {face.asked}：{face.name}
                {!face.asAsked && <em>代用</em>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className={classes.file}>{name}</p>
    </aside>
  )
}

function Standing({
  mark,
  ready,
  findings,
}: {
  readonly mark: string | null | undefined
  readonly ready: boolean | undefined
  readonly findings: readonly PrintFinding[]
}) {
  const failing = findings.filter((f) => f.outcome === 'fail').length
  return (
    <div className={classes.standing}>
      {mark && <p>{mark}</p>}
      {mark === null && <p data-tone="manual">未定稿：只供核对，定稿后再付印。</p>}
      {ready === false && <p data-tone="fail">✗ 印前检查{failing > 0 ? `有 ${failing} 项` : ''}不通过，还不能付印。</p>}
      {ready && mark !== null && <p data-tone="pass">✓ 可以付印</p>}
    </div>
  )
}

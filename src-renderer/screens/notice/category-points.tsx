import type { FullScheme } from '../../../src-domain/checks/load-scheme.ts'
import { checksOf } from '../../../src-domain/checks/of-category.ts'
import { thresholdsOf } from '../../../src-domain/checks/thresholds.ts'
import { asksOutline } from '../../../src-domain/schemes/lookup.ts'
import type { Category } from '../../../src-domain/schemes/scheme.ts'
import { Clause } from '../../parts/clause.tsx'
import { FormSheet } from './form-sheet.tsx'
import classes from './notice.module.css'

/** What the notice asks of one category: conditions, outline, attachments, its form and what the summary prints. */
export function CategoryPoints({ scheme, category }: { readonly scheme: FullScheme; readonly category: Category }) {
  const { outline, attachments, ranking, formNumber, formTitle } = category
  const summary = scheme.summary.sections.find((section) => section.category === category.id)
  return (
    <section className={classes.category} aria-label={category.title}>
      <h2 className={classes.part}>初审条件</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">条件</th>
            <th scope="col">按什么判断</th>
            <th scope="col">条款</th>
          </tr>
        </thead>
        <tbody>
          {checksOf(scheme, category.id).map((check) => (
            <tr key={check.id}>
              <td>
                {check.inPrinciple && '原则上：'}
                {check.title}
              </td>
              <td className={classes.thresholds}>
                {thresholdsOf(check, scheme, category.id).map((line) => (
                  <p key={line}>{line}</p>
                ))}
              </td>
              <td>
                <Clause clause={check.clause} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2 className={classes.part}>申报材料</h2>
      <dl className={classes.facts}>
        <div>
          <dt>排序</dt>
          <dd>{ranking === 'required' ? '必须排序' : '可以排序'}</dd>
        </div>
        {asksOutline(category) && (
          <div>
            <dt>正文</dt>
            <dd>
              不超过 {outline.limit} 字；{outline.headings.map(({ title }) => title).join('、')}
            </dd>
          </div>
        )}
        <div>
          <dt>附件</dt>
          <dd>{attachments.map(({ title, required }) => `${title}${required ? '（必交）' : ''}`).join('、')}</dd>
        </div>
      </dl>
      <details className={classes.drawn}>
        <summary>
          {formNumber} {formTitle}
        </summary>
        <FormSheet category={category} />
      </details>
      {summary && (
        <details className={classes.drawn}>
          <summary>
            {scheme.summary.number} {scheme.summary.title}：{summary.title}
          </summary>
          <table className={classes.sheet} aria-label={summary.title}>
            <thead>
              <tr>
                {summary.columns.map(({ title }) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                {summary.columns.map(({ title }) => (
                  <td key={title}>　</td>
                ))}
              </tr>
            </tbody>
          </table>
        </details>
      )}
    </section>
  )
}

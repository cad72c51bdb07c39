import type { FullScheme } from '../../../src-domain/checks/load-scheme.ts'
import { mediaText, placesOf } from '../../../src-domain/schemes/delivery.ts'
import { chineseDate } from '../../../src-domain/text/date.ts'
import { Clause } from '../../parts/clause.tsx'
import classes from './notice.module.css'

/** What concerns the batch as a whole: dates, quotas, where it goes, how it is printed. */
export function CommonPoints({ scheme }: { readonly scheme: FullScheme }) {
  const { dates, quotas, delivery, print, addressee, issuedOn, source, modesTitle, modeDescriptions } = scheme
  const { body, headings, lineSpacing } = print
  const spacing = 'times' in lineSpacing ? `${lineSpacing.times} 倍行距` : `行距固定值 ${lineSpacing.points} 磅`
  const titles = new Map(scheme.categories.map(({ id, title }) => [id, title]))
  const counted = (ids: readonly string[]) => ids.map((id) => titles.get(id)).join('、')
  return (
    <dl className={classes.facts} aria-label="总的要求">
      {source && (
        <div>
          <dt>来源说明</dt>
          <dd>{source}</dd>
        </div>
      )}
      {[...(dates.liaison ? [dates.liaison] : []), dates.submission].map(({ title, on, clause }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>
            <strong>{chineseDate(on)}</strong>前 <Clause clause={clause} />
          </dd>
        </div>
      ))}
      <div>
        <dt>报送</dt>
        <dd>
          {addressee}：{mediaText(delivery)}
          {placesOf(delivery).map(({ label, place }) => `；${label} ${place}`)}
        </dd>
      </div>
      <div>
        <dt>名额</dt>
        <dd>
          {quotas.length === 0
            ? '通知没有规定'
            : quotas.map(({ id, title, clause, maximum, byPart, inPrinciple, categories }) => (
                <p key={id} className={classes.line}>
                  {title}
                  {counted(categories) !== title && `（${counted(categories)}）`}
                  {inPrinciple ? '原则上' : ''}不超过 <strong>{maximum} 件</strong>
                  {byPart.map(({ part, maximum }) => `，${part} ${maximum} 件`)} <Clause clause={clause} />
                </p>
              ))}
        </dd>
      </div>
      {modeDescriptions.length > 0 && (
        <div>
          <dt>{modesTitle}</dt>
          <dd>
            <details>
              <summary>通知解释了 {modeDescriptions.length} 种</summary>
              {modeDescriptions.map(({ id, title, description }) => (
                <p key={id} className={classes.line}>
                  <strong>{title}</strong>：{description}
                </p>
              ))}
            </details>
          </dd>
        </div>
      )}
      <div>
        <dt>印制</dt>
        <dd>
          {print.paper}，{print.binding}；封面：{print.cover}；正文{body.size}
          {body.face}，{spacing}；标题{headings.map(({ size, face }) => `${size}${face}`).join('、')}{' '}
          <Clause clause={print.clause} />
        </dd>
      </div>
      <div>
        <dt>印发</dt>
        <dd>{chineseDate(issuedOn)}</dd>
      </div>
    </dl>
  )
}

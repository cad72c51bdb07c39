import type { Estimate } from '../../../src-domain/policies/estimate.ts'
import type { Fit } from '../../../src-domain/policies/matching.ts'
import { grouped } from '../../../src-domain/text/grouped.ts'
import { AskField } from './ask-field.tsx'
import { CopyCitation } from './copy-citation.tsx'
import classes from './policies.module.css'
import { Doubt } from './policy-detail.tsx'

/** A measure that may fit: why, what is to be answered, and what it comes to. */
export function Measure({ application, fit }: { readonly application: string; readonly fit: Fit }) {
  const { title, citation, quote, why, asks, unmet, outOfTerm, estimates, doubt, offices } = fit
  return (
    <article className={classes.measure} aria-label={title} data-out={unmet.length > 0 || undefined}>
      <header>
        <h3 className={classes.measureTitle}>{title}</h3>
        {outOfTerm && <span className={classes.term}>{outOfTerm}</span>}
        {unmet.length > 0 && <span className={classes.term}>不符合：{unmet.join('、')}</span>}
      </header>
      <p className={classes.citation}>{citation}</p>
      <div className={classes.columns}>
        <div>
          <h4 className={classes.part}>依据</h4>
          <ul className={classes.lines}>
            {why.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {offices.length > 0 && <p className={classes.quiet}>责任单位：{offices.join('、')}</p>}
          <details className={classes.source}>
            <summary>条文</summary>
            <blockquote className={classes.quote}>{quote}</blockquote>
            <CopyCitation quote={quote} citation={citation} />
          </details>
        </div>
        {asks.length > 0 && (
          <div>
            <h4 className={classes.part}>须说明的</h4>
            <div className={classes.asks}>
              {asks.map((ask) => (
                <AskField key={ask.key} application={application} ask={ask} />
              ))}
            </div>
          </div>
        )}
        <div>
          <h4 className={classes.part}>估算（不作承诺）</h4>
          {estimates.length > 0 ? (
            <ul className={classes.lines}>
              {estimates.map((estimate) => (
                <EstimateLine key={estimate.title} estimate={estimate} />
              ))}
            </ul>
          ) : (
            <p className={classes.quiet}>{noEstimate(fit)}</p>
          )}
        </div>
      </div>
      {doubt && <Doubt text={doubt} />}
    </article>
  )
}

function noEstimate({ unmet, expired }: Fit): string {
  if (unmet.length > 0) return '条件不符合，不估算。'
  return expired ? '已过期，不估算。' : '条文没有金额。'
}

function EstimateLine({ estimate }: { readonly estimate: Estimate }) {
  const { title, how } = estimate
  if (estimate.state !== 'estimated') {
    const word = estimate.state === 'unmet' ? '不符合，' : ''
    return (
      <li className={classes.quiet}>
        {title}：{word}
        {how}
      </li>
    )
  }
  const { amount, insteadOf } = estimate
  return (
    <li>
      {title}：<strong className={insteadOf ? classes.notCounted : classes.number}>最高 {grouped(amount)} 万元</strong>
      <span className={classes.quiet}>
        {' '}
        {how}
        {insteadOf && `；与“${insteadOf}”不重复，不计`}
      </span>
    </li>
  )
}

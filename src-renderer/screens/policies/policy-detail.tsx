import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { entryKinds } from '../../../src-domain/policies/policy.ts'
import type { ListedPolicy } from '../../../src-domain/policies/search.ts'
import { CopyCitation } from './copy-citation.tsx'
import classes from './policies.module.css'
import { PolicyText } from './policy-text.tsx'

/** One entry with its source: what it says, what it gives, what is not sure, and the whole document. */
export function PolicyDetail({ policy }: { readonly policy: ListedPolicy & { readonly citation: string } }) {
  const { document, entry, terms, citation } = policy
  const { quote, target, offices, doubt } = entry
  const [whole, setWhole] = useState(false)
  return (
    <article className={classes.detail} aria-label={entry.title}>
      <p className={classes.quiet}>{entryKinds[entry.kind]}</p>
      <h2 className={classes.detailTitle}>{entry.title}</h2>
      <p className={classes.citation}>{citation}</p>
      <Group gap="xs" className={classes.doings}>
        <CopyCitation quote={quote} citation={citation} />
        <Button variant="default" size="compact-sm" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? '收起全文' : '看全文'}
        </Button>
      </Group>
      {doubt && <Doubt text={doubt} />}
      {whole ? (
        <PolicyText document={document.id} title={document.title} quote={quote} />
      ) : (
        <>
          <blockquote className={classes.quote}>{quote}</blockquote>
          {terms.length > 0 && (
            <section>
              <h3 className={classes.part}>支持</h3>
              <ul className={classes.lines}>
                {terms.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </section>
          )}
          <dl className={classes.facts}>
            {target && <Fact title="年度目标" text={`${target.what} ${target.count} ${target.unit}以上`} />}
            {offices && <Fact title="责任单位" text={offices.join('、')} />}
            <Fact title="适用地区" text={document.region} />
            <Fact title="有效期" text={document.term.words} />
            {document.note && <Fact title="说明" text={document.note} />}
          </dl>
        </>
      )}
    </article>
  )
}

function Fact({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{text}</dd>
    </div>
  )
}

/** What of the text that reached us is not sure. */
export function Doubt({ text }: { readonly text: string }) {
  return (
    <p className={classes.doubt} role="note">
      <b>须核对：</b>
      {text}
    </p>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { desk } from '../../lib/desk.ts'
import { Loading } from '../../parts/loading.tsx'
import classes from './policies.module.css'

/** A document as it reads, opened at the words that are quoted. */
export function PolicyText({
  document,
  title,
  quote,
}: {
  readonly document: string
  readonly title: string
  readonly quote: string
}) {
  const { data: text } = useQuery(desk.policies.text.queryOptions({ input: { document } }))
  const mark = useRef<HTMLElement>(null)
  useEffect(() => {
    if (text) mark.current?.scrollIntoView({ block: 'center' })
  }, [text])
  if (!text) return <Loading />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keys are to reach it
    <section className={classes.whole} aria-label={`${title}全文`} tabIndex={0}>
      {text.map((paragraph, i) => {
        const at = paragraph.indexOf(quote)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs never change places
          <p key={i}>
            {at < 0 ? (
              paragraph
            ) : (
              <>
                {paragraph.slice(0, at)}
                <mark ref={mark}>{quote}</mark>
                {paragraph.slice(at + quote.length)}
              </>
            )}
          </p>
        )
      })}
    </section>
  )
}

import { lazy, Suspense, useEffect, useMemo, useRef } from 'react'
import { Link } from 'wouter'
import { clausePlace } from '../../../src-domain/notices/clause-place.ts'
import { noticeAddress } from '../../lib/addresses.ts'
import { correctNoticePath } from '../../lib/places.ts'
import { Loading } from '../loading.tsx'
import classes from './notice-text.module.css'

const PdfPages = lazy(() => import('../pdf/pdf-pages.tsx'))

/** The notice as it reads, scrolled to a clause. */
export function NoticeText({
  title,
  text,
  hasPdf,
  clause,
}: {
  readonly title: string
  readonly text: string | undefined
  readonly hasPdf: boolean
  readonly clause: string | undefined
}) {
  const paragraphs = useMemo(() => (text ?? '').split('\n').filter((line) => line.trim() !== ''), [text])
  const at = clause === undefined ? undefined : clausePlace(paragraphs, clause)
  const scrolled = useRef<HTMLElement>(null)
  const mark = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another clause may stand in the same paragraph
  useEffect(() => {
    const [frame, place] = [scrolled.current, mark.current]
    if (frame && place) frame.scrollTop = place.offsetTop - frame.clientHeight / 3
  }, [at, clause])
  const lost = clause !== undefined && at === undefined && text !== undefined
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keys are to reach it
    <section ref={scrolled} className={classes.text} aria-label="通知原文" tabIndex={0}>
      {clause !== undefined && (
        <p className={classes.found} role="status">
          {lost ? `原文里没有找到“${clause}”，请自行查找。` : `条款：${clause}`}
        </p>
      )}
      {text === undefined && hasPdf && (
        <Suspense fallback={<Loading />}>
          <PdfPages address={noticeAddress('notice.pdf')} name={title} />
        </Suspense>
      )}
      {text === undefined && !hasPdf && (
        <p className={classes.quiet}>
          方案包里没有附通知原文。可以在“<Link href={correctNoticePath}>方案有更正</Link>”里粘贴进来。
        </p>
      )}
      {paragraphs.map((paragraph, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs never change places
        <p key={i}>{i === at ? <mark ref={mark}>{paragraph}</mark> : paragraph}</p>
      ))}
    </section>
  )
}

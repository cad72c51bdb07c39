import { memo, useCallback, useState } from 'react'
import type { Application, OutlineText } from '../../src-domain/batch/application.ts'
import { outlineLength } from '../../src-domain/batch/outline-length.ts'
import type { Category, Heading } from '../../src-domain/schemes/scheme.ts'
import classes from './outline.module.css'
import { OutlinePart } from './outline-part.tsx'
import sheet from './sheet.module.css'

/** 申报书正文 under the notice's headings, with its length against the limit as it is typed. */
export const OutlineSheet = memo(function OutlineSheet({
  application,
  category,
  onFocus,
}: {
  readonly application: Application
  readonly category: Category
  readonly onFocus: (heading: Heading, element: HTMLElement) => void
}) {
  const [typed, setTyped] = useState<Readonly<Record<string, string | undefined>>>({})
  const onType = useCallback(
    (heading: string, text: string | undefined) => setTyped((all) => ({ ...all, [heading]: text })),
    [],
  )
  const { headings, title, limit } = category.outline
  return (
    <>
      <h2 className={sheet.title}>{title}</h2>
      <Length outline={withTyped(application.outline, typed, headings)} limit={limit} />
      {headings.map((heading, i) => {
        const stored = application.outline.find((o) => o.heading === heading.id)
        const groups = !heading.hint && (headings[i + 1]?.level ?? 0) > heading.level
        return (
          <OutlinePart
            key={heading.id}
            application={application.id}
            heading={heading}
            stored={stored}
            typed={typed[heading.id]}
            pictures={application.pictures}
            takesText={!groups || (stored?.text ?? '').trim() !== ''}
            onType={onType}
            onFocus={onFocus}
          />
        )
      })}
    </>
  )
})

function withTyped(
  outline: readonly OutlineText[],
  typed: Readonly<Record<string, string | undefined>>,
  headings: readonly Heading[],
): OutlineText[] {
  return headings.flatMap(({ id, title }) => {
    const stored = outline.find((o) => o.heading === id)
    const text = typed[id]
    if (text === undefined) return stored ?? []
    return { heading: id, title: stored?.title ?? title, text }
  })
}

function Length({ outline, limit }: { readonly outline: readonly OutlineText[]; readonly limit: number }) {
  const { words, characters } = outlineLength(outline)
  const over = words > limit
  return (
    <p className={classes.length} data-over={over || undefined} aria-live="polite">
      <strong>{words.toLocaleString('zh-CN')}</strong> 字 / {limit.toLocaleString('zh-CN')} 字
      {over ? `，超出 ${(words - limit).toLocaleString('zh-CN')} 字` : ''}
      <span>（字符 {characters.toLocaleString('zh-CN')}，含标题）</span>
    </p>
  )
}

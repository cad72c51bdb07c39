import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { standingProblems } from '../../../src-domain/batch/standing-problems.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { type Blank, isUnsure } from '../../form/blanks.ts'
import { goTo } from '../../form/focus.ts'
import { useValues } from '../../form/use-values.ts'
import type { client } from '../../lib/client.ts'
import { type Detail, useOpenDesk } from '../../lib/desk.ts'
import classes from './review.module.css'
import { ReviewHead } from './review-head.tsx'
import { ReviewList } from './review-list.tsx'
import { cellOf, readingsOf, reviewOrder } from './review-places.ts'
import { ReviewTables } from './review-tables.tsx'

type Form = Awaited<ReturnType<typeof client.applications.form>>

/** Word form and readings side by side: the one in hand lights up on both sides. */
export function Review({
  detail: { application, row },
  form,
  problem,
}: {
  readonly detail: Detail
  readonly form: Form | undefined
  readonly problem?: string
}) {
  const { scheme } = useOpenDesk()
  const category = categoryOf(scheme, application.category)
  const values = useValues(application.id)
  const [current, setCurrent] = useState<string>()
  const readings = useMemo(() => readingsOf(application, category), [application, category])
  const [order] = useState(() => reviewOrder(readings))
  // The keys work on the first unsure one from the start.
  useEffect(() => {
    const [first] = order
    if (first) goTo({ kind: 'blank', id: first })
  }, [order])
  const byId = useMemo(() => new Map(readings.map((r) => [r.blank.id, r])), [readings])
  // What was filled in since, where nothing had been read, comes last.
  const ordered = [...new Set([...order, ...byId.keys()])].flatMap((id) => byId.get(id) ?? [])

  const latest = useRef(byId)
  latest.current = byId
  /** Confirms what was unsure and goes on to the next one. */
  const onNext = useCallback(
    async (blank: Blank) => {
      const here = latest.current.get(blank.id)
      if (!(await values.confirm(blank))) return
      const from = order.indexOf(blank.id) + 1
      const next =
        [...order.slice(from), ...order.slice(0, from)].find(
          (id) => id !== blank.id && isUnsure(latest.current.get(id)?.value),
        ) ?? (isUnsure(here?.value) ? undefined : order[from])
      if (next) goTo({ kind: 'blank', id: next })
      else document.getElementById('review-onward')?.focus()
    },
    [order, values],
  )
  const onFocus = useCallback((blank: Blank) => setCurrent(blank.id), [])
  const onChoose = useCallback(
    (cell: string) => {
      const found = readings.filter((r) => cellOf(r.value) === cell)
      const chosen = found.find((r) => isUnsure(r.value)) ?? found[0]
      if (chosen) goTo({ kind: 'blank', id: chosen.blank.id })
    },
    [readings],
  )
  const read = useMemo(() => new Set(readings.flatMap((r) => cellOf(r.value) ?? [])), [readings])
  const unsure = useMemo(
    () => new Set(readings.filter((r) => isUnsure(r.value)).flatMap((r) => cellOf(r.value) ?? [])),
    [readings],
  )

  return (
    <div className={classes.screen}>
      <ReviewHead row={row} problems={standingProblems(application)} values={unsureCount(ordered)} />
      <div className={classes.sides}>
        <section className={classes.left} aria-label="申报书原件">
          {form ? (
            <>
              <p className={classes.file}>{form.file}</p>
              {form.leftOut.map(({ number, cells }) => (
                <p key={number} className={classes.file}>
                  Word 表格 {number} 有 {cells} 个单元格，不会是申报表，没有从中读取，这里也不显示。请用 Word
                  打开原件查看。
                </p>
              ))}
              <ReviewTables
                form={form}
                lit={current ? cellOf(byId.get(current)?.value) : undefined}
                read={read}
                unsure={unsure}
                onChoose={onChoose}
              />
            </>
          ) : (
            <p className={classes.file}>{problem}</p>
          )}
        </section>
        <section className={classes.right} aria-label="读取的内容">
          <ReviewList
            application={application}
            category={category}
            readings={ordered}
            current={current}
            values={values}
            onFocus={onFocus}
            onNext={onNext}
          />
        </section>
      </div>
    </div>
  )
}

function unsureCount(readings: ReturnType<typeof readingsOf>): number {
  return readings.filter((r) => isUnsure(r.value)).length
}

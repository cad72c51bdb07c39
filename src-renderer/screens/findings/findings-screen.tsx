import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { desk } from '../../lib/desk.ts'
import { useRemembered } from '../../lib/remembered.ts'
import { nextSort, type Sort } from '../../lib/sort.ts'
import { useCategory } from '../../lib/use-category.ts'
import { type FindingsShow, viewKeys } from '../../lib/views.ts'
import { Empty } from '../../parts/empty.tsx'
import { IntakeFolderButton } from '../../parts/intake/intake-folder-button.tsx'
import classes from './findings.module.css'
import { FindingsBar } from './findings-bar.tsx'
import { FindingsMargin } from './margin.tsx'
import { MatrixGrid } from './matrix-grid.tsx'
import { type Cursor, nameColumn, shownMatrix, sortMatrix } from './matrix-view.ts'

/** 初审: the matrix of applications and checks, and beside it the finding one is at. */
export default function FindingsScreen() {
  const [category, setCategory] = useCategory(viewKeys.findingsCategory)
  const [show, setShow] = useRemembered<FindingsShow>(viewKeys.findingsShow, 'all')
  const { data: matrix } = useQuery(desk.findings.matrix.queryOptions({ input: { category } }))
  const [sort, setSort] = useRemembered<Sort | null>(viewKeys.findingsSort, null)
  const shown = useMemo(() => matrix && sortMatrix(shownMatrix(matrix, show), sort), [matrix, show, sort])
  const [cursors, setCursors] = useRemembered<Partial<Record<CategoryId, Cursor>>>('findings.cursors', {})
  const [opened, setOpened] = useState(false)
  const grid = useRef<{ focus: () => void }>(null)
  const [toRuling, setToRuling] = useState(false)

  const cursor = cursors[category]
  const row = shown?.rows.find((r) => r.application === cursor?.application) ?? shown?.rows[0]
  const check =
    cursor?.check === nameColumn ? undefined : (shown?.checks.find((c) => c.id === cursor?.check) ?? shown?.checks[0])
  useEffect(() => {
    if (!row) setOpened(false)
  }, [row])

  return (
    <div className={classes.screen}>
      <div className={classes.main}>
        <FindingsBar {...{ category, setCategory, show, setShow, matrix, shown, sort, setSort }} />
        {matrix && matrix.rows.length === 0 ? (
          <Empty title="这一类还没有申报" text="收件之后，这里列出每件申报的每一项初审。">
            <IntakeFolderButton />
          </Empty>
        ) : shown && shown.rows.length === 0 ? (
          <Empty
            title={show === 'fail' ? '没有不通过的申报' : '这一类的初审都已了结'}
            text="要看全部结果，请在上方选“全部”。"
          />
        ) : shown && row ? (
          <MatrixGrid
            key={category}
            ref={grid}
            matrix={shown}
            scrollKey={`findings.scroll.${category}`}
            cursor={{ application: row.application, check: check?.id ?? nameColumn }}
            opened={opened}
            sort={sort}
            onSort={(column) => setSort(nextSort(sort, column))}
            onCursor={(next) => setCursors({ ...cursors, [category]: next })}
            onOpen={() => setOpened(true)}
            onRule={() => {
              setToRuling(true)
              setOpened(true)
            }}
            onClose={() => setOpened(false)}
          />
        ) : null}
      </div>
      {opened && row && (
        <FindingsMargin
          focused={toRuling}
          onFocused={() => setToRuling(false)}
          application={row.application}
          check={check?.id}
          onClose={() => {
            setOpened(false)
            grid.current?.focus()
          }}
          onLeave={() => grid.current?.focus()}
        />
      )}
    </div>
  )
}

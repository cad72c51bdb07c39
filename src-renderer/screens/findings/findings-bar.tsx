import { Button, SegmentedControl } from '@mantine/core'
import { IconChecks } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { lettersAt } from '../../../src-domain/letters/names.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { LettersMenu } from '../../letters/letters-menu.tsx'
import { useOpenDesk } from '../../lib/desk.ts'
import { rostersPath } from '../../lib/places.ts'
import type { Sort } from '../../lib/sort.ts'
import type { FindingsShow } from '../../lib/views.ts'
import { ListMenu } from '../../parts/lists/list-menu.tsx'
import { SavedViews } from '../../parts/lists/saved-views.tsx'
import classes from './findings.module.css'
import { isOpen, type Matrix, type ShownMatrix } from './matrix-view.ts'
import { RuleMany, ruledTogether } from './rule-many.tsx'
import { WithdrawMany } from './withdraw-many.tsx'

type Props = {
  readonly category: CategoryId
  readonly setCategory: (category: CategoryId) => void
  readonly show: FindingsShow
  readonly setShow: (show: FindingsShow) => void
  readonly matrix: Matrix | undefined
  /** Of it the rows and columns on screen, in their order. */
  readonly shown: ShownMatrix | undefined
  readonly sort: Sort | null
  readonly setSort: (sort: Sort | null) => void
}

/** Which category, how much of it, and the attestations in one go. */
export function FindingsBar({ category, setCategory, show, setShow, matrix, shown, sort, setSort }: Props) {
  const { scheme } = useOpenDesk()
  const [ruling, setRuling] = useState(false)
  const [withdrawing, setWithdrawing] = useState(false)
  const rows = matrix?.rows.filter((row) => row.status !== 'declined') ?? []
  const open = rows.filter((row) => row.outcomes.some(isOpen)).length
  const failing = rows.filter((row) => row.outcomes.includes('fail')).length
  const decidable = matrix && rows.length > 0 && ruledTogether(matrix).length > 0
  return (
    <div className={classes.bar}>
      <h1>初审</h1>
      <SegmentedControl
        aria-label="类别"
        value={category}
        onChange={(value) => setCategory(value as CategoryId)}
        data={scheme.categories.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <SegmentedControl
        aria-label="显示"
        value={show}
        onChange={(value) => setShow(value as FindingsShow)}
        data={[
          { value: 'all', label: `全部 ${matrix?.rows.length ?? ''}` },
          { value: 'open', label: `未了结 ${matrix ? open : ''}` },
          { value: 'fail', label: `不通过 ${matrix ? failing : ''}` },
        ]}
      />
      <SavedViews
        list="findings"
        whole={{ category: scheme.categories[0]?.id ?? '', show: 'all' as FindingsShow, sort: null as Sort | null }}
        about="类别、显示哪些和排序"
        view={{ category, show, sort }}
        filtered={show !== 'all' || sort !== null}
        onView={(view) => {
          setCategory(view.category)
          setShow(view.show)
          setSort(view.sort)
        }}
      />
      <span className={classes.spring} />
      <Button variant="default" component={Link} href={rostersPath}>
        名单
      </Button>
      {shown && (
        <ListMenu
          count={shown.rows.length}
          asked={() => ({
            ...{ list: 'matrix', category },
            applications: shown.rows.map((row) => row.application),
            checks: shown.checks.map((check) => check.id),
          })}
        />
      )}
      {rows.length > 0 && <LettersMenu kinds={lettersAt('findings')} />}
      {rows.some((row) => row.ruled.length > 0) && (
        <>
          <Button variant="default" onClick={() => setWithdrawing(true)}>
            撤回认定
          </Button>
          <WithdrawMany category={category} opened={withdrawing} onClose={() => setWithdrawing(false)} />
        </>
      )}
      {decidable && (
        <>
          <Button variant="default" leftSection={<IconChecks size={16} stroke={1.6} />} onClick={() => setRuling(true)}>
            批量认定
          </Button>
          <RuleMany opened={ruling} onClose={() => setRuling(false)} />
        </>
      )}
    </div>
  )
}

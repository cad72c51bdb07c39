import { Select } from '@mantine/core'
import { memo } from 'react'
import { type Status, statusTitles } from '../../../src-domain/checks/status.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { useOpenDesk } from '../../lib/desk.ts'
import type { IntakeView } from '../../lib/views.ts'
import { statusOrder } from '../../parts/status-mark.tsx'
import classes from './intake-screen.module.css'

type Props = Pick<IntakeView, 'category' | 'status' | 'only'> & {
  readonly onFilter: (change: Partial<IntakeView>) => void
}

/** The list by category, status and what is to be done. Left alone while one types in the search box. */
export const IntakeFilters = memo(function IntakeFilters({ category, status, only, onFilter }: Props) {
  const { scheme } = useOpenDesk()
  return (
    <>
      <Select
        aria-label="类别"
        placeholder="全部类别"
        className={classes.filter}
        clearable
        clearSectionMode="clear"
        data={scheme.categories.map(({ id, title }) => ({ value: id, label: title }))}
        value={category}
        onChange={(category) => onFilter({ category: category as CategoryId | null })}
      />
      <Select
        aria-label="状态"
        placeholder="全部状态"
        className={classes.filter}
        clearable
        clearSectionMode="clear"
        data={[...statusOrder, 'withdrawn' as const].map((status) => ({ value: status, label: statusTitles[status] }))}
        value={status}
        onChange={(status) => onFilter({ status: status as Status | null })}
      />
      <Select
        aria-label="需要处理"
        placeholder="全部情况"
        className={classes.filter}
        clearable
        clearSectionMode="clear"
        data={[
          { value: 'problems', label: '有问题' },
          { value: 'unsure', label: '有待核对' },
          { value: 'round', label: '补正在途' },
          { value: 'overdue', label: '补正超期' },
          { value: 'returned', label: '收到补正待核' },
        ]}
        value={only}
        onChange={(only) => onFilter({ only: only as IntakeView['only'] })}
      />
    </>
  )
})

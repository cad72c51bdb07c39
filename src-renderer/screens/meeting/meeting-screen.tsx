import { Button, SegmentedControl } from '@mantine/core'
import { Link } from 'wouter'
import { memberName } from '../../../src-domain/meeting/meeting.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { LetterButtons } from '../../letters/letter-buttons.tsx'
import { useOpenDesk } from '../../lib/desk.ts'
import { UndoPlace } from '../../lib/undo/undo.tsx'
import { useCategory } from '../../lib/use-category.ts'
import { Empty } from '../../parts/empty.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Screen } from '../../parts/screen.tsx'
import { BallotGrid } from './ballot-grid.tsx'
import classes from './meeting.module.css'
import { MeetingFacts } from './meeting-facts.tsx'
import { Reasons } from './reasons.tsx'
import { SheetButtons } from './sheet-buttons.tsx'
import { Suggestion } from './suggestion.tsx'
import { useMeeting } from './use-meeting.ts'

/** 上会: who meets, what each member's sheet says, what they come to, and why the others are not recommended. */
export default function MeetingScreen() {
  const { scheme } = useOpenDesk()
  const [category, setCategory] = useCategory('ranking.category')
  return (
    <UndoPlace id={`meeting ${category}`} name={`${categoryOf(scheme, category).title}上会`}>
      <Meeting key={category} category={category} onCategory={setCategory} />
    </UndoPlace>
  )
}

function Meeting({
  category,
  onCategory,
}: {
  readonly category: CategoryId
  readonly onCategory: (category: CategoryId) => void
}) {
  const { scheme } = useOpenDesk()
  const { board, isPending, change, place, clear, passOver, takeOver, read } = useMeeting(category)
  if (!board) return <Loading />
  const { meeting, candidates, sheets } = board
  const wrong = sheets.filter(({ faults }) => faults.length > 0)
  const canRank = meeting.members.length > 0 && candidates.length > 0
  return (
    <Screen
      title="上会"
      about={
        <span className={classes.keys}>
          逐位评委往下填：Enter 到下一格，方向键移动，填了就保存，Ctrl+Enter 采用汇总结果。
        </span>
      }
      actions={
        <>
          <SegmentedControl
            aria-label="类别"
            value={category}
            onChange={(value) => onCategory(value as CategoryId)}
            data={scheme.categories.map((c) => ({ value: c.id, label: c.title }))}
          />
          <Button variant="default" component={Link} href="/ranking">
            回到排序
          </Button>
          <SheetButtons category={category} disabled={!canRank} onFiles={read} />
          <LetterButtons step="ranking" />
        </>
      }
    >
      <MeetingFacts meeting={meeting} onChange={(next) => change(next, '已保存评审会')} />
      {candidates.length === 0 ? (
        <Empty title="还没有初审通过的申报" text="初审全部了结的申报会出现在这里，再由评委排序。" />
      ) : (
        canRank && (
          <>
            <Suggestion
              board={board}
              disabled={isPending}
              onRule={(rule) => change({ ...meeting, rule })}
              onTake={(order, reason) => takeOver(order, board.ranked, reason)}
            />
            {wrong.length > 0 && (
              <ul className={classes.faults} aria-label="不计入的排序表">
                {wrong.map(({ member, faults }) => (
                  <li key={member.number}>
                    <b>✗ {memberName(member)}</b>：{faults.join('；')}
                  </li>
                ))}
              </ul>
            )}
            <BallotGrid board={board} onPlace={place} onClear={clear} />
          </>
        )
      )}
      <Reasons candidates={candidates} disabled={isPending} onPassOver={passOver} />
    </Screen>
  )
}

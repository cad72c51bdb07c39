import { Anchor, Button, Group } from '@mantine/core'
import { IconColumns2, IconLayoutSidebarRightCollapse, IconLayoutSidebarRightExpand } from '@tabler/icons-react'
import { useIsMutating } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { SetAside } from '../../../src-domain/batch/application.ts'
import type { Category } from '../../../src-domain/schemes/scheme.ts'
import { useDraftCount } from '../../form/drafts.ts'
import { useAnswers } from '../../lib/connection.ts'
import { clockTime } from '../../lib/dates.ts'
import { type Detail, useToday } from '../../lib/desk.ts'
import { applicationPath, comparePath, policiesPath, reviewPath } from '../../lib/places.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import { DeclineButton } from '../../parts/decisions/decline-button.tsx'
import { useDecisions } from '../../parts/decisions/use-decisions.ts'
import { Neighbours } from '../../parts/neighbours.tsx'
import { OthersMark } from '../../parts/others-mark.tsx'
import { StatusMark } from '../../parts/status-mark.tsx'
import { useWithdrawal } from '../../parts/withdrawal/use-withdrawal.ts'
import { WithdrawButton } from '../../parts/withdrawal/withdraw-button.tsx'
import { besideNumber, type Part, partsOf } from './application-parts.ts'
import { duplicateLine } from './duplicate-line.ts'
import classes from './head.module.css'
import { HeadPrints } from './head-prints.tsx'
import { nextStep } from './next-step.ts'
import { RecusalLine, RecuseButton } from './recusal-line.tsx'
import { RoundLine } from './round-line.tsx'
import type { Beside } from './use-beside.ts'

/** Who applies for what, where it stands, what comes next, and the ways through the application. */
export function Head({
  detail,
  category,
  part,
  onPart,
  margin,
  onMargin,
  beside,
}: {
  readonly detail: Detail
  readonly category: Category
  readonly part: Part
  readonly onPart: (part: Part) => void
  readonly margin: boolean
  readonly onMargin: () => void
  readonly beside: Beside
}) {
  const { row, application, findings, duplicates } = detail
  const step = nextStep(row, findings, category.title, application.declined?.reason)
  return (
    <header className={classes.head}>
      <div className={classes.line}>
        <div className={classes.who}>
          <h1 className={classes.name}>{row.name}</h1>
          <span className={classes.facts}>
            {row.id} · {category.title}
            {row.modes.length > 0 && ` · ${row.modes.join('、')}`}
          </span>
          <OthersMark application={row.id} />
        </div>
        <Neighbours id={row.id} pathOf={applicationPath} />
        <Group gap="xs" wrap="nowrap" className={classes.doings}>
          <HeadPrints name={row.name} application={application} findings={findings} />
          <RecuseButton row={row} />
          {!application.withdrawn && <Decide row={row} />}
        </Group>
      </div>
      {application.withdrawn && <Withdrawn row={row} withdrawn={application.withdrawn} />}
      {!application.withdrawn && <RoundLine row={row} />}
      <RecusalLine row={row} />
      {duplicates.map((other) => (
        <p key={other.id} className={classes.duplicate} role="note">
          <span>{duplicateLine(row, other, category.title)}</span>
          <Link href={comparePath(row.id, other.id)} className={classes.link}>
            并列比较
          </Link>
        </p>
      ))}
      <div className={classes.line}>
        <nav className={classes.parts} aria-label="申报书各部分">
          {partsOf(category).map(({ id, title, number }) => (
            <button
              key={id}
              type="button"
              className={classes.part}
              aria-current={part === id ? 'true' : undefined}
              aria-keyshortcuts={`Alt+Shift+${number}`}
              title={`Alt+Shift+${number}`}
              onClick={() => onPart(id)}
            >
              {title}
            </button>
          ))}
        </nav>
        <Link href={policiesPath(row.id)} className={`${classes.part} ${classes.policies}`} title="可衔接的政策">
          政策
        </Link>
        <p className={classes.next}>
          <StatusMark status={row.status} />
          <span className={classes.sentence} title={step}>
            {step}
          </span>
          {row.unsure > 0 && !application.withdrawn && (
            <Anchor component={Link} href={reviewPath(row.id)} size="sm" fw={600} className={classes.review}>
              核对读取（{row.unsure}）
            </Anchor>
          )}
        </p>
        <Saving application={row.id} />
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconColumns2 size={18} />}
          aria-expanded={beside.open}
          aria-keyshortcuts={`Alt+Shift+${besideNumber}`}
          title={`附件在申报表旁边对照（Alt+Shift+${besideNumber}）`}
          onClick={beside.toggle}
        >
          <span className={classes.word}>对照附件</span>
        </Button>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={
            margin ? <IconLayoutSidebarRightCollapse size={18} /> : <IconLayoutSidebarRightExpand size={18} />
          }
          aria-expanded={margin}
          onClick={onMargin}
        >
          <span className={classes.word}>批注</span>
        </Button>
      </div>
    </header>
  )
}

/** That it is withdrawn, by whom, when and why, and the way back. */
function Withdrawn({ row, withdrawn }: { readonly row: Detail['row']; readonly withdrawn: SetAside }) {
  const today = useToday()
  const { reinstate, isPending } = useWithdrawal()
  return (
    <p className={classes.withdrawn} role="note">
      <span>
        <b>已撤回</b>：{withdrawn.reason}（{withdrawn.by}
        {today && ` ${clockTime(withdrawn.at, today.date)}`}）。内容、附件和认定都留着，不计入任何清单和统计。
      </span>
      <BusyButton size="compact-sm" busy={isPending} onClick={() => reinstate([row])}>
        恢复
      </BusyButton>
    </p>
  )
}

function Decide({ row }: { readonly row: Detail['row'] }) {
  const { recommend, withdraw, decline, reconsider, isPending } = useDecisions(row)
  const withdrawal = useWithdrawal()
  const withdrawButton = (
    <WithdrawButton
      busy={withdrawal.isPending}
      title="不再计入任何清单和统计。内容都留着，可以恢复。"
      onWithdraw={(reason) => withdrawal.withdraw([row], reason)}
    >
      撤回申报
    </WithdrawButton>
  )
  if (row.status === 'declined') {
    return (
      <>
        {withdrawButton}
        <BusyButton variant="default" busy={isPending} onClick={reconsider}>
          撤销不予推荐
        </BusyButton>
      </>
    )
  }
  return (
    <>
      {withdrawButton}
      <DeclineButton busy={isPending} onDecline={decline} />
      {row.status === 'recommended' && (
        <BusyButton variant="default" busy={isPending} onClick={withdraw}>
          撤销推荐
        </BusyButton>
      )}
      {row.status === 'eligible' && (
        <BusyButton busy={isPending} onClick={recommend}>
          推荐
        </BusyButton>
      )}
    </>
  )
}

function Saving({ application }: { readonly application: string }) {
  const saving = useIsMutating() > 0
  const answers = useAnswers()
  const refused = useDraftCount(application)
  return (
    <output className={classes.saving} data-refused={!answers || refused > 0 || undefined}>
      {!answers ? '连接断开' : saving ? '正在保存…' : refused > 0 ? `${refused} 处没有保存` : '已保存'}
    </output>
  )
}

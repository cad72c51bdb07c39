import { Group } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { actTitles, type Stage, stagesOf } from '../../../src-domain/sign-off/sign-off.ts'
import { clockTime } from '../../lib/dates.ts'
import { desk, refreshAll, useOpenDesk, useToday } from '../../lib/desk.ts'
import type { Submission } from '../../lib/submission.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import { ReasonButton } from '../../parts/reason/reason-button.tsx'
import { ChangesToReview } from './changes-to-review.tsx'
import { Step, type StepState } from './step.tsx'

/** 会签 between ranking and freezing, where the batch asks for it: how far it is, and what whoever is signed in may do. */
export function SignOffStep({ state, ready }: { readonly state: Submission; readonly ready: boolean }) {
  const { officer } = useOpenDesk()
  const today = useToday()
  const { signOff } = state
  const { data: changes } = useQuery({ ...desk.signOff.changes.queryOptions(), enabled: signOff?.required ?? false })
  if (!signOff?.required || !officer || !today) return null
  const { stage, last, submitted } = signOff
  const mayReview = officer.roles.includes('reviewer') && submitted?.officer !== officer.uid
  const texts: Readonly<Record<Stage, string>> = {
    draft: '提交之后内容锁定，由复核审核，负责人同意，然后定稿。',
    submitted: mayReview ? '请审核下面的改动和排序，通过或退回。' : '等复核审核。内容已锁定。',
    passed: officer.roles.includes('head') ? '复核已通过，请同意或退回。' : '复核已通过，等负责人同意。内容已锁定。',
    consented: '负责人已同意，可以定稿。内容仍锁定，要改须先解锁。',
  }
  const done =
    last &&
    `${last.by}${actTitles[last.act]}，${clockTime(last.at, today.date)}${last.reason ? `，理由：${last.reason}` : ''}。`
  return (
    <Step
      number="签"
      title="会签"
      done="已同意"
      state={stateOf(stage, ready)}
      text={`${done ?? ''}${texts[stage]}`}
      button={<Acts stage={stage} ready={ready} mayReview={mayReview} />}
      unfolded={stage === 'submitted'}
    >
      {changes && stage !== 'draft' && <ChangesToReview changes={changes} />}
    </Step>
  )
}

function stateOf(stage: Stage, ready: boolean): StepState {
  if (stage === 'consented') return 'done'
  return stage === 'draft' && !ready ? 'waiting' : 'open'
}

/** What the one who is signed in may do now. */
function Acts({
  stage,
  ready,
  mayReview,
}: {
  readonly stage: Stage
  readonly ready: boolean
  readonly mayReview: boolean
}) {
  const { officer } = useOpenDesk()
  const done = { onError: tellProblem, onSettled: refreshAll }
  const submit = useMutation(desk.signOff.submit.mutationOptions(done))
  const pass = useMutation(desk.signOff.pass.mutationOptions(done))
  const giveBack = useMutation(desk.signOff.giveBack.mutationOptions(done))
  const consent = useMutation(desk.signOff.consent.mutationOptions(done))
  const unlock = useMutation(desk.signOff.unlock.mutationOptions(done))
  const busy = [submit, pass, giveBack, consent, unlock].some(({ isPending }) => isPending)
  const roles = officer?.roles ?? []
  const mayGiveBack = roles.includes('reviewer') || roles.includes('head')
  const tell = (words: string) => ({ onSuccess: () => tellDone(words) })
  return (
    <Group gap="xs" justify="flex-end">
      {mayGiveBack && stagesOf.returned.includes(stage) && (
        <ReasonButton
          title="退回"
          label="退回的理由"
          description="经办会看到，记入操作记录。"
          busy={busy}
          onGiven={(reason) => giveBack.mutate({ reason }, tell('已退回，内容可以修改'))}
        />
      )}
      {mayGiveBack && stage === 'consented' && (
        <ReasonButton
          title="解锁"
          label="解锁的理由"
          description="记入操作记录；改后须重新提交复核。"
          busy={busy}
          onGiven={(reason) => unlock.mutate({ reason }, tell('已解锁，改后须重新提交复核'))}
        />
      )}
      {stage === 'draft' && roles.includes('handler') && (
        <BusyButton
          busy={busy}
          disabled={!ready}
          onClick={() => submit.mutate(undefined, tell('已提交复核，内容已锁定'))}
        >
          提交复核
        </BusyButton>
      )}
      {stage === 'submitted' && mayReview && (
        <BusyButton busy={busy} onClick={() => pass.mutate(undefined, tell('复核已通过'))}>
          复核通过
        </BusyButton>
      )}
      {stage === 'passed' && roles.includes('head') && (
        <BusyButton busy={busy} onClick={() => consent.mutate(undefined, tell('已同意，可以定稿'))}>
          同意
        </BusyButton>
      )}
    </Group>
  )
}

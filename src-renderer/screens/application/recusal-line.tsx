import { useMutation } from '@tanstack/react-query'
import { applyChange, desk, type Row, refreshAll, useOpenDesk } from '../../lib/desk.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { ReasonButton } from '../../parts/reason/reason-button.tsx'
import classes from './head.module.css'

/** 回避: who does not decide on this applicant, and why; the head may lift it. */
export function RecusalLine({ row }: { readonly row: Row }) {
  const { officer } = useOpenDesk()
  const end = useMutation(desk.recusals.end.mutationOptions({ onError: tellProblem, onSettled: refreshAll }))
  return row.recusals?.map(({ uid, officer: of, name, reason }) => (
    <p key={uid} className={classes.duplicate} role="note" aria-label="回避">
      <span>
        <b>{of === officer?.uid ? '您已申明回避' : `${name}回避`}</b>：{reason}。
        {of === officer?.uid ? '这件由其他人员认定、更正、推荐和排序。' : '不参与这件的认定、更正、推荐和排序。'}
      </span>
      {officer?.roles.includes('head') && (
        <ReasonButton
          title="解除回避"
          label="解除的理由"
          size="compact-sm"
          busy={end.isPending}
          onGiven={(reason) =>
            end.mutate(
              { application: row.id, recusal: uid, reason },
              { onSuccess: () => tellDone(`已解除${name}的回避`) },
            )
          }
        />
      )}
    </p>
  ))
}

/** 申明回避, on a desk with people. */
export function RecuseButton({ row }: { readonly row: Row }) {
  const { officer } = useOpenDesk()
  const declare = useMutation(desk.recusals.declare.mutationOptions({ onError: tellProblem, onSuccess: applyChange }))
  if (!officer || row.recusals?.some((recusal) => recusal.officer === officer.uid)) return null
  return (
    <ReasonButton
      title="回避"
      label="回避的理由"
      description="此后您不参与这件的认定、更正、推荐和排序；上会材料写明。要解除由负责人办理。"
      busy={declare.isPending}
      onGiven={(reason) =>
        declare.mutate({ application: row.id, reason }, { onSuccess: () => tellDone(`已申明对${row.name}回避`) })
      }
    />
  )
}

import { useMutation } from '@tanstack/react-query'
import type { Finding } from '../../../src-domain/checks/finding.ts'
import { client } from '../../lib/client.ts'
import { refreshAll } from '../../lib/desk.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { useSteps } from '../../lib/undo/undo.tsx'
import { BusyButton } from '../busy-button.tsx'

type Props = { readonly application: string; readonly finding: Finding }

/** 撤回认定 of the ruling that counts; nothing where there is none. */
export function WithdrawRuling({ application, finding: { title, ruling } }: Props) {
  const steps = useSteps()
  const label = `撤回 ${application} 的“${title}”的认定`
  const { mutate, isPending } = useMutation({
    mutationFn: (uid: string) =>
      steps.keep(label, client.findings.withdrawRulings({ rulings: [{ application, ruling: uid }] })),
    onSuccess: () => tellDone(`${label}。Ctrl+Z 可撤销。`),
    onError: tellProblem,
    onSettled: () => refreshAll(),
  })
  if (!ruling) return null
  return (
    <BusyButton size="compact-sm" variant="default" busy={isPending} onClick={() => mutate(ruling.uid)}>
      撤回认定
    </BusyButton>
  )
}

import { Switch } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { desk, refreshAll } from '../../../lib/desk.ts'
import { tellProblem } from '../../../lib/tell.ts'

/** Whether the batch is frozen only after 复核 and 负责人同意. */
export function SignOffSwitch({ isHead }: { readonly isHead: boolean }) {
  const { data: state } = useQuery(desk.signOff.state.queryOptions())
  const require = useMutation(desk.signOff.require.mutationOptions({ onSettled: refreshAll, onError: tellProblem }))
  return (
    <Switch
      label="会签：提交复核、复核通过、负责人同意之后才能定稿"
      description={isHead ? '提交之后内容锁定，退回或写明理由解锁后才能改。' : '由负责人启用或停用。'}
      checked={state?.required ?? false}
      disabled={!isHead || state === undefined || require.isPending}
      onChange={(event) => require.mutate({ required: event.currentTarget.checked })}
    />
  )
}

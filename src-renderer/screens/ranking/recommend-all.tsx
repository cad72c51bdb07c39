import { Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { given } from '../../../src-domain/given.ts'
import { client } from '../../lib/client.ts'
import { desk, refreshAll, useOpenDesk } from '../../lib/desk.ts'
import { withQuotaReason } from '../../lib/quota-reason.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { useSteps } from '../../lib/undo/undo.tsx'
import { AskedAtButton } from '../../parts/asked-at-button.tsx'
import classes from './ranking.module.css'

/** Recommends whoever is eligible, of every category, once their names have been seen; nobody a reason was given against. */
export function RecommendAll() {
  const { scheme } = useOpenDesk()
  const { data: rows = [] } = useQuery(desk.applications.list.queryOptions())
  const steps = useSteps()
  const eligible = rows.filter((row) => row.status === 'eligible' && !row.passedOver)
  const applications = eligible.map(({ id }) => id)
  const recommend = useMutation({
    mutationFn: () =>
      steps.keep(
        `推荐 ${applications.length} 件`,
        withQuotaReason((quotaReason) => client.ranking.recommend({ applications, ...given({ quotaReason }) })),
      ),
    onSuccess: () => tellDone(`已推荐 ${applications.length} 件，再排先后。Ctrl+Z 可撤销。`),
    onError: tellProblem,
    onSettled: () => refreshAll(),
  })
  if (eligible.length === 0) return null
  return (
    <AskedAtButton
      title={`全部推荐（${eligible.length} 件）…`}
      submit={`推荐这 ${eligible.length} 件`}
      width={380}
      busy={recommend.isPending}
      onGiven={recommend.mutate}
    >
      <Text size="sm">初审通过、还没有推荐的，各排在本类之后：</Text>
      <div className={classes.all}>
        {scheme.categories.map(({ id, title }) => {
          const names = eligible.filter((row) => row.category === id).map(({ name }) => name)
          return names.length > 0 && <p key={id}>{`${title} ${names.length} 件：${names.join('、')}`}</p>
        })}
      </div>
    </AskedAtButton>
  )
}

import { client } from './client.ts'
import { desk, queryClient } from './desk.ts'

/**
 * Puts what 工作台 and the frame around it show where they read it, so that the desk is drawn once and whole. What was
 * left out they ask for themselves. Whether anything came of it: if not, whoever asks next says what is wrong.
 */
export function readBeginning(): Promise<boolean> {
  return client.beginning.read().then(
    (answer) => {
      put(answer)
      return true
    },
    () => false,
  )
}

function put({ state, open }: Awaited<ReturnType<typeof client.beginning.read>>): void {
  queryClient.setQueryData(desk.desk.state.queryKey(), state)
  if (!open) return
  queryClient.setQueryData(desk.applications.list.queryKey(), open.rows)
  queryClient.setQueryData(desk.applications.totals.queryKey(), open.totals)
  queryClient.setQueryData(desk.applications.withdrawn.queryKey(), open.withdrawn)
  queryClient.setQueryData(desk.desk.today.queryKey(), open.today)
  queryClient.setQueryData(desk.editions.submission.queryKey(), open.submission)
  queryClient.setQueryData(desk.editions.list.queryKey(), open.editions)
  queryClient.setQueryData(desk.events.list.queryKey({ input: { limit: 1 } }), open.latest)
  queryClient.setQueryData(desk.doctor.state.queryKey(), open.checkUp)
  queryClient.setQueryData(desk.backup.places.queryKey(), open.places)
}

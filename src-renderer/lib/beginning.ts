import { client } from './client.ts'
import { desk, queryClient } from './desk.ts'

/** Milliseconds after which the page says that it waits. */
const patience = 300

/**
 * Puts what 工作台 and the frame around it show where they read it, so that the desk is drawn once and whole. Whatever
 * has not come by then they ask for themselves, and say what is wrong.
 */
export function readBeginning(): Promise<void> {
  const waited = new Promise<void>((over) => setTimeout(over, patience))
  return Promise.race([client.beginning.read().then(put, () => {}), waited])
}

function put({ state, open }: Awaited<ReturnType<typeof client.beginning.read>>): void {
  queryClient.setQueryData(desk.desk.state.queryKey(), state)
  if (!open) return
  queryClient.setQueryData(desk.applications.list.queryKey(), open.rows)
  queryClient.setQueryData(desk.applications.withdrawn.queryKey(), open.withdrawn)
  queryClient.setQueryData(desk.desk.today.queryKey(), open.today)
  queryClient.setQueryData(desk.editions.submission.queryKey(), open.submission)
  queryClient.setQueryData(desk.editions.list.queryKey(), open.editions)
  queryClient.setQueryData(desk.events.list.queryKey({ input: { limit: 1 } }), open.latest)
  queryClient.setQueryData(desk.doctor.state.queryKey(), open.checkUp)
  queryClient.setQueryData(desk.backup.places.queryKey(), open.places)
}

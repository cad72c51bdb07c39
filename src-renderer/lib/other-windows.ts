import { desk, queryClient, refreshAll } from './desk.ts'

/** In a browser the desk may be open in several windows: once one of them has read a newer record, all read anew. */
export function followOtherWindows(): void {
  const windows = new BroadcastChannel('desk')
  const key = desk.events.list.queryKey({ input: { limit: 1 } })
  const newest = () => queryClient.getQueryData(key)?.[0]?.seq ?? 0
  let told = 0
  windows.onmessage = ({ data: seq }) => {
    if (seq > newest()) void refreshAll()
  }
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || newest() === told) return
    told = newest()
    windows.postMessage(told)
  })
}

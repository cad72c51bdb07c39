import { desk, queryClient, refreshAll } from './desk.ts'

/*
 * In a browser the desk may be open in several windows. Each tells the others how far the record goes that it has read,
 * and that it has restored a copy.
 */

const restored = 'restored'
const windows = new BroadcastChannel('desk')

/** Once another window has read a newer record, all is read anew; after a restore nothing on the page is of the record any more. */
export function followOtherWindows(): void {
  const key = desk.events.list.queryKey({ input: { limit: 1 } })
  const newest = () => queryClient.getQueryData(key)?.[0]?.seq ?? 0
  let told = 0
  windows.onmessage = ({ data }) => {
    if (data === restored) startAnew()
    else if (data > newest()) void refreshAll()
  }
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || newest() === told) return
    told = newest()
    windows.postMessage(told)
  })
}

export function tellRestored(): void {
  windows.postMessage(restored)
}

/** Every number and step on the page is of the record before. */
export function startAnew(): void {
  location.assign('/')
}

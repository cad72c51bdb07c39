import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { named } from './screens.ts'

/** What the first answer holds of an open desk, and where each part is asked for by itself. */
const parts = {
  rows: 'applications/list',
  withdrawn: 'applications/withdrawn',
  today: 'desk/today',
  submission: 'editions/submission',
  editions: 'editions/list',
  // 最近操作 asks for more of them, once its program is there.
  latest: 'events/list {"json":{"limit":1}}',
  checkUp: 'doctor/state',
  places: 'backup/places',
}

/** Begins at 工作台, which asks for all it shows first in one call, and for nothing twice. */
export async function asksOnce(page: Page, begin: () => Promise<unknown>): Promise<void> {
  const asked: string[] = []
  page.on('request', (request) => asked.push(`${new URL(request.url()).pathname} ${request.postData() ?? ''}`))
  const answered = page.waitForResponse(/\/rpc\/beginning\/read$/)
  await begin()
  await named('overview').arrived(page)
  const calls = asked.filter((call) => call.startsWith('/rpc/') && !call.startsWith('/rpc/presence/'))
  expect(calls.filter((call, at) => calls.indexOf(call) !== at)).toEqual([])
  const { open } = (await (await answered).json()).json
  const { places: _, ...always } = parts
  expect(Object.keys(open)).toEqual(expect.arrayContaining(Object.keys(always)))
  // Places of copies that take their time are asked for by themselves.
  const given = Object.entries(parts).filter(([part]) => part in open)
  const paths = ['desk/state', ...given.map(([, path]) => path)]
  expect(calls.filter((call) => paths.some((path) => call.startsWith(`/rpc/${path}`)))).toEqual([])
}

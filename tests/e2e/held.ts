import type { Page } from 'playwright-core'

/** Holds the page's next call of this kind back; answers how to let it go. */
export async function held(page: Page, call: RegExp): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route(
    call,
    async (route) => {
      await promise
      await route.continue()
    },
    { times: 1 },
  )
  return resolve
}

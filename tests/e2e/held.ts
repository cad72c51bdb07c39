import type { Page, Route } from 'playwright-core'

/**
 * Has the page's next call of this kind answered so. Calls go on through the same hands afterwards: Chromium loses those
 * that are just under way when it is told to let them through by itself again.
 */
export async function answered(page: Page, call: RegExp, answer: (route: Route) => Promise<void>): Promise<void> {
  let isNext = true
  await page.route(call, (route) => {
    if (!isNext) return route.fallback()
    isNext = false
    return answer(route)
  })
}

/** Holds the page's next call of this kind back; answers how to let it go. */
export function held(page: Page, call: RegExp): Promise<() => void> {
  return letGoBy(page, call, (route) => route.continue())
}

/** Has the page's next call of this kind cut off, once that is let go. */
export function cutOff(page: Page, call: RegExp): Promise<() => void> {
  return letGoBy(page, call, (route) => route.abort())
}

async function letGoBy(page: Page, call: RegExp, how: (route: Route) => Promise<void>): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await answered(page, call, async (route) => {
    await promise
    await how(route)
  })
  return resolve
}

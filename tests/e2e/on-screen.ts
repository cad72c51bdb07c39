import type { Page } from 'playwright-core'

/**
 * What an officer would see of a page, and whether it is alive: for whoever reads why a step did not arrive. A page that
 * does not answer says so.
 */
export async function onScreen(page: Page, errors: readonly string[]): Promise<string> {
  const answered = await within(10_000, Promise.all([page.evaluate(state), page.locator('body').ariaSnapshot()]))
  if (answered === undefined) return `${page.url()} does not answer\n${errors.join('\n')}`
  const [alive, seen] = answered
  return [page.url(), alive, ...errors, seen].join('\n')
}

/** Runs in the page. */
async function state(): Promise<string> {
  const draws = await new Promise((resolve) => {
    requestAnimationFrame(() => resolve('draws'))
    setTimeout(() => resolve('does not draw'), 3000)
  })
  const { activeElement: at, visibilityState } = document
  const asked = performance.getEntriesByType('resource').slice(-3)
  const last = asked.map(({ name, startTime }) => `${new URL(name).pathname} at ${Math.round(startTime)}`)
  return [
    `${draws}, ${visibilityState}, ${document.hasFocus() ? 'focused' : 'not focused'}, ${Math.round(performance.now())} ms old`,
    `keyboard at ${at?.outerHTML.slice(0, 300)}`,
    `last asked for ${last.join(', ')}`,
  ].join('\n')
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, milliseconds, undefined))
  return Promise.race([work.catch(() => undefined), late])
}

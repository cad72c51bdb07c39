import type { Locator, Page } from 'playwright-core'

/** To a place by its address. */
export async function atPlace(page: Page, place: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to
  }, place)
}

/** A message of the desk. */
export function told(page: Page, text: string | RegExp): Locator {
  return page.getByRole('alert').getByText(text)
}

import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { openScreen, type Screen, type ServedDesk, type WatchedBrowser } from './desk.ts'
import { type PlacedScreen, show } from './screens.ts'
import { violations } from './violations.ts'

/** Looks at a page in dark, as it becomes when the system does, and leaves it in light. */
export async function inDark<T>(page: Page, look: () => Promise<T>): Promise<T> {
  await turn(page, 'dark')
  try {
    return await look()
  } finally {
    await turn(page, 'light')
  }
}

async function turn(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme })
  await page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor()
}

/** Opens a screen where the system is dark already: nothing goes wrong there, and nobody else is asked anything. */
export async function openedInDark(
  at: { readonly desk: ServedDesk; readonly browser: WatchedBrowser; readonly screen: Screen },
  screen: PlacedScreen<string>,
): Promise<void> {
  const storageState = await at.screen.page.context().storageState()
  const { page, errors, requests } = await openScreen(at.browser, at.desk.origin, {
    storageState,
    colorScheme: 'dark',
  })
  await show(page, screen)
  const { colour, paper } = await page.evaluate(() => ({
    colour: document.documentElement.dataset.mantineColorScheme,
    paper: getComputedStyle(document.body).backgroundColor,
  }))
  expect(colour).toBe('dark')
  expect(Math.max(...(paper.match(/\d+/g) ?? []).slice(0, 3).map(Number))).toBeLessThan(100)
  expect(await violations(page)).toEqual([])
  expect(errors).toEqual([])
  expect(requests.length).toBeGreaterThan(0)
  expect(requests.filter((url) => !url.startsWith(`${at.desk.origin}/`))).toEqual([])
  await page.context().close()
}

import type { Page } from 'playwright-core'
import { openBrowser, openScreen, serveFolder } from '../e2e/desk.ts'

/** Runs `work` on a page of the desk over `folder`. Chromium has to be there. */
export async function onDesk<T>(folder: string, place: string, work: (page: Page) => Promise<T>): Promise<T> {
  const desk = await serveFolder(folder, `${folder}.gone`)
  const browser = await openBrowser()
  try {
    const { page } = await openScreen(browser, desk.address)
    page.setDefaultTimeout(120_000)
    await page.evaluate((hash) => {
      location.hash = hash
    }, place)
    return await work(page)
  } finally {
    await browser.close()
    await desk.stop()
  }
}

export function percentile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN
}

export function milliseconds(value: number): string {
  return `${value.toFixed(1)} ms`
}

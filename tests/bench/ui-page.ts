import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser, openScreen, serveFolder } from '../e2e/desk.ts'
import { atPlace } from '../e2e/places.ts'

/** A page of the desk over `folder`, at a place. Chromium has to be there. */
export async function openPage(
  folder: string,
  place: string,
): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> {
  const desk = await serveFolder(folder, join(folder, '../gone'))
  const browser = await openBrowser()
  const { page } = await openScreen(browser, desk.address)
  page.setDefaultTimeout(120_000)
  await atPlace(page, place)
  return {
    page,
    async close() {
      await browser.close()
      await desk.stop()
    },
  }
}

/** Of a run of many: what nineteen of twenty stay under. */
export function percentile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN
}

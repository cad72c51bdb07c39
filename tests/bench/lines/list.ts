import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { openBrowser } from '../../e2e/desk.ts'
import type { Bench, Size } from '../line.ts'
import { folderWith } from '../many-applications.ts'
import { temporaryFolder } from '../measure.ts'
import { plainList } from '../plain-list.ts'
import { openPage, percentile } from '../ui-page.ts'

/** Every digit leaves fewer of 10,000 rows, the first three of 1,000; one that leaves as many does not count. */
const patience = 3000
const texts = ['5678', '7777', '8642', '2580', '6789']

/** From a key to the frame that shows the filtered and sorted list, at the 95th percentile, against an array in a page without a desk. */
export async function list({ quick }: Size): Promise<Bench> {
  const folder = temporaryFolder()
  const sizes = quick ? ([12, 50, 500] as const) : ([100, 1_000, 10_000] as const)
  const [few, some, rows] = sizes
  const opened: { readonly close: () => Promise<void> }[] = []
  const pages = new Map<number, Page>()
  for (const count of sizes) {
    const desk = await openPage(await folderWith(count, folder.path), '/intake')
    opened.push(desk)
    pages.set(count, desk.page)
    await desk.page.getByRole('row', { name: /A02/ }).first().waitFor()
    await desk.page.getByRole('columnheader').getByRole('button', { name: '名称' }).click()
    await desk.page
      .getByRole('columnheader', { name: '名称' })
      .and(desk.page.locator('[aria-sort=ascending]'))
      .waitFor()
  }
  const browser = await openBrowser()
  const path = join(folder.path, 'plain.html')
  writeFileSync(path, plainList(rows))
  const plain = await browser.browser.newPage({ viewport: { width: 1366, height: 768 } })
  await plain.goto(pathToFileURL(path).href)
  const keysOf = async (page: Page | undefined, count: number) => {
    if (!page) throw new Error('the page was not opened')
    return percentile(await keys(page, count), 0.95)
  }
  return {
    lines: [
      {
        what: `list: ${rows} filtered and sorted, a key to the frame that shows it (p95)`,
        how: `In the browser, 收件 sorted by name; ${texts.length} texts typed into its search, from each key until the frame that shows the rows it leaves is painted. The other page filters an array in memory, sorts what it found and shows thirty plain lines, without a desk.`,
        ...{ unit: 'ms', aim: 1.2 },
        ours: () => keysOf(pages.get(rows), rows),
        smaller: [() => keysOf(pages.get(few), few), () => keysOf(pages.get(some), some)],
        against: { name: 'an array in memory, no store', run: () => keysOf(plain, rows) },
      },
    ],
    async close() {
      await browser.close()
      for (const desk of opened) await desk.close()
      folder.remove()
    },
  }
}

/** Milliseconds from each key to the frame that shows what it did. */
async function keys(page: Page, rows: number): Promise<number[]> {
  const box = page.getByLabel('在收件中查找', { exact: true })
  const count = page.getByRole('main').getByRole('status').filter({ hasText: '件' })
  const taken: number[] = []
  for (const text of texts) {
    await box.fill('')
    await count
      .filter({ hasText: `共 ${rows} 件` })
      .filter({ hasNotText: '显示' })
      .waitFor()
    for (const key of text.slice(0, Math.round(Math.log10(rows)))) {
      await count.evaluate((status, patience) => {
        const before = status.textContent
        const shown = new Promise<number>((done) => {
          const painted = (began: number) => {
            const took = performance.now() - began
            if (status.textContent === before && took < patience)
              return void requestAnimationFrame(() => painted(began))
            const channel = new MessageChannel()
            channel.port1.onmessage = () => done(performance.now() - began)
            channel.port2.postMessage(undefined)
          }
          const onKey = ({ timeStamp }: Event) => requestAnimationFrame(() => painted(timeStamp))
          document.addEventListener('keydown', onKey, { once: true, capture: true })
        })
        Reflect.set(window, 'shown', shown)
      }, patience)
      await box.press(key)
      taken.push(await page.evaluate(() => Reflect.get(window, 'shown') as Promise<number>))
    }
  }
  return taken.filter((milliseconds) => milliseconds < patience)
}

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

/** Every digit leaves fewer of 10,000 rows; of fewer, some leave as many, and do not count. */
const patience = 3000
const texts = ['5678', '7777', '8642', '2580', '6789']

/** From a key to the frame that shows the filtered list, at the 95th percentile, against an array in a page without a desk. */
export async function list({ quick }: Size): Promise<Bench> {
  const folder = temporaryFolder()
  const rows = quick ? 500 : 10_000
  const desk = await openPage(await folderWith(rows, folder.path), '/intake')
  await desk.page.getByRole('row', { name: /A02/ }).first().waitFor()
  const browser = await openBrowser()
  const path = join(folder.path, 'plain.html')
  writeFileSync(path, plainList(rows))
  const plain = await browser.browser.newPage({ viewport: { width: 1366, height: 768 } })
  await plain.goto(pathToFileURL(path).href)
  const keysOf = async (page: Page) => percentile(await keys(page, rows), 0.95)
  return {
    lines: [
      {
        ...{ what: `list: ${rows} filtered, a key to the frame that shows it (p95)`, unit: 'ms', aim: 1.2 },
        ours: () => keysOf(desk.page),
        against: { name: 'an array in memory, no store', run: () => keysOf(plain) },
      },
    ],
    async close() {
      await browser.close()
      await desk.close()
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
    for (const key of text) {
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

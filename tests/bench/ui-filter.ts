import type { Page } from 'playwright-core'
import { join } from 'node:path'
import { closeDesk } from '../../src-main/use-cases/desk.ts'
import { deskWith } from './many-applications.ts'
import { temporaryFolder } from './measure.ts'
import { milliseconds, onDesk, percentile } from './ui-page.ts'

const applications = 10_000
const words = ['电梯', '平台', 'A05', '环保 9', '样例泵业']

/** From a key to the filtered list on screen, against a key in a text beside a list that stays as it is. */
export async function benchFilter(): Promise<void> {
  const folder = temporaryFolder()
  closeDesk(await deskWith(applications, folder.path))
  await onDesk(join(folder.path, 'data'), '/intake', async (page) => {
    await page.getByRole('row', { name: /A02/ }).first().waitFor()
    await page.evaluate(() => {
      const still = document.createElement('input')
      still.setAttribute('aria-label', 'still')
      document.querySelector('main')?.prepend(still)
    })
    const still = await keys(page, 'still', false)
    const filtering = await keys(page, '在收件中查找', true)
    const more = percentile(filtering, 0.95) - percentile(still, 0.95)
    console.log(
      `filtering ${applications} applications, a key to the frame that shows it, 95th percentile: ` +
        `${milliseconds(percentile(filtering, 0.95))} : ${milliseconds(percentile(still, 0.95))} beside a still list ` +
        `(${milliseconds(more)} more; one frame is 16.7 ms)`,
    )
  })
  folder.remove()
}

/** Milliseconds from each key to the frame that shows what it did. */
async function keys(page: Page, label: string, filters: boolean): Promise<number[]> {
  const box = page.getByLabel(label, { exact: true })
  const taken: number[] = []
  for (const word of words) {
    await box.fill('')
    await page.waitForTimeout(300)
    for (const key of word) {
      await page.evaluate((filters) => {
        const status = [...document.querySelectorAll('main [role=status]')].find((e) => e.textContent?.includes('件'))
        const before = status?.textContent
        const shown = (began: number) => {
          if (filters && status?.textContent === before && performance.now() - began < 250) {
            requestAnimationFrame(() => shown(began))
            return
          }
          const painted = new MessageChannel()
          painted.port1.onmessage = () => Reflect.set(window, 'taken', performance.now() - began)
          painted.port2.postMessage(undefined)
        }
        Reflect.set(window, 'taken', undefined)
        document.addEventListener('input', () => requestAnimationFrame(() => shown(began)), { once: true, capture: true })
        let began = 0
        document.addEventListener('keydown', (event) => { began = event.timeStamp }, { once: true, capture: true })
      }, filters)
      await page.keyboard.insertText('')
      await box.press(key.length === 1 && /[\x20-\x7e]/.test(key) ? key : 'Unidentified').catch(() => undefined)
      taken.push((await (await page.waitForFunction(() => Reflect.get(window, 'taken') as number | undefined)).jsonValue()) as number)
    }
  }
  return taken
}

import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { closeDesk } from '../../src-main/desk/desk.ts'
import { deskWith } from './many-applications.ts'
import { temporaryFolder } from './measure.ts'
import { milliseconds, onDesk, percentile } from './ui-page.ts'

const applications = 10_000
/** Every digit leaves fewer rows. */
const texts = ['5678', '7777', '8642', '2580', '6789']

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
  const count = page.getByRole('main').getByRole('status').filter({ hasText: '件' })
  const taken: number[] = []
  for (const text of texts) {
    await box.fill('')
    await count
      .filter({ hasText: `共 ${applications} 件` })
      .filter({ hasNotText: '显示' })
      .waitFor()
    for (const key of text) {
      await count.evaluate((status, filters) => {
        const before = status.textContent
        const shown = new Promise<number>((done) => {
          const painted = (began: number) => {
            if (filters && status.textContent === before) return void requestAnimationFrame(() => painted(began))
            const channel = new MessageChannel()
            channel.port1.onmessage = () => done(performance.now() - began)
            channel.port2.postMessage(undefined)
          }
          const onKey = ({ timeStamp }: Event) => requestAnimationFrame(() => painted(timeStamp))
          document.addEventListener('keydown', onKey, { once: true, capture: true })
        })
        Reflect.set(window, 'shown', shown)
      }, filters)
      await box.press(key)
      taken.push(await page.evaluate(() => Reflect.get(window, 'shown') as Promise<number>))
    }
  }
  return taken
}

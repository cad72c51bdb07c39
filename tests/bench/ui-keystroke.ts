import { join } from 'node:path'
import { closeDesk } from '../../src-main/desk/desk.ts'
import { deskWith } from './many-applications.ts'
import { temporaryFolder } from './measure.ts'
import { milliseconds, onDesk, percentile } from './ui-page.ts'

const applications = 10_000
const times = 30

/** From the key that leaves a cell of the form to its value kept, checked and answered, with 10,000 applications. */
export async function benchKeystroke(): Promise<void> {
  const folder = temporaryFolder()
  closeDesk(await deskWith(applications, folder.path))
  await onDesk(join(folder.path, 'data'), '/applications/A02', async (page) => {
    const cell = page.getByRole('textbox', { name: '2022 年净利润（万元）' })
    await page
      .getByRole('navigation')
      .getByRole('link', { name: new RegExp(`收件.*${applications}`) })
      .waitFor()
    const taken: number[] = []
    for (let i = 0; i < times; i++) {
      await cell.focus()
      await page.keyboard.type(String(11_000 + i))
      await page.evaluate(() => {
        const answered = new Promise<number>((done) => {
          let began = 0
          document.addEventListener('keydown', ({ timeStamp }) => (began = timeStamp), { once: true, capture: true })
          const observer = new PerformanceObserver((list) => {
            const answer = list.getEntries().find(({ name }) => name.endsWith('/rpc/values/set'))
            if (!answer) return
            observer.disconnect()
            done((answer as PerformanceResourceTiming).responseEnd - began)
          })
          observer.observe({ type: 'resource' })
        })
        Reflect.set(window, 'answered', answered)
      })
      await page.keyboard.press('Enter')
      taken.push(await page.evaluate(() => Reflect.get(window, 'answered') as Promise<number>))
    }
    console.log(
      `a value of the form kept and checked among ${applications} applications: median ${milliseconds(percentile(taken, 0.5))}, ` +
        `95th percentile ${milliseconds(percentile(taken, 0.95))} (wanted: 50 ms)`,
    )
  })
  folder.remove()
}

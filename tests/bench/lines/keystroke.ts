import type { Bench, Size } from '../line.ts'
import { folderWith } from '../many-applications.ts'
import { temporaryFolder } from '../measure.ts'
import { openPage, percentile } from '../ui-page.ts'

const times = 30

/** From the key that leaves a cell of the form to its value kept, checked and answered, with 10,000 applications. */
export async function keystroke({ quick }: Size): Promise<Bench> {
  const folder = temporaryFolder()
  const applications = quick ? 500 : 10_000
  const { page, close } = await openPage(await folderWith(applications, folder.path), '/applications/A02')
  const cell = page.getByRole('textbox', { name: '2022 年净利润（万元）' })
  await page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`收件.*${applications}`) })
    .waitFor()
  let value = 11_000
  async function values(): Promise<number[]> {
    const taken: number[] = []
    for (let i = 0; i < times; i++) {
      await cell.focus()
      await page.keyboard.type(String(value++))
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
    return taken
  }
  const what = `a value kept and checked among ${applications} applications`
  const how = `In the browser, ${times} values typed into a cell of the form one after the other: from the key that leaves the cell until the desk has answered that it is kept, with what the checks now find.`
  return {
    lines: [
      { ...{ what: `${what} (median)`, how, unit: 'ms', aim: 16 }, ours: async () => percentile(await values(), 0.5) },
      { ...{ what: `${what} (p95)`, how, unit: 'ms', aim: 50 }, ours: async () => percentile(await values(), 0.95) },
    ],
    async close() {
      await close()
      folder.remove()
    },
  }
}

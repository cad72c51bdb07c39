import { join } from 'node:path'
import { insertApplication } from '../../../db/applications.ts'
import { transaction } from '../../../db/store.ts'
import { ok } from '../../../src-domain/result.ts'
import { closeDesk, createDesk } from '../../../src-main/desk/desk.ts'
import { checkBatch } from '../../../src-main/desk/findings/check-batch.ts'
import { ruleMany } from '../../../src-main/desk/findings/rule.ts'
import { recommend } from '../../../src-main/desk/ranking/recommend.ts'
import { application, batch, creditCode } from '../../support/application.ts'
import { must, officer, preparer } from '../../support/desk.ts'
import type { Bench, Size } from '../line.ts'
import { temporaryFolder } from '../measure.ts'
import { openPage, percentile } from '../ui-page.ts'

/** Frame times while one of 500 recommended applications is dragged up and down the list. */
export async function drag({ quick }: Size): Promise<Bench> {
  const folder = temporaryFolder()
  const applications = quick ? 50 : 500
  const desk = must(createDesk(join(folder.path, 'data'), batch))
  transaction(desk.store, (writing) => {
    for (let i = 0; i < applications; i++) {
      const own = { name: `上海样例企业${i}有限公司`, creditCode: `${creditCode}${i}`, mode: '全生命周期管理' }
      const { attachments, ...rest } = application('enterprise', { values: own, folder: String(i) })
      const files = attachments.map(({ id: _, uid: _uid, ...attachment }) => attachment)
      insertApplication(writing, { ...rest, attachments: files, createdAt: '2023-07-20T08:00:00.000Z' })
    }
    return ok(undefined)
  })
  const ids = checkBatch(desk).map((c) => c.application.id)
  const open = [
    ...new Set(
      checkBatch(desk).flatMap((c) =>
        c.findings.filter((f) => f.outcome === 'manual' || f.outcome === 'fail').map((f) => f.check),
      ),
    ),
  ]
  must(
    ruleMany(
      desk,
      { rulings: ids.map((application) => ({ application, checks: open })), outcome: 'pass', reason: '样例' },
      officer,
    ),
  )
  must(recommend(desk, { applications: ids }, preparer))
  closeDesk(desk)

  const { page, close } = await openPage(join(folder.path, 'data'), '/ranking')
  async function frames(): Promise<number[]> {
    // What was dragged before leaves nothing behind.
    await page.reload()
    const handle = page.getByRole('button', { name: /，第 3 位$/ })
    await handle.waitFor()
    const box = await handle.boundingBox()
    if (!box) throw new Error('the list is not there')
    const x = box.x + box.width / 2
    const y = box.y + box.height / 2
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x, y + 10)
    await page.getByRole('button', { pressed: true }).waitFor()
    await page.evaluate(() => {
      const frames: number[] = []
      Reflect.set(window, 'frames', frames)
      let last = performance.now()
      const frame = (now: number) => {
        frames.push(now - last)
        last = now
        requestAnimationFrame(frame)
      }
      requestAnimationFrame(frame)
    })
    for (let round = 0; round < 4; round++) {
      for (let step = 0; step <= 60; step++) await page.mouse.move(x, y + (round % 2 === 0 ? step : 60 - step) * 6)
    }
    const seen = (await page.evaluate(() => Reflect.get(window, 'frames') as unknown as number[])).slice(1)
    await page.keyboard.press('Escape')
    await page.mouse.up()
    return seen
  }
  return {
    lines: [
      {
        what: `one of ${applications} dragged up and down the ranking, a frame (p95)`,
        how: 'In the browser, a row of the ranking held and moved by the mouse 240 times; the time between the frames the page gets to draw meanwhile.',
        unit: 'ms',
        ours: async () => percentile(await frames(), 0.95),
      },
    ],
    async close() {
      await close()
      folder.remove()
    },
  }
}

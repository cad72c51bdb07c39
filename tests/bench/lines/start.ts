import { join } from 'node:path'
import type { BrowserContextOptions } from 'playwright-core'
import { openBrowser, openScreen, serveFolder } from '../../e2e/desk.ts'
import { serveEmptyPage } from '../empty-page.ts'
import type { Bench, Size } from '../line.ts'
import { folderWith } from '../many-applications.ts'
import { temporaryFolder } from '../measure.ts'

/** From the address to a desk one can work at, each time in a browser profile that has seen nothing. */
export async function start({ quick }: Size): Promise<Bench> {
  const folder = temporaryFolder()
  const many = quick ? 500 : 10_000
  const empty = await serveEmptyPage(join(folder.path, 'empty'))
  const watched = await openBrowser()
  const serve = async (applications: number) => {
    const desk = await serveFolder(await folderWith(applications, folder.path), join(folder.path, 'gone'))
    const { page } = await openScreen(watched, desk.address)
    await page.getByText('今天该做').first().waitFor()
    const storageState = await page.context().storageState()
    await page.close()
    return { stop: desk.stop, started: () => until(`${desk.origin}/`, '今天该做', { storageState }) }
  }
  const few = await serve(10)
  const full = await serve(many)
  async function until(address: string, text: string, options: BrowserContextOptions): Promise<number> {
    const context = await watched.browser.newContext({
      locale: 'zh-CN',
      viewport: { width: 1366, height: 768 },
      ...options,
    })
    const page = await context.newPage()
    await page.goto(address, { waitUntil: 'commit' })
    const seen = await page.waitForFunction(
      (text) => document.body?.textContent?.includes(text) && performance.now(),
      text,
      { polling: 'raf', timeout: 120_000 },
    )
    const taken = (await seen.jsonValue()) as number
    await context.close()
    return taken
  }
  return {
    lines: [
      {
        what: 'start: to a usable desk with 10 applications',
        how: 'In a browser profile that has seen nothing: from the navigation until 今天该做 stands on 工作台, the desk being served already. The other page is one line of Mantine text, built and served as the desk’s page is.',
        ...{ unit: 'ms', aim: 1.5 },
        ours: few.started,
        against: { name: 'an empty page of the same build', run: () => until(empty.address, '空白页', {}) },
      },
      {
        what: `start: to a usable desk with ${many} applications`,
        how: 'The same.',
        ...{ unit: 'ms', aim: 1.2 },
        ours: full.started,
        against: { name: 'the desk with 10', run: few.started },
      },
    ],
    async close() {
      await watched.close()
      await few.stop()
      await full.stop()
      empty.stop()
      folder.remove()
    },
  }
}

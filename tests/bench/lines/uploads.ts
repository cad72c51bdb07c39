import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { closeDesk, createDesk } from '../../../src-main/desk/desk.ts'
import { openBrowser, openScreen, serveFolder } from '../../e2e/desk.ts'
import { must } from '../../support/desk.ts'
import { handedIn } from '../handed-in.ts'
import type { Bench, Size } from '../line.ts'
import { folderWith, newBatch } from '../many-applications.ts'
import { temporaryFolder } from '../measure.ts'

/** The waits at a desk in the browser that was opened just now. */
export async function uploads({ quick }: Size): Promise<Bench> {
  const folder = temporaryFolder()
  const applicants = 12
  const from = handedIn(join(folder.path, '收件'), applicants, 4)
  const empty = join(folder.path, 'empty')
  closeDesk(must(createDesk(empty, newBatch)))
  const rows = quick ? 500 : 10_000
  const full = await folderWith(rows, folder.path)
  const browser = await openBrowser()

  /** A desk served anew over a copy of `data`, at a place of the page. */
  async function at(data: string, place: string) {
    const own = join(folder.path, 'served')
    rmSync(own, { recursive: true, force: true })
    cpSync(data, join(own, 'data'), { recursive: true })
    const desk = await serveFolder(join(own, 'data'), own)
    const { page } = await openScreen(browser, desk.address)
    page.setDefaultTimeout(120_000)
    return {
      page,
      go: () =>
        page.evaluate((hash) => {
          location.hash = hash
        }, place),
      async leave() {
        await page.context().close()
        await desk.stop()
      },
    }
  }

  async function takenIn(): Promise<number> {
    const { page, go, leave } = await at(empty, '/intake')
    await go()
    const button = page.getByRole('main').getByRole('button', { name: '选择收件文件夹' }).last()
    await button.waitFor()
    const chooser = page.waitForEvent('filechooser')
    await button.press('Enter')
    const files = await chooser
    const began = performance.now()
    await files.setFiles(from)
    await page
      .getByRole('status')
      .filter({ hasText: `新收 ${applicants} 件` })
      .waitFor()
    const taken = (performance.now() - began) / 1000
    await leave()
    return taken / applicants
  }

  async function firstRows(): Promise<number> {
    const { page, go, leave } = await at(full, '/intake')
    await page.getByText('今天该做').first().waitFor()
    const began = performance.now()
    await go()
    await page.getByRole('row', { name: /A02/ }).first().waitFor()
    const taken = (performance.now() - began) / 1000
    await leave()
    return taken
  }
  return {
    lines: [
      {
        what: 'intake in the browser, an applicant with four PDFs',
        how: `From the folder of ${applicants} applicants being chosen until all are told as 新收: uploaded, read, understood, hashed, kept and listed; the twelfth part of it.`,
        ...{ unit: 's', aim: 0.15, ours: takenIn },
      },
      {
        what: `the first rows of ${rows} after opening`,
        how: 'The desk and a page served anew each time; once 工作台 stands, from going to 收件 until its first rows are there.',
        ...{ unit: 's', aim: 0.3, ours: firstRows },
      },
    ],
    async close() {
      await browser.close()
      folder.remove()
    },
  }
}

import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inBrowser, openBrowser, openScreen, serveFolder, type WatchedBrowser } from './desk.ts'

const password = '徐汇 2023 春'

const notice = resolve(import.meta.dirname, '../../src-domain/schemes/shanghai-2023-batch5')
/** What was handed in, and the text and the samples of the notice, which the folder has kept since it was opened. */
const files = 40 + 1 + readdirSync(join(notice, 'samples')).length

inBrowser('the way back', () => {
  const remove = mkdtempSync(join(tmpdir(), 'desk-way-back-'))
  const folder = join(remove, '徐汇区')
  const stick = join(remove, 'U盘')
  let browser: WatchedBrowser

  beforeAll(async () => {
    cpSync(resolve(import.meta.dirname, '../fixtures/data-folders/4716265'), folder, { recursive: true })
    mkdirSync(stick)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(remove, { recursive: true, force: true })
  })

  /** The desk in a window, on that folder, until `work` is done. */
  async function at(folder: string, work: (page: Page, origin: string) => Promise<unknown>) {
    const desk = await serveFolder(folder, join(remove, 'nothing'))
    const { page, errors } = await openScreen(browser, desk.address)
    await work(page, desk.origin)
    expect(errors).toEqual([])
    await page.close()
    await desk.stop()
  }

  it('a stick is named, takes a copy, and a restore says what it would lose and is undone', async () => {
    await at(folder, async (page, origin) => {
      await page.goto(`${origin}/#/settings`)
      // What is refused is said at its field, and over nothing else.
      await page.getByLabel('文件夹', { exact: true }).fill(join(stick, '没有'))
      await page.getByRole('button', { name: '用作第二个位置' }).click()
      await page.getByRole('main').getByText('找不到文件夹').waitFor()
      await page.getByLabel('文件夹', { exact: true }).fill(stick)
      await page.getByLabel('密码（可不设）').fill('1234567')
      await page.getByRole('button', { name: '用作第二个位置' }).click()
      await page.getByRole('main').getByText('密码太短').waitFor()
      expect(await page.getByRole('alert').count()).toBe(0)
      await page.getByLabel('密码（可不设）').fill(password)
      await page.getByRole('button', { name: '用作第二个位置' }).click()
      const second = page.getByRole('region', { name: '备份：第二个位置' })
      await second.getByRole('button', { name: /恢复 .*的备份/ }).waitFor()
      expect(await page.getByRole('contentinfo').innerText()).toMatch(
        /备份 今天 \d\d:\d\d · 遴选备份-徐汇区 今天 \d\d:\d\d/,
      )

      const phone = page.getByRole('region', { name: '批次信息' }).getByLabel('联系电话')
      const before = await phone.inputValue()
      await phone.fill('021-64009999')
      await phone.press('Enter')
      await second.getByText('，此后没有改动').waitFor({ state: 'detached' })
      await second.getByRole('button', { name: /恢复 .*的备份/ }).click()
      const lost = page.getByRole('region', { name: '会失去这之后的 1 条操作' })
      await lost.getByText(`将联系电话由“${before}”改为“021-64009999”`).waitFor()
      const other = await page.context().newPage()
      await other.goto(`${origin}/#/intake`)
      await other.getByRole('grid', { name: '申报' }).waitFor()
      await page.getByRole('button', { name: '恢复到这份备份' }).click()
      // Another window starts anew, too.
      await other.getByRole('heading', { name: '今天该做' }).waitFor()
      await other.close()
      await page.getByRole('button', { name: '开始工作' }).click()
      await page.getByText(/^从 .+ 的备份（手动）恢复，此后的 1 条操作记录不在其中$/).waitFor()
      await page.goto(`${origin}/#/settings`)
      expect(await phone.inputValue()).toBe(before)

      const here = page.getByRole('region', { name: '备份：本机' })
      await here
        .getByRole('row', { name: /恢复前/ })
        .getByRole('button')
        .click()
      await page.getByRole('region', { name: '会找回 1 条操作' }).waitFor()
      await page.getByRole('button', { name: '恢复到这份备份' }).click()
      await page.getByRole('button', { name: '开始工作' }).click()
      await page.getByRole('heading', { name: '今天该做' }).waitFor()
      await page.goto(`${origin}/#/settings`)
      expect(await phone.inputValue()).toBe('021-64009999')
    })
  })

  it('a new laptop goes on from the stick alone, by its password', async () => {
    rmSync(folder, { recursive: true })
    await at(join(remove, '新电脑'), async (page) => {
      await page.getByRole('button', { name: '从备份恢复' }).click()
      await page.getByLabel('备份在哪里').fill(stick)
      await page.getByRole('button', { name: '查找备份' }).click()
      await page.getByText('有密码，输入密码后才看得到里面的备份。').waitFor()
      await page.getByLabel('备份密码').fill(password)
      await page.getByRole('button', { name: '查找备份' }).click()
      await page
        .getByRole('button', { name: /恢复 .*的备份/ })
        .first()
        .click()
      await page.getByText(`9 件申报，${files} 份文件，都在，恢复时逐份核对。`).waitFor()
      await page.getByRole('button', { name: '恢复到这份备份' }).click()
      await page.getByRole('button', { name: '开始工作' }).click()
      await page.getByRole('heading', { name: '今天该做' }).waitFor()
    })
  })
})

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Application } from '../../src-domain/batch/application.ts'
import { closeDesk } from '../../src-main/desk/desk.ts'
import { application, value } from '../support/application.ts'
import { deskIn } from '../support/desk.ts'
import { inBrowser, openBrowser, openScreen, type ServedDesk, serveFolder, type WatchedBrowser } from './desk.ts'
import { attachmentsBeside } from './form-attachments.ts'
import { see } from './main-path.ts'
import { atPlace, told } from './places.ts'

/** One desk for all: each test has applications of its own on it, in this order from A01 on. */
const applications = {
  confirmed: doubtful(),
  confirmedOnForm: doubtful(),
  offline: application('enterprise'),
  chosen: application('enterprise'),
  doubleClicked: application('enterprise'),
  typedOn: application('enterprise'),
  undone: application('enterprise'),
  another: application('platform', { values: { creditCode: '91310000631696382C', name: '上海另一样例有限公司' } }),
  pasted: application('enterprise'),
  pastedBesideWord: doubtful(),
  licensed: application('enterprise', { attachments: [] }),
  licensedNext: application('enterprise', { attachments: [] }),
  dropped: application('enterprise', { attachments: [] }),
  removed: application('enterprise'),
  unanswered: application('enterprise'),
}

type Name = keyof typeof applications

function idOf(name: Name): string {
  return `A${String(Object.keys(applications).indexOf(name) + 1).padStart(2, '0')}`
}

inBrowser('the form on screen', () => {
  const remove = mkdtempSync(join(tmpdir(), 'desk-e2e-'))
  let browser: WatchedBrowser
  let served: ServedDesk
  let page: Page

  beforeAll(async () => {
    const folder = join(remove, '徐汇区')
    const folders = Object.entries(applications).map(([name, one]) => ({ ...one, folder: name }))
    closeDesk(deskIn(folder, undefined, ...folders))
    served = await serveFolder(folder, remove)
    browser = await openBrowser()
    page = (await openScreen(browser, served.address)).page
  })
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
  })

  /** Opens an application, and on screen is nothing of what was before. */
  async function open(name: Name, part = ''): Promise<void> {
    await atPlace(page, `/applications/${idOf(name)}${part}`)
    await page.reload()
  }

  const share = () => page.getByRole('textbox', { name: '研发人员占比（%）' })

  it.each([
    ['confirmed', '/review'],
    ['confirmedOnForm', ''],
  ] as const)('confirms nothing while a correction is refused (%s%s)', async (name, part) => {
    await open(name, part)
    await share().click()
    await see(share().and(page.locator(':focus')))
    await page.keyboard.type('868人')
    await page.keyboard.press(part ? 'Enter' : 'Alt+Enter')
    await see(page.getByRole('alert').filter({ hasText: /./ }))
    await see(share().and(page.locator(':focus')))
    // Nor when it is asked for once more, or by the button.
    await page.keyboard.press(part ? 'Enter' : 'Alt+Enter')
    expect(await page.getByRole('button', { name: /^确认/ }).count()).toBe(0)
    await see(page.getByRole('alert').filter({ hasText: /./ }))
    expect(await share().inputValue()).toBe('868人')
    await page.keyboard.press('Escape')
    expect(await share().inputValue()).toBe('18.5')
    await see(page.getByRole('button', { name: /^确认/ }).first())
    expect(await share().getAttribute('data-unsure')).toBe('true')
  })

  it('saves although the machine has lost its network, which is nothing to the desk', async () => {
    await open('offline')
    await page.evaluate(() => window.dispatchEvent(new Event('offline')))
    const contact = page.getByRole('textbox', { name: '联系人' })
    await contact.click()
    await page.keyboard.type('样例甲')
    await page.keyboard.press('Enter')
    await see(page.getByRole('main').getByText('已保存'))
    await page.reload()
    expect(await contact.inputValue()).toBe('样例甲')
  })

  it('takes what is typed in place of the value of a cell that was chosen, and clicked once more', async () => {
    await open('chosen')
    const revenue = page.getByRole('textbox', { name: '2022 年营业收入（万元）' })
    await revenue.focus()
    await revenue.click()
    await page.keyboard.type('118360')
    await page.keyboard.press('Enter')
    await expect.poll(() => revenue.inputValue()).toBe('118,360')
  })

  it('goes into the text by a double click or F2', async () => {
    await open('doubleClicked')
    const address = page.getByRole('textbox', { name: '注册地址' })
    const before = await address.inputValue()
    await address.dblclick()
    await page.keyboard.press('End')
    await page.keyboard.type('甲')
    await page.keyboard.press('Enter')
    await expect.poll(() => address.inputValue()).toBe(`${before}甲`)
    await address.click()
    await page.keyboard.press('F2')
    await page.keyboard.type('乙')
    await page.keyboard.press('Enter')
    await expect.poll(() => address.inputValue()).toBe(`${before}甲乙`)
  })

  it('has nobody contradict themselves who types on before the page shows what was kept', async () => {
    await open('typedOn')
    const address = page.getByRole('textbox', { name: '注册地址' })
    const before = await address.inputValue()
    // As on a busy page: what has changed is drawn by a timer.
    await page.evaluate(() => {
      const { setTimeout } = window
      const later = (run: () => void, after = 0) => setTimeout(run, Math.max(after, 3_000))
      window.setTimeout = later as typeof setTimeout
    })
    for (const more of ['甲', '乙']) {
      const kept = page.waitForResponse(/\/rpc\/values\/set/)
      await address.click()
      await page.keyboard.press('F2')
      await page.keyboard.press('End')
      await page.keyboard.type(more)
      await page.keyboard.press('Enter')
      expect((await kept).status()).toBe(200)
    }
    await expect.poll(() => address.inputValue()).toMatch(new RegExp(`^${before}.*乙$`))
  })

  it('takes back what was done at this application, not at another, and says what and where', async () => {
    const id = idOf('undone')
    await open('undone')
    const contact = page.getByRole('textbox', { name: '联系人' })
    const before = await contact.inputValue()
    await contact.click()
    await page.keyboard.type('样例甲')
    await page.keyboard.press('Enter')
    await see(page.getByRole('button', { name: '撤销', exact: true }))

    await atPlace(page, `/applications/${idOf('another')}`)
    await see(page.getByText('上海另一样例有限公司').first())
    await page.keyboard.press('Control+z')
    await see(told(page, '这里没有可撤销的操作'))

    await atPlace(page, `/applications/${id}/review`)
    await expect.poll(() => contact.inputValue()).toBe('样例甲')
    await page.keyboard.press('Control+z')
    await see(told(page, new RegExp(`^已撤销：更正“联系人”（.+，${id}）$`)))
    await expect.poll(() => contact.inputValue()).toBe(before)
    await page.keyboard.press('Control+y')
    await see(told(page, new RegExp(`^已重做：更正“联系人”（.+，${id}）$`)))
    await expect.poll(() => contact.inputValue()).toBe('样例甲')
  })

  it('lays cells copied from a spreadsheet on the chosen one and its neighbours, as one step', async () => {
    await open('pasted')
    const cells = [2021, 2022].map((year) => page.getByRole('textbox', { name: `${year} 年营业收入（万元）` }))
    const shown = () => Promise.all(cells.map((cell) => cell.inputValue()))
    const before = await shown()
    await cells[0]?.focus()
    await cells[0]?.evaluate((cell) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', '110000\t118360\r\n')
      cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await see(told(page, '粘贴了 2 格'))
    await expect.poll(shown).toEqual(['110,000', '118,360'])
    await page.keyboard.press('Control+z')
    await expect.poll(shown).toEqual(before)

    // A cell of several lines comes in quotes, alone too.
    const address = page.getByRole('textbox', { name: '注册地址' })
    await address.focus()
    await address.evaluate((cell) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', '"上海市""样例""路\n100号"\r\n')
      clipboardData.setData('text/html', '<table><tr><td>上海市&quot;样例&quot;路<br>100号</td></tr></table>')
      cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await expect.poll(async () => (await address.inputValue()).replace(/\s/g, '')).toBe('上海市"样例"路100号')
  })

  it('lays them in 核对读取 on the same cells as on the form, naming what can not be filled in', async () => {
    await open('pastedBesideWord', '/review')
    const named = (year: number, name: string) => page.getByRole('textbox', { name: `${year} 年${name}（万元）` })
    const cells = [
      named(2021, '营业收入'),
      named(2022, '营业收入'),
      named(2021, '其中服务收入'),
      named(2022, '其中服务收入'),
    ]
    const shown = () => Promise.all(cells.map((cell) => cell.inputValue()))
    const before = await shown()
    await cells[0]?.focus()
    await cells[0]?.evaluate((cell) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', '110000\t118360\r\n样例\t40000\r\n')
      cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await see(told(page, /粘贴了 3 格.*“2021 年其中服务收入（万元）”的内容不能填/))
    await expect.poll(shown).toEqual(['110,000', '118,360', '样例', '40,000'])
    await cells[2]?.press('Escape')
    await page.keyboard.press('Control+z')
    await expect.poll(shown).toEqual(before)
  })

  attachmentsBeside(() => ({ page, open, idOf }))

  // The last, as the desk is closed by it.
  it('says that nothing is saved any more once the desk does not answer', async () => {
    await open('unanswered')
    const line = page.getByRole('contentinfo')
    const contact = page.getByRole('textbox', { name: '联系人' })
    await see(line.getByText(/^已保存/))
    await see(contact)
    await served.stop()
    await contact.click()
    await page.keyboard.type('样例乙')
    await page.keyboard.press('Enter')
    await see(line.getByText(/^连接断开/))
    expect(await line.getByText(/^已保存/).count()).toBe(0)
    await see(page.getByRole('alert').filter({ hasText: '连接断开' }))
    // At 200 %, too, the whole foot is read: what has to be done and the backup.
    await page.setViewportSize({ width: 683, height: 384 })
    for (const part of [line.getByText(/^连接断开/), line.getByRole('link', { name: /^备份/ })]) {
      const box = await part.boundingBox()
      expect((box?.x ?? Infinity) + (box?.width ?? 0)).toBeLessThanOrEqual(683)
    }
  })
})

function doubtful(): Application {
  const one = application('enterprise')
  const unsure = value('researcherShare', '18.5', { raw: '18．5', certainty: 'unsure', note: '全角数字' })
  return { ...one, values: [...one.values.filter(({ key }) => key !== 'researcherShare'), unsure] }
}

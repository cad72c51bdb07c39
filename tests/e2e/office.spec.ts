import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readWorkbook } from '../../src-main/documents/typesetting/workbook.ts'
import type { Context } from '../../src-main/router/context.ts'
import { passwordOf } from '../src-main/shells/office/people.ts'
import { asksOnce } from './asks-once.ts'
import { inBrowser, openBrowser, openScreen, type WatchedBrowser } from './desk.ts'
import { inDark } from './light-and-dark.ts'
import { gone, press, see } from './main-path.ts'
import { deskOfOffice, freePort, openOffice } from './office-desk.ts'
import { atPlace } from './places.ts'
import { smallTargets } from './small-targets.ts'
import { violations } from './violations.ts'

inBrowser('an office at one desk', () => {
  let browser: WatchedBrowser
  let office: Awaited<ReturnType<typeof deskOfOffice>>
  let context: Context
  let home: string
  let host: Page
  let origin: string

  beforeAll(async () => {
    browser = await openBrowser()
    office = await deskOfOffice(browser)
    ;({ home, context, host } = office)
  })
  afterAll(async () => {
    await browser?.close()
    await office?.close()
  })

  const enter = async (page: Page, name: string, password: string) => {
    await page.getByLabel('姓名').fill(name)
    await page.getByLabel('密码', { exact: true }).fill(password)
    await press(page.getByRole('button', { name: '登录' }))
  }
  const colleague = async (name: string) => {
    const { page } = await openScreen(browser, origin, { ignoreHTTPSErrors: true })
    await see(page.getByRole('heading', { name: '登录办公室' }))
    await asksOnce(page, () => enter(page, name, passwordOf))
    return page
  }
  const contact = (page: Page) => page.getByRole('textbox', { name: '联系人', exact: true })
  const write = async (page: Page, text: string) => {
    await contact(page).focus()
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
  /** Light, dark and in 大字: nothing for axe, nothing too small to press, nothing sideways. */
  const expectLegible = async (page: Page) => {
    expect(await violations(page)).toEqual([])
    expect(await inDark(page, () => violations(page, ['color-contrast']))).toEqual([])
    await page.keyboard.press('Control+Shift+Period')
    expect(await smallTargets(page)).toEqual([])
    const wider = () => document.documentElement.scrollWidth - document.documentElement.clientWidth
    expect(await page.evaluate(wider)).toBeLessThanOrEqual(0)
    await page.keyboard.press('Control+Shift+Period')
  }
  let chen: Page
  let li: Page

  it('is opened by its head at the machine, at one address, and says what colleagues compare', async () => {
    const told = await openOffice(host, await freePort())
    origin = told.origin
    expect(context.office?.state().open).toMatchObject(told)
    await expectLegible(host)
  })

  it('lets a colleague in by name and password, and nobody else', async () => {
    const { page } = await openScreen(browser, origin, { ignoreHTTPSErrors: true })
    await see(page.getByRole('heading', { name: '登录办公室' }))
    await enter(page, '李同事', 'wrong')
    await see(page.getByRole('alert').filter({ hasText: '姓名或密码不对' }))
    await expectLegible(page)
    await page.close()
    chen = await colleague('陈经办')
    li = await colleague('李同事')
  })

  it('shows who is at which application', async () => {
    await atPlace(li, '/intake')
    await atPlace(chen, '/applications/A01')
    await see(li.getByRole('row', { name: /A01/ }).getByText('陈经办正在看'))
    await write(chen, '样例乙')
    await see(li.getByRole('row', { name: /A01/ }).getByText('陈经办正在改'))
    await expectLegible(li)
  })

  it('shows others at once what one has changed', async () => {
    await atPlace(li, '/applications/A01')
    await write(chen, '样例丙')
    await expect.poll(() => contact(li).inputValue()).toBe('样例丙')
    await see(li.getByRole('main').getByText('陈经办正在改'))
  })

  it('overwrites nothing: who comes second sees both and chooses', async () => {
    await contact(li).focus()
    await li.keyboard.type('样例丁')
    await write(chen, '样例戊')
    await expect
      .poll(() =>
        contact(host)
          .count()
          .catch(() => 0),
      )
      .toBe(0)
    await see(chen.getByText(/^已保存 /))
    await li.keyboard.press('Enter')
    await see(li.getByRole('alert').filter({ hasText: '“联系人”刚由陈经办改为“样例戊”' }))
    expect(await contact(li).inputValue()).toBe('样例丁')
    expect(await contact(chen).inputValue()).toBe('样例戊')
    await see(bothOf(li, '样例丁', '陈经办', '样例戊'))
    await expectLegible(li)
    await press(li.getByRole('button', { name: '用我填的' }))
    await gone(li.getByRole('button', { name: '用我填的' }))
    await expect.poll(() => contact(chen).inputValue()).toBe('样例丁')
  })

  it('asks the same of 示范模式, by their names', async () => {
    const box = (page: Page, name: string) => page.getByRole('checkbox', { name })
    const release = await hold(li, 'presence/look')
    await box(chen, '定制化服务').press('Space')
    await see(chen.getByRole('checkbox', { name: '定制化服务', checked: false }))
    await box(chen, '供应链管理').press('Space')
    await see(chen.getByRole('checkbox', { name: '供应链管理', checked: true }))
    await box(li, '全生命周期管理').press('Space')
    await see(bothOf(li, '定制化服务、全生命周期管理', '陈经办', '供应链管理'))
    release()
    await expectLegible(li)
    await press(li.getByRole('button', { name: '用陈经办的' }))
    await gone(li.getByRole('button', { name: '用陈经办的' }))
    await see(li.getByRole('checkbox', { name: '供应链管理', checked: true }))
    await see(li.getByRole('checkbox', { name: '全生命周期管理', checked: false }))
  })

  it('and of the outline, where what differs is marked', async () => {
    const part = (page: Page) => page.locator('textarea[data-heading]').first()
    const say = async (page: Page, text: string) => {
      await part(page).focus()
      await page.keyboard.press('Control+End')
      await page.keyboard.type(text)
    }
    for (const page of [chen, li]) await page.keyboard.press('Alt+Shift+2')
    const common = '样例企业自立项以来一直提供设备全生命周期管理服务，'.repeat(4)
    await part(chen).fill(common)
    await expect.poll(() => part(li).inputValue()).toBe(common)
    const release = await hold(li, 'presence/look')
    await say(chen, '去年新增三家。')
    await chen.keyboard.press('Escape')
    await see(chen.getByText(/^已保存 /))
    await say(li, '今年另有两家。')
    await li.keyboard.press('Escape')
    await see(bothOf(li, '…', '陈经办', '…'))
    expect(await li.getByRole('alert').locator('mark').allInnerTexts()).toEqual(['今年另有两', '去年新增三'])
    release()
    await press(li.getByRole('button', { name: '用我填的' }))
    await expect.poll(() => part(chen).inputValue()).toBe(`${common}今年另有两家。`)
    for (const page of [chen, li]) await page.keyboard.press('Alt+Shift+1')
  })

  it('shows what is kept, also where an older reading arrives behind it', async () => {
    const release = await hold(li, 'applications/get')
    await write(chen, '样例壬')
    const position = li.getByRole('textbox', { name: '职务', exact: true })
    await release.held
    await position.focus()
    await li.keyboard.type('样例科长')
    await li.keyboard.press('Enter')
    await expect.poll(() => chen.getByRole('textbox', { name: '职务', exact: true }).inputValue()).toBe('样例科长')
    release()
    await expect.poll(() => contact(li).inputValue()).toBe('样例壬')
    expect(await position.inputValue()).toBe('样例科长')
  })

  it('gives a colleague what is made onto their own machine, and asks for no place on this one', async () => {
    await atPlace(li, '/intake')
    await press(li.getByRole('button', { name: '清单' }))
    const download = li.waitForEvent('download')
    await li.getByRole('menuitem', { name: '导出 Excel（列出的 2 件）' }).click()
    const path = join(home, '清单.xlsx')
    await (await download).saveAs(path)
    await see(li.getByText(/^已导出收件清单 2 件，已下载：收件清单_.*xlsx$/))
    expect((await readWorkbook(readFileSync(path)))[0]?.rows).toHaveLength(3)
    await atPlace(li, '/intake/hand-over')
    await see(li.getByRole('form', { name: '交出' }).getByRole('button', { name: '交出并下载' }))
    expect(await li.getByLabel('U 盘或文件夹').count()).toBe(0)
    await atPlace(li, '/applications/A01')
    await see(contact(li))
  })

  it('keeps what is typed while the machine can’t be reached, and saves it once it can', async () => {
    await li.context().setOffline(true)
    await write(li, '样例己')
    await see(li.getByText('连不上主机，现在的改动没有保存', { exact: false }))
    expect(await contact(li).inputValue()).toBe('样例己')
    await li.context().setOffline(false)
    await expect.poll(() => contact(chen).inputValue()).toBe('样例己')
    await see(li.getByText(/^已保存 /))
  })

  it('keeps it through a sitting that ends, too, and for no other officer', async () => {
    const endSitting = async () =>
      context.holder.sessions.end(await li.evaluate(() => sessionStorage.getItem('session') ?? ''))
    await contact(li).focus()
    await li.keyboard.type('样例庚')
    await endSitting()
    await li.keyboard.press('Enter')
    await see(li.getByRole('heading', { name: '登录办公室' }))
    await enter(li, '陈经办', passwordOf)
    await see(contact(li))
    expect(await contact(li).inputValue()).toBe('样例己')
    await endSitting()
    await see(li.getByRole('heading', { name: '登录办公室' }))
    await enter(li, '李同事', passwordOf)
    await see(contact(li))
    expect(await contact(li).inputValue()).toBe('样例庚')
    expect(await contact(chen).inputValue()).toBe('样例己')
  })
})

/** A conflict's two values, with who has made one of them. */
function bothOf(page: Page, mine: string, by: string, theirs: string): Locator {
  const alert = page.getByRole('alert')
  return alert.getByText(new RegExp(`我填的.*${mine}.*${by} 今天 \\d\\d:\\d\\d.*${theirs}`, 's'))
}

/** Holds back the answers that a page gets to a procedure, from the next one on, until they are let go. */
async function hold(page: Page, procedure: string): Promise<{ (): void; readonly held: Promise<void> }> {
  const [held, isHeld] = deferred()
  const [released, release] = deferred()
  const address = `**/rpc/${procedure}`
  await page.route(address, async (route) => {
    const response = await route.fetch()
    isHeld()
    await released
    await route.fulfill({ response }).catch(() => {})
  })
  const letGo = () => {
    release()
    void page.unroute(address)
  }
  return Object.assign(letGo, { held })
}

function deferred(): [promise: Promise<void>, resolve: () => void] {
  const { promise, resolve } = Promise.withResolvers<void>()
  return [promise, resolve]
}

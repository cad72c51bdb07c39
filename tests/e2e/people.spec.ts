import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeDesk, openDesk } from '../../src-main/desk/desk.ts'
import { ruleMany } from '../../src-main/desk/findings/rule.ts'
import { recommend } from '../../src-main/desk/ranking/recommend.ts'
import { correctValue } from '../../src-main/desk/values/correct-value.ts'
import { must, officer } from '../support/desk.ts'
import { inBrowser, openBrowser, openScreen, type ServedDesk, serveFolder, type WatchedBrowser } from './desk.ts'
import { gone, press, see } from './main-path.ts'
import { atPlace } from './places.ts'
import { sampleDesk } from './sample-desk.ts'

const password = '样例-甲乙丙丁-1'

inBrowser('officers of one desk', () => {
  let browser: WatchedBrowser
  let served: ServedDesk
  let page: Page
  let errors: readonly string[]

  beforeAll(async () => {
    browser = await openBrowser()
    const { folder, remove } = await sampleDesk()
    const desk = must(openDesk(folder))
    const rulings = ['A02'].map((application) => ({ application, checks: ['noAccident', 'noViolation'] }))
    must(ruleMany(desk, { rulings, outcome: 'pass', reason: '已函询' }, officer))
    must(correctValue(desk, { application: 'A02', key: 'mode', value: '全生命周期管理' }, officer))
    must(recommend(desk, { applications: ['A02'] }, officer))
    closeDesk(desk)
    served = await serveFolder(folder, remove)
    const screen = await openScreen(browser, served.address)
    page = screen.page
    errors = screen.errors
    await see(page.getByRole('navigation', { name: '主要位置' }))
  })
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
  })

  const place = (path: string) => atPlace(page, path)
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const foot = (name: string) => page.getByRole('contentinfo').getByRole('button', { name: new RegExp(name) })
  const another = async (name: string, given?: string) => {
    await press(page.getByRole('contentinfo').getByRole('button', { name: /登录的是/ }))
    await press(page.getByRole('menuitem', { name: /换人/ }))
    await page.getByRole('radio', { name }).check()
    if (given !== undefined) await page.getByLabel(`${name}的密码`).fill(given)
    await press(button('登录'))
    await see(foot(name))
  }
  const step = (text: string) => page.getByRole('listitem').filter({ hasText: text })

  it('sets the first up from one desk for one, and stays signed in as that one', async () => {
    await place('/settings')
    await gone(page.getByRole('contentinfo').getByRole('button', { name: /登录的是/ }))
    const own = page.getByRole('textbox', { name: '您的姓名' })
    await own.fill('陈经办')
    await own.press('Enter')
    await see(foot('陈经办'))
    await page.getByRole('form', { name: '添加人员' }).getByRole('textbox').fill('李复核')
    const adding = page.getByRole('form', { name: '添加人员' })
    for (const role of ['经办', '复核', '负责人']) await adding.getByRole('checkbox', { name: role }).press('Space')
    await press(button('添加'))
    await see(page.getByRole('row', { name: /^李复核/ }))
    await page.getByRole('switch', { name: /会签/ }).press('Space')
    await see(page.getByRole('switch', { name: /会签/, checked: true }))
    await press(button('设密码：陈经办'))
    await page.getByLabel('新密码').fill(password)
    await page.getByLabel('再输一遍').fill(password)
    await page.getByLabel('再输一遍').press('Enter')
    await see(button('改密码：陈经办'))
  })

  it('is locked when nobody has touched it for a while, what was typed kept, and opens by the password alone', async () => {
    await page.clock.install()
    await page.reload()
    await place('/applications/A02')
    const contact = page.getByRole('textbox', { name: /联系人/ }).first()
    await contact.fill('样例丁')
    await page.clock.fastForward('11:00')
    await see(page.getByRole('heading', { name: '登录' }))
    await gone(page.getByRole('table'))
    const asked = page.getByLabel('陈经办的密码')
    await asked.fill('不是这个密码')
    await asked.press('Enter')
    await see(page.getByRole('alert').filter({ hasText: '密码不对' }))
    await asked.fill(password)
    await asked.press('Enter')
    await see(foot('陈经办'))
    await expect.poll(() => contact.inputValue()).toBe('样例丁')
  })

  it('signs off: submitted by one, passed and consented to by the other, then frozen', async () => {
    await place('/submission')
    await press(button('提交复核'))
    await see(step('会签 待办').filter({ hasText: '已锁定' }))
    await another('李复核')
    await place('/submission')
    await press(button('退回…'))
    await page.getByLabel('退回的理由').fill('样例：请核联系人')
    await page.getByLabel('退回的理由').press('Control+Enter')
    await see(step('会签 待办').filter({ hasText: '李复核退回' }))
    await another('陈经办', password)
    await place('/applications/A02')
    const contact = page.getByRole('textbox', { name: /联系人/ }).first()
    await contact.fill('样例戊')
    await contact.press('Tab')
    await place('/')
    await page.getByRole('link', { name: /提交复核/ }).press('Enter')
    await press(button('提交复核'))
    await another('李复核')
    await place('/submission')
    await see(page.getByRole('region', { name: '上次复核之后的改动' }).getByText(/样例戊/))
    await press(button('复核通过'))
    await press(button('同意'))
    await see(step('会签 已同意'))
    await another('陈经办', password)
    await place('/submission')
    await press(page.getByRole('button', { name: '定稿', exact: true }))
    await see(step('定稿 已定稿'))
  })

  it('has an officer who declares 回避 take no part, and says so', async () => {
    await place('/applications/A03')
    await press(button('回避…'))
    await page.getByLabel('回避的理由').fill('样例：亲属在该单位任职')
    await page.getByLabel('回避的理由').press('Control+Enter')
    await see(page.getByRole('note', { name: '回避' }).filter({ hasText: '您已申明回避' }))
  })

  it('meets no error on the way', () => {
    // The browser says each refused call itself: the wrong password.
    expect(errors.filter((error) => !error.includes('422'))).toEqual([])
  })
})

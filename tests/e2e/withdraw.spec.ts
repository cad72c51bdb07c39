import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeDesk, openDesk } from '../../src-main/desk/desk.ts'
import { ruleMany } from '../../src-main/desk/findings/rule.ts'
import { sampleDistrict } from '../../src-main/shells/sample.ts'
import { must, officer } from '../support/desk.ts'
import {
  fixtures,
  inBrowser,
  openBrowser,
  openScreen,
  type ServedDesk,
  serveFolder,
  type WatchedBrowser,
} from './desk.ts'
import { gone, see } from './main-path.ts'

inBrowser('withdrawing', () => {
  let browser: WatchedBrowser
  let served: ServedDesk
  let page: Page
  let errors: readonly string[]

  beforeAll(async () => {
    browser = await openBrowser()
    const { folder, remove } = must(await sampleDistrict(fixtures))
    const desk = must(openDesk(folder))
    const checks = ['noAccident', 'noViolation']
    const rulings = ['A01', 'A02', 'A03'].map((application) => ({ application, checks }))
    must(ruleMany(desk, { rulings, outcome: 'pass', reason: '已函询' }, officer))
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

  const place = (path: string) =>
    page.evaluate((hash) => {
      location.hash = hash
    }, path)
  const status = (text: string) => page.getByRole('status').filter({ hasText: text })
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) })
  const confirm = async (reason: string) => {
    await page.getByRole('button', { name: reason, exact: true }).press('Enter')
    await page.getByRole('button', { name: '撤回', exact: true }).press('Enter')
  }

  it('takes several applications out of the list at once, and Ctrl+Z brings them back', async () => {
    await place('/intake')
    const grid = page.getByRole('grid', { name: '申报' })
    await see(row('A12'))
    await grid.press('End')
    await grid.press('Space')
    await grid.press('ArrowUp')
    await grid.press('Space')
    await see(status('已选 2 件'))
    await page.getByRole('button', { name: '撤回申报' }).press('Enter')
    await confirm('误导入')
    await see(status('共 10 件'))
    expect(await row('A12').count()).toBe(0)
    await see(grid.and(page.locator(':focus')))
    await page.keyboard.press('Control+z')
    await see(status('共 12 件'))
    await see(row('A01.*重复 A12'))
    await grid.press('Control+y')
    await see(status('共 10 件'))
    await gone(row('A01.*重复 A12'))

    // The next one has a reason of its own.
    await page.getByRole('button', { name: '撤回申报' }).press('Enter')
    await see(page.getByRole('textbox', { name: '撤回的理由' }))
    expect(await page.getByRole('textbox', { name: '撤回的理由' }).inputValue()).toBe('')
    await page.getByRole('button', { name: '取消', exact: true }).press('Enter')
  })

  it('shows a withdrawn application whole and closed to changes, and the way back', async () => {
    await page.getByRole('button', { name: '已撤回 2 件' }).press('Enter')
    await see(row('A12.*误导入.*已撤回'))
    await page.getByRole('grid', { name: '申报' }).press('End')
    await page.getByRole('grid', { name: '申报' }).press('Enter')
    await see(page.getByRole('note').filter({ hasText: /已撤回：误导入（.+）/ }))
    await see(page.getByRole('textbox', { name: '企业名称' }).and(page.locator(':disabled')))
    expect(await page.getByRole('button', { name: '推荐' }).count()).toBe(0)
    await page.getByRole('button', { name: '恢复' }).press('Enter')
    await see(page.getByRole('textbox', { name: '企业名称' }).and(page.locator(':enabled')))
    await gone(page.getByRole('note').filter({ hasText: '已撤回' }))
    await see(page.getByRole('note').filter({ hasText: 'A01' }))
  })

  it('takes a whole intake back from the minutes', async () => {
    await place('/')
    const line = page.getByRole('listitem').filter({ hasText: '收件 12 件' })
    await line.getByRole('button', { name: '撤回这次收件' }).press('Enter')
    await confirm('误导入')
    await see(page.getByRole('heading', { name: '从收件开始' }))
    await gone(line.getByRole('button'))
    await page.keyboard.press('Control+z')
    await see(line.getByRole('button', { name: '撤回这次收件' }))
    await see(page.getByRole('link', { name: /^收件.*11/ }))
  })

  it('takes rulings back, all that were given together and one by one', async () => {
    await place('/findings')
    await page.getByRole('button', { name: '撤回认定' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: '撤回认定' })
    await dialog.getByLabel('哪一次认定的').first().click()
    await page.getByRole('option', { name: /已函询（6 项）/ }).click()
    await dialog.getByRole('checkbox', { name: /^A02/ }).press('Space')
    await dialog.getByRole('button', { name: '撤回 4 项认定' }).press('Enter')
    await gone(dialog)
    const ruled = (id: string) => row(id).getByRole('gridcell', { name: /已人工认定/ })
    await gone(ruled('A01').first())
    expect(await ruled('A02').count()).toBe(2)

    await ruled('A02').first().click()
    await page.keyboard.press('Space')
    const margin = page.getByRole('complementary', { name: '初审结果' })
    await margin.getByRole('button', { name: '撤回认定' }).press('Enter')
    await see(margin.getByRole('listitem').filter({ hasText: /撤回.*已函询/ }))
    await gone(margin.getByRole('button', { name: '撤回认定' }))
    expect(await ruled('A02').count()).toBe(1)
    expect(errors).toEqual([])
  })
})

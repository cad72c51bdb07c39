import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeDesk, openDesk } from '../../src-main/desk/desk.ts'
import { ruleMany } from '../../src-main/desk/findings/rule.ts'
import { correctNotice } from '../../src-main/desk/notices/correct-notice.ts'
import { correctValue } from '../../src-main/desk/values/correct-value.ts'
import { must, officer } from '../support/desk.ts'
import { changedNotice } from '../support/notice.ts'
import { inBrowser, openBrowser, openScreen, type ServedDesk, serveFolder, type WatchedBrowser } from './desk.ts'
import { held } from './held.ts'
import { focused, gone, press, see } from './main-path.ts'
import { atPlace } from './places.ts'
import { sampleDesk } from './sample-desk.ts'

/** 556号 as it is, but for a quota it does not have. */
const noneInPrinciple = changedNotice((scheme) => {
  scheme.quotas = [
    {
      ...{ id: 'enterprises', title: '示范企业名额', clause: '样例', categories: ['enterprise'] },
      ...{ maximum: 0, inPrinciple: true },
    },
  ]
})

inBrowser('withdrawing', () => {
  let browser: WatchedBrowser
  let served: ServedDesk
  let page: Page
  let errors: readonly string[]

  beforeAll(async () => {
    browser = await openBrowser()
    const { folder, remove } = await sampleDesk()
    const desk = must(openDesk(folder))
    const checks = ['noAccident', 'noViolation']
    const rulings = ['A01', 'A02', 'A03'].map((application) => ({ application, checks }))
    must(ruleMany(desk, { rulings, outcome: 'pass', reason: '已函询' }, officer))
    must(correctValue(desk, { application: 'A02', key: 'mode', value: '全生命周期管理' }, officer))
    closeDesk(must(correctNotice(desk, { notice: noneInPrinciple, reason: '样例更正' }, officer)).desk)
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
  const status = (text: string) => page.getByRole('status').filter({ hasText: text })
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) })
  const confirm = async (reason: string, what = '撤回申报') => {
    // By the pointer: as it opens, what asks for the reason takes the keyboard a moment later.
    await page.getByRole('button', { name: reason, exact: true }).click()
    await press(page.getByRole('button', { name: what, exact: true }))
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
    await press(page.getByRole('button', { name: '撤回申报' }))
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
    await press(page.getByRole('button', { name: '撤回申报' }))
    await see(page.getByRole('textbox', { name: '撤回的理由' }))
    expect(await page.getByRole('textbox', { name: '撤回的理由' }).inputValue()).toBe('')
    await press(page.getByRole('button', { name: '取消', exact: true }))
  })

  it('shows a withdrawn application whole and closed to changes, and the way back', async () => {
    await press(page.getByRole('button', { name: '已撤回 2 件' }))
    await see(row('A12.*误导入.*已撤回'))
    await page.getByRole('grid', { name: '申报' }).press('End')
    await page.getByRole('grid', { name: '申报' }).press('Enter')
    await see(page.getByRole('note').filter({ hasText: /已撤回：误导入（.+）/ }))
    await see(page.getByRole('textbox', { name: '企业名称' }).and(page.locator(':disabled')))
    expect(await page.getByRole('button', { name: '推荐' }).count()).toBe(0)
    await press(page.getByRole('button', { name: '恢复' }))
    await see(page.getByRole('textbox', { name: '企业名称' }).and(page.locator(':enabled')))
    await gone(page.getByRole('note').filter({ hasText: '已撤回' }))
    await see(page.getByRole('note').filter({ hasText: 'A01' }))
  })

  it('takes a whole intake back from the minutes', async () => {
    await place('/')
    const line = page.getByRole('listitem').filter({ hasText: '收件 12 件' })
    await press(line.getByRole('button', { name: '撤回这次收件' }))
    // What it asks stays in sight where the button itself does not.
    await page.setViewportSize({ width: 1366, height: 300 })
    const choice = page.getByRole('button', { name: '误导入', exact: true })
    const bottom = async () => {
      const box = await choice.boundingBox()
      return box ? box.y + box.height : Number.POSITIVE_INFINITY
    }
    await expect.poll(bottom).toBeLessThanOrEqual(300)
    await confirm('误导入', '撤回这次收件')
    await page.setViewportSize({ width: 1366, height: 768 })
    await see(page.getByRole('heading', { name: '从收件开始' }))
    await gone(line.getByRole('button'))
    await page.keyboard.press('Control+z')
    await see(line.getByRole('button', { name: '撤回这次收件' }))
    await see(page.getByRole('link', { name: /^收件.*11/ }))
  })

  it('takes rulings back, all that were given together and one by one', async () => {
    await place('/findings')
    await press(page.getByRole('button', { name: '撤回认定' }))
    const dialog = page.getByRole('dialog', { name: '撤回认定' })
    await dialog.getByLabel('哪一次认定的').first().click()
    await page.getByRole('option', { name: /已函询（6 项）/ }).click()
    await dialog.getByRole('checkbox', { name: /^A02/ }).press('Space')
    await press(dialog.getByRole('button', { name: '撤回 4 项认定' }))
    await gone(dialog)
    const ruled = (id: string) => row(id).getByRole('gridcell', { name: /已人工认定/ })
    await gone(ruled('A01').first())
    expect(await ruled('A02').count()).toBe(2)

    await ruled('A02').first().click()
    await page.keyboard.press('Space')
    const margin = page.getByRole('complementary', { name: '初审结果' })
    await press(margin.getByRole('button', { name: '撤回认定' }))
    await see(margin.getByRole('listitem').filter({ hasText: /撤回.*已函询/ }))
    await gone(margin.getByRole('button', { name: '撤回认定' }))
    expect(await ruled('A02').count()).toBe(1)
    expect(errors).toEqual([])
  })
  it('recommends beyond a quota in principle with a reason alone, which then stands beside the ranking', async () => {
    await page.keyboard.press('Control+z')
    await see(page.getByRole('alert').filter({ hasText: '已撤销' }))
    await place('/applications/A02')
    await press(page.getByRole('button', { name: '推荐', exact: true }))
    const dialog = page.getByRole('dialog', { name: '超出名额的理由' })
    await see(dialog.getByText('“示范企业名额”原则上不超过 0 件'))
    await page.keyboard.press('Escape')
    await gone(dialog)
    await see(focused(page.getByRole('button', { name: '推荐', exact: true })))
    await page.keyboard.press('Enter')
    await dialog.getByRole('textbox', { name: '理由' }).fill('链主企业')
    await page.keyboard.press('Control+Enter')
    await gone(dialog)
    await place('/ranking')
    await see(page.getByRole('complementary', { name: '排序经过' }).getByText(/原则上 0 件的名额，理由：链主企业/))
    await see(page.getByText('原则上 0 件，已推荐 1 件，超出 1 件'))

    // What was not kept is shown no longer, however slowly the rest is read.
    const lift = (rank: string) => page.getByRole('button', { name: `上海样例电梯股份有限公司，${rank}` })
    await lift('第 1 位').press('Delete')
    await gone(page.getByText('超出 1 件'))
    const letGo = await held(page, /\/rpc\/ranking\/board/)
    await lift('未推荐').press('Enter')
    await press(dialog.getByRole('button', { name: '不推荐' }))
    await see(lift('未推荐'))
    letGo()
  })
})

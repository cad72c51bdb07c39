import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readWorkbook } from '../../src-main/documents/typesetting/workbook.ts'
import {
  inBrowser,
  openBrowser,
  openScreen,
  type Screen,
  type ServedDesk,
  serveDesk,
  type WatchedBrowser,
} from './desk.ts'
import { goTo, press, see } from './main-path.ts'

inBrowser('the lists', () => {
  let desk: ServedDesk
  let browser: WatchedBrowser
  let screen: Screen

  beforeAll(async () => {
    desk = await serveDesk({ sample: true })
    browser = await openBrowser()
    screen = await openScreen(browser, desk.address)
    await see(screen.page.getByRole('heading', { name: '今天该做' }))
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.stop()
  })

  it('go to Excel as they are searched and sorted on screen', async () => {
    const { page } = screen
    await goTo(page, '收件')
    const grid = page.getByRole('grid', { name: '申报' })
    await page.getByRole('textbox', { name: '在收件中查找' }).fill('上海样例')
    const name = grid.getByRole('columnheader', { name: '名称' })
    await press(name.getByRole('button'))
    await press(name.getByRole('button'))
    expect(await name.getAttribute('aria-sort')).toBe('descending')
    const shown = await idsIn(page)
    expect(shown.length).toBeGreaterThan(3)
    await press(page.getByRole('button', { name: '清单' }))
    await page.getByRole('menuitem', { name: `导出 Excel（列出的 ${shown.length} 件）` }).click()
    await see(page.getByRole('alert').getByText(`已导出收件清单 ${shown.length} 件`))
    const folder = join(desk.folder, 'exports/清单')
    const [file = ''] = await readdir(folder)
    const [sheet] = await readWorkbook(await readFile(join(folder, file)))
    expect(sheet?.rows.slice(1).map(([id]) => id)).toEqual(shown)
  })

  it('leave the search box where it is while one types, at 200 % too', async () => {
    const { page } = screen
    await goTo(page, '收件')
    const box = page.getByRole('textbox', { name: '在收件中查找' })
    for (const size of [
      { width: 1366, height: 768 },
      { width: 960, height: 540 },
    ]) {
      await page.setViewportSize(size)
      await box.fill('')
      const before = await box.boundingBox()
      await box.fill('样例')
      await see(page.getByRole('button', { name: '清除筛选' }))
      expect(await box.boundingBox()).toEqual(before)
    }
    await box.fill('')
    await page.setViewportSize({ width: 1366, height: 768 })
  })

  it('keep filters under names, for good, until they are taken away', async () => {
    const { page } = screen
    await goTo(page, '收件')
    const box = page.getByRole('textbox', { name: '在收件中查找' })
    const grid = page.getByRole('grid', { name: '申报' })
    const saved = (name: string) => page.getByRole('button', { name, exact: true })
    const item = (name: string) => page.getByRole('menuitem', { name, exact: true })
    const save = async (text: string) => {
      await box.fill(text)
      await press(saved('常用筛选'))
      await item('存下现在的筛选…').click()
      await page.getByRole('dialog').getByRole('textbox', { name: '名称' }).fill('我要看的')
      await page.keyboard.press('Enter')
      await see(saved('我要看的'))
    }
    await see(grid.getByRole('row', { name: /A02/ }))
    await save('环保')
    await page.reload()
    await box.fill('')
    await press(saved('常用筛选'))
    await item('我要看的').click()
    await expect.poll(() => box.inputValue()).toBe('环保')
    await see(grid.getByRole('row', { name: /样例环保/ }))
    expect(await grid.getByRole('row', { name: /样例泵业/ }).count()).toBe(0)
    // Another of the same name takes its place.
    await save('泵业')
    await box.fill('')
    await press(saved('常用筛选'))
    expect(await page.getByRole('menuitem').allInnerTexts()).toEqual(['我要看的', '存下现在的筛选…'])
    await item('我要看的').click()
    await expect.poll(() => box.inputValue()).toBe('泵业')
    await press(saved('我要看的'))
    await item('删去“我要看的”').click()
    await see(saved('常用筛选'))
    await box.fill('')
    await expect.poll(() => saved('常用筛选').isVisible()).toBe(false)
  })

  it('are printed by Ctrl+P, as sheets and not as the window', async () => {
    const { page } = screen
    await goTo(page, '收件')
    await see(page.getByRole('grid', { name: '申报' }))
    await page.keyboard.press('Control+p')
    await see(
      page
        .getByRole('dialog')
        .getByRole('img', { name: /收件清单.*第 1 页/ })
        .and(page.locator('[aria-busy="false"]')),
    )
    await see(page.getByRole('dialog').getByRole('button', { name: '打印', exact: true }))
    // It opens at its beginning.
    expect(
      await page
        .getByRole('dialog')
        .getByLabel(/^页码，共/)
        .inputValue(),
    ).toBe('1')
    await page.keyboard.press('Escape')
  })

  it('say who still owes what, once a letter has gone out, with a reminder by one key', async () => {
    const { page } = screen
    await goTo(page, '收件')
    await page.getByRole('link', { name: '上海样例环保装备有限公司' }).click()
    await press(page.getByRole('button', { name: '文书' }))
    await page.getByRole('menuitem', { name: '补正通知…' }).click()
    const asked = page.getByRole('dialog', { name: '补正通知' })
    const day = await asked.getByLabel('补正期限').inputValue()
    await asked.getByRole('button', { name: '复制文字' }).click()
    await see(page.getByRole('alert').getByText('已登记补正通知发出 1 件（复制文字）'))
    await see(page.getByRole('note', { name: '补正' }).getByText('还欠：2022 年度审计报告'))

    await goTo(page, '收件')
    await page.getByRole('link', { name: '谁还欠什么 1' }).click()
    const grid = page.getByRole('grid', { name: '谁还欠什么' })
    const row = grid.getByRole('row', { name: /上海样例环保装备有限公司.*2022 年度审计报告.*13900000005/ })
    await see(row.getByText(`${Number(day.slice(8))}日`))
    await grid.press('c')
    await see(page.getByRole('dialog').getByRole('img', { name: /补正催办函.*第 1 页/ }))
    await page.keyboard.press('Escape')
    // Taken back where it was done: nobody owes anything.
    await goTo(page, '收件')
    await page.getByRole('link', { name: '上海样例环保装备有限公司' }).click()
    await see(page.getByRole('note', { name: '补正' }))
    await page.keyboard.press('Control+z')
    await page.getByRole('note', { name: '补正' }).waitFor({ state: 'detached' })
  })

  it('sort the matrix by the column one is at, and by the head of the names', async () => {
    const { page } = screen
    await goTo(page, '初审')
    const grid = page.getByRole('grid', { name: '初审矩阵' })
    const rows = () => grid.getByRole('rowheader', { name: /^A\d\d/ }).allInnerTexts()
    await see(grid.getByRole('row', { name: /A08/ }))
    const before = await rows()
    const head = grid.getByRole('columnheader', { name: '申报', exact: true })
    await press(head.getByRole('button'))
    expect(await head.getAttribute('aria-sort')).toBe('ascending')
    expect(await rows()).not.toEqual(before)
    await grid.locator('[data-cursor]').press('ArrowRight')
    const check = grid.locator('th[data-at]')
    await page.keyboard.press('s')
    await see(check.and(page.locator('[aria-sort="ascending"]')))
    expect(await head.getAttribute('aria-sort')).toBe('none')
    await page.keyboard.press('s')
    await page.keyboard.press('s')
    await see(check.and(page.locator('[aria-sort="none"]')))
    await expect.poll(rows).toEqual(before)
    expect(screen.errors).toEqual([])
  })
})

/** Of the intake, from above. */
function idsIn(page: Page): Promise<string[]> {
  return page
    .getByRole('grid', { name: '申报' })
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows
        .toSorted((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
        .map((row) => row.id.replace('intake-', '')),
    )
}

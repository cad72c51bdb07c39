import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { districtPackage, enterprise } from '../src-main/city/district-package.ts'
import {
  inBrowser,
  openBrowser,
  openScreen,
  type Screen,
  type ServedDesk,
  serveFolder,
  type WatchedBrowser,
} from './desk.ts'
import { inDark, openedInDark } from './light-and-dark.ts'
import { see } from './main-path.ts'
import { cityScreens, show } from './screens.ts'
import { violations } from './violations.ts'
import { workedCity } from './worked-city.ts'

inBrowser('the city’s desk', () => {
  let desk: ServedDesk
  let browser: WatchedBrowser
  let screen: Screen

  beforeAll(async () => {
    const { folder, remove } = await workedCity()
    desk = await serveFolder(folder, remove)
    browser = await openBrowser()
    screen = await openScreen(browser, desk.address)
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.stop()
  })

  const record = {
    name: 'city-record',
    place: '/record',
    arrived: (page: Page) => see(page.getByRole('table', { name: '操作记录' })),
  }
  for (const place of [...cityScreens, record]) {
    it(`${place.name}: nothing serious or critical for axe, in light and in dark, and nothing sideways`, async () => {
      const { page } = screen
      await show(page, place)
      expect(await violations(page)).toEqual([])
      // The same elements in other colours.
      expect(await inDark(page, () => violations(page, ['color-contrast']))).toEqual([])
      for (const width of [1366, 911, 683]) {
        await page.setViewportSize({ width, height: 768 })
        const { scrollWidth, clientWidth } = await page.evaluate(() => ({
          scrollWidth: document.documentElement.scrollWidth,
          clientWidth: document.documentElement.clientWidth,
        }))
        expect(scrollWidth - clientWidth, `${width}`).toBeLessThanOrEqual(0)
      }
      await page.setViewportSize({ width: 1366, height: 768 })
    })
  }

  it('is dark from its first moment where the system is', async () => {
    await openedInDark({ desk, browser, screen }, record)
  })

  it('takes what a district hands in late, and has it in the table and on the final list', async () => {
    const { page } = screen
    const given = join(desk.folder, '..', '补交')
    const applications = [enterprise(9001, 1), enterprise(9002, 2)]
    const { path } = await districtPackage(given, { district: '崇明区', applications })
    await show(page, cityScreens[0] ?? { name: '', place: '/', arrived: async () => {} })
    await page.getByLabel('收到日期').fill('2023-08-14')
    await page.getByLabel('收报送包：文件').setInputFiles(path)
    await see(page.getByText('收下 1 份'))
    await see(page.getByRole('row', { name: /^崇明区.*2 迟到 4 天/ }))
    await page.getByRole('link', { name: '汇总表' }).click()
    await see(page.getByRole('row', { name: /崇明区 1 上海样例9001号机械有限公司.*迟到 4 天/ }))
    await page.getByRole('link', { name: '评审入选' }).click()
    await page.getByRole('checkbox', { name: '上海样例9001号机械有限公司（崇明区/A01）入选' }).press('Space')
    await see(page.getByText('各类共入选 3 件'))
    await page.getByRole('button', { name: '生成入选名单' }).press('Enter')
    await see(page.getByText('入选 3 件，已写成'))
  })

  it('has an expert’s scores typed one after the other, and counts them', async () => {
    const { page } = screen
    await page.getByRole('link', { name: '评审入选' }).click()
    await page.getByRole('link', { name: '录入评分' }).click()
    await page.getByRole('combobox', { name: '专家' }).fill('样例专家丁')
    await page.keyboard.press('Escape')
    await page.getByRole('textbox', { name: '上海样例203号机械有限公司（徐汇区/A03）技术水平' }).click()
    for (const score of ['20', '40.5', '40', '30']) {
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type(score)
      await page.keyboard.press('Enter')
    }
    await see(page.getByRole('row', { name: /徐汇区\/A03.* 90$/ }))
    await page.getByRole('link', { name: '看评审结果' }).click()
    await see(page.getByRole('row', { name: /样例203号.* 90\.00 1 90 90 0 样例专家丁 90/ }))
  })

  it('sends a package back and has it again, each with a reason and in the name of whoever did it', async () => {
    const { page } = screen
    const [districts] = cityScreens
    if (!districts) throw new Error('the city has a first screen')
    await show(page, districts)
    await page.getByRole('textbox', { name: '经办人' }).fill('样例经办人甲')
    await page.getByRole('button', { name: '退回徐汇区的报送包' }).click()
    await page.getByRole('textbox', { name: /退回徐汇区这一份的理由/ }).fill('区里来函撤回')
    await page.keyboard.press('Enter')
    await see(page.getByRole('row', { name: /^徐汇区 未交.*收下以后退回，理由：区里来函撤回/ }))
    await page.getByRole('button', { name: '恢复徐汇区退回的报送包' }).click()
    await page.getByRole('textbox', { name: /恢复徐汇区定稿第 1 版的理由/ }).fill('退错了')
    await page.keyboard.press('Enter')
    await see(page.getByRole('row', { name: /^徐汇区 第 1 版/ }))
    await page.getByRole('link', { name: '操作记录' }).click()
    await see(page.getByRole('row', { name: /样例经办人甲 恢复退回的徐汇区定稿第 1 版.*理由：退错了/ }))
    await see(page.getByRole('row', { name: /样例经办人甲 退回徐汇区定稿第 1 版/ }))
  })

  it('keeps an older edition aside, compares it, has it count when the district says so, and undoes what the record tells of', async () => {
    const { page } = screen
    const [districts] = cityScreens
    if (!districts) throw new Error('the city has a first screen')
    const frozenAt = '2023-08-01T02:00:00.000Z'
    const applications = [enterprise(201, 1, { contact: '样例旧联系人' })]
    const given = { district: '徐汇区', number: 1, frozenAt, applications }
    const { path } = await districtPackage(join(desk.folder, '..', '旧的'), given)
    await show(page, districts)
    await page.getByLabel('收报送包：文件').setInputFiles(path)
    await see(page.getByText(/^徐汇区：.*分不出先后/))
    await page.getByRole('button', { name: /^比较徐汇区定稿第 1 版 .*与现在的$/ }).press('Enter')
    await see(page.getByRole('region', { name: '逐件比较' }).getByText(/“样例旧联系人”改为/))
    await page.getByRole('button', { name: /^以徐汇区定稿第 1 版 .*为准$/ }).press('Enter')
    await page.getByRole('textbox', { name: /^改以徐汇区定稿第 1 版.*的理由/ }).fill('区里来电')
    await page.keyboard.press('Enter')
    await see(page.getByRole('row', { name: /^徐汇区 第 1 版.*经办人定为以这一份为准，理由：区里来电/ }))
    await page.getByRole('link', { name: '操作记录' }).click()
    await page
      .getByRole('button', { name: /^撤销：列入入选 \d 件：/ })
      .first()
      .press('Enter')
    await see(page.getByRole('row', { name: /^\S+ \d+:\d+ \S+ 撤销：列入入选/ }))
    await page.getByRole('textbox', { name: '做一份副本' }).fill(join(desk.folder, '..', '副本'))
    await page.getByRole('button', { name: '做副本' }).press('Enter')
    await see(page.getByText(/^副本已写入.*读回核对一致/))
  })
})

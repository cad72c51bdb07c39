import { afterAll, beforeAll, expect, it } from 'vitest'
import { given } from '../../src-domain/given.ts'
import {
  inBrowser,
  openBrowser,
  openScreen,
  type Screen,
  type ServedDesk,
  serveDesk,
  serveFolder,
  type WatchedBrowser,
} from './desk.ts'
import { inLightAndDark } from './light-and-dark.ts'
import { focused, gone, goTo, press, search, see } from './main-path.ts'
import { type ScreenName, screens, show } from './screens.ts'
import { smallTargets } from './small-targets.ts'
import { tabStops, unreached } from './tab-stops.ts'
import { violations } from './violations.ts'
import { workedDistrict } from './worked-district.ts'

/** What does not come by then does not come. */
const soon = { timeout: 60_000 }

inBrowser('every screen', () => {
  let desk: ServedDesk
  let browser: WatchedBrowser
  let light: Screen
  let dark: Screen

  beforeAll(async () => {
    const { folder, remove } = await workedDistrict()
    desk = await serveFolder(folder, remove)
    browser = await openBrowser()
    const both = await inLightAndDark(browser, desk)
    light = both.light
    dark = both.dark
  })

  afterAll(async () => {
    await browser?.close()
    await desk?.stop()
  })

  for (const screen of screens) {
    it(`${screen.name}: nothing serious or critical for axe, in light and in dark`, async () => {
      await show(light.page, screen)
      expect(await violations(light.page)).toEqual([])
      await show(dark.page, screen)
      // The same elements in other colours.
      expect(await violations(dark.page, ['color-contrast'])).toEqual([])
    })

    if (!screen.isPart)
      it(`${screen.name}: Tab goes over head and rail to everything in the work and the foot, and one sees where it is`, async () => {
        const { page } = light
        await show(page, screen)
        const stops = await tabStops(page)
        const regions = stops.map((stop) => stop.region)
        expect(regions.filter((region, i) => region !== regions[i - 1])).toEqual(['head', 'rail', 'work', 'foot'])
        expect(stops.filter((stop) => !stop.visible || !stop.inSight)).toEqual([])
        expect(await unreached(page, stops)).toEqual([])
      })

    it(`${screen.name}: fits a small laptop, also at 150 % and at 200 %`, async () => {
      const { page } = light
      await show(page, screen)
      for (const size of [
        { width: 1366, height: 768 },
        { width: 911, height: 512 },
        { width: 683, height: 384 },
      ]) {
        await page.setViewportSize(size)
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(sideways, `${size.width}`).toBeLessThanOrEqual(0)
      }
      await page.setViewportSize({ width: 1366, height: 768 })
    })
  }

  /** Of these also what takes long to look at. */
  const looked: ReadonlySet<ScreenName> = new Set<ScreenName>([
    ...(['overview', 'intake', 'application', 'findings', 'ranking', 'delivery', 'settings'] as const),
  ])

  it('has text of 18 px and targets of 44 in 大字, by its key, for good, with nothing for axe and nothing sideways', async () => {
    const { page } = light
    await show(page, named('settings'))
    await page.keyboard.press('Control+Shift+Period')
    await page.getByRole('switch', { name: '大字', checked: true }).waitFor({ state: 'attached' })
    await page.reload()
    for (const screen of screens) {
      const { name } = screen
      await show(page, screen)
      expect(await smallTargets(page), name).toEqual([])
      if (!looked.has(name)) continue
      expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('18px')
      expect(await violations(page), name).toEqual([])
      for (const size of [
        { width: 911, height: 512 },
        { width: 683, height: 384 },
        { width: 1366, height: 768 },
      ]) {
        await page.setViewportSize(size)
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(sideways, `${name} ${size.width}`).toBeLessThanOrEqual(0)
      }
    }
    await show(page, named('settings'))
    await page.getByRole('switch', { name: '大字' }).press('Space')
    expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('15px')
  })

  it('shows rows of the matrix at 200 %, and names in full', async () => {
    const { page } = light
    await page.setViewportSize({ width: 683, height: 384 })
    await show(page, named('findings'))
    const grid = page.getByRole('grid', { name: '初审矩阵' })
    for (const id of ['A01', 'A02']) {
      const name = grid.getByRole('rowheader', { name: new RegExp(id) })
      const [box, line] = [await name.boundingBox(), await page.getByRole('contentinfo').boundingBox()]
      expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(line?.y ?? 0)
      const cut = await name.evaluate((cell) =>
        [...cell.querySelectorAll('span')].some((text) => text.scrollHeight > text.clientHeight + 1),
      )
      expect(cut, id).toBe(false)
    }
    await page.setViewportSize({ width: 1366, height: 768 })
  })

  it.each([
    { width: 1366, height: 768 },
    { width: 1920, height: 1080 },
    { width: 960, height: 540 },
    { width: 683, height: 384 },
  ])('stands the heads of the ranking over their figures and cuts no name, at $width × $height', async (size) => {
    const { page } = light
    await page.setViewportSize(size)
    await show(page, named('ranking'))
    const list = page.getByRole('region', { name: '推荐排序' })
    const { heads, figures, names } = await list.evaluate((section) => {
      const rights = (line: Element | null | undefined) =>
        [...(line?.children ?? [])].slice(2, 5).map((cell) => Math.round(cell.getBoundingClientRect().right))
      const rows = [...section.querySelectorAll('li[data-id]')]
      const head = [...section.querySelectorAll('span')].find((cell) => cell.textContent === '专利（项）')
      return {
        heads: rights(head?.parentElement),
        figures: rows.map(rights),
        names: rows.map((row) => row.querySelector('a')).map((a) => a && a.scrollHeight - a.clientHeight),
      }
    })
    expect(figures.length).toBeGreaterThan(1)
    for (const own of figures) expect(own).toEqual(heads)
    expect(names.filter((cut) => cut === null || cut > 1)).toEqual([])
    const [left, right] = [await list.boundingBox(), await page.getByRole('complementary').boundingBox()]
    const beside = (left?.x ?? 0) + (left?.width ?? 0) <= (right?.x ?? 0)
    const below = (left?.y ?? 0) + (left?.height ?? 0) <= (right?.y ?? 0)
    expect(beside || below).toBe(true)
    await page.setViewportSize({ width: 1366, height: 768 })
  })

  it('takes what is typed as the reason of 不予推荐 in place of the one it suggests', async () => {
    const { page } = light
    await show(page, named('compare'))
    await page.getByRole('button', { name: '不予推荐…', exact: true }).first().click()
    const reason = page.getByRole('textbox', { name: '不予推荐的理由' })
    expect(await reason.inputValue()).not.toBe('')
    await page.keyboard.type('不符合申报条件')
    expect(await reason.inputValue()).toBe('不符合申报条件')
    await page.keyboard.press('Escape')
  })

  it('keeps what is half typed in a dialog while a clause is read over it', async () => {
    const { page } = light
    await show(page, named('findings'))
    await press(page.getByRole('button', { name: '批量认定' }))
    const dialog = page.getByRole('dialog', { name: '批量认定' })
    await see(focused(dialog.getByLabel('理由或依据').first()))
    await page.keyboard.type('已查询公开信息')
    const clause = dialog.getByRole('link').first()
    await clause.press('Enter')
    const notice = page.getByRole('dialog', { name: '通知原文' })
    await see(notice.locator('mark'))
    await page.keyboard.press('Escape')
    await gone(notice)
    await see(focused(clause))
    expect(await dialog.getByLabel('理由或依据').first().inputValue()).toBe('已查询公开信息')
    await page.keyboard.press('Escape')
    await gone(dialog)
  })

  it('says what has been done where it covers nothing that can be pressed', async () => {
    const { page } = light
    await show(page, named('application'))
    await page.getByRole('button', { name: '不予推荐' }).click()
    await see(focused(page.getByRole('textbox', { name: '不予推荐的理由' })))
    await page.keyboard.type('不符合申报条件')
    await page.keyboard.press('Control+Enter')
    const message = page.getByRole('alert').filter({ hasText: '不予推荐' })
    await see(message)
    const box = await message.boundingBox()
    const rail = await page.getByRole('navigation', { name: '主要位置' }).boundingBox()
    const lowest = await page.getByRole('link', { name: /^设置/ }).boundingBox()
    expect((box?.x ?? Infinity) + (box?.width ?? 0)).toBeLessThanOrEqual((rail?.x ?? 0) + (rail?.width ?? 0))
    expect(box?.y ?? 0).toBeGreaterThan((lowest?.y ?? Infinity) + (lowest?.height ?? 0))
    await page.keyboard.press('Control+z')
    await see(page.getByRole('button', { name: '不予推荐' }))
    // Gone before the next looks at what messages leave room for.
    const undone = page.getByRole('alert').filter({ hasText: '已撤销' })
    await undone.getByRole('button', { name: '关闭' }).press('Enter')
    await gone(undone)
  })

  it('says at 200 % what takes several lines below the work, and leaves of two compared their names in sight', async () => {
    const { page } = light
    await page.setViewportSize({ width: 683, height: 384 })
    await show(page, named('settings'))
    await page.getByRole('main').evaluate((main) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['样例'], '样例.txt'))
      main.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }))
    })
    const message = page.getByRole('alert').filter({ hasText: '这一页不收文件' })
    await see(message)
    await show(page, named('findings'))
    const bottom = async () => {
      const main = await page.getByRole('main').boundingBox()
      return (main?.y ?? Infinity) + (main?.height ?? 0)
    }
    await expect
      .poll(async () => ((await message.boundingBox())?.y ?? 0) - (await bottom()), soon)
      .toBeGreaterThanOrEqual(0)
    await message.getByRole('button').click()
    await expect.poll(bottom, soon).toBe(384 - 28)

    await show(page, named('compare'))
    await page.getByRole('main').evaluate((main) => main.scrollTo({ top: 400 }))
    const names = page.getByRole('columnheader', { name: /A01|A12/ })
    for (const name of await names.all()) {
      const [box, top] = [await name.boundingBox(), await page.getByRole('main').boundingBox()]
      expect(box?.y).toBe(top?.y)
      expect(box?.height).toBeLessThan((top?.height ?? 0) / 4)
    }
    await page.setViewportSize({ width: 1366, height: 768 })
  })

  it('keeps changes of rank in their order, though they come faster than the desk answers', async () => {
    const { page } = light
    await goTo(page, '排序')
    const row = (rank: string) => page.getByRole('button', { name: `上海样例电梯股份有限公司，${rank}` })
    const answer = Promise.withResolvers<void>()
    await page.route(
      /\/rpc\/ranking\/(?!board|history)/,
      async (route) => {
        await answer.promise
        await route.continue()
      },
      { times: 1 },
    )
    await row('第 1 位').press('Alt+ArrowDown')
    await row('第 2 位').press('Delete')
    await see(row('未推荐'))
    answer.resolve()
    await row('未推荐').press('Enter')
    const kept = page.waitForResponse((response) => /\/rpc\/ranking\/history/.test(response.url()))
    await row('第 2 位').press('Alt+ArrowUp')
    await see(row('第 1 位'))
    await kept
    expect(light.errors).toEqual([])
  })

  it('reckons what a measure may come to from what is typed, and takes it back', async () => {
    const { page } = light
    await show(page, named('application-policies'))
    const total = page.getByRole('status').filter({ hasText: '不作承诺' })
    const measure = page.getByRole('article', { name: '供应链管理服务创新' })
    await see(measure.getByText(/示范模式写有“供应链”/).first())
    await see(total.filter({ hasText: '尚未估算' }))
    const input = measure.getByRole('textbox', { name: '供应链管理系统的核定投入' })
    await input.fill('１２００万元')
    await input.press('Enter')
    await see(total.filter({ hasText: '360 万元' }))
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('Control+z')
    await see(total.filter({ hasText: '尚未估算' }))

    await goTo(page, '政策库')
    await page.getByRole('textbox', { name: '查找政策' }).fill('就高不重复')
    await press(page.getByRole('button', { name: '看全文' }))
    await see(page.getByRole('region', { name: /全文$/ }).locator('mark', { hasText: '“就高不重复”原则实施' }))
    await page.getByRole('textbox', { name: '查找政策' }).fill('')

    // From a number of the batch to those behind it, and on to one of them.
    await page.getByText('本批统计').click()
    await press(page.getByRole('button', { name: /^供应链管理/ }))
    await see(page.getByRole('region', { name: '重点领域：供应链管理' }).getByText(/（3 件）/))
    await page.getByRole('link', { name: /A02/ }).click()
    await see(page.getByRole('heading', { name: /可衔接的政策：上海样例电梯/ }))
    await goTo(page, '政策库')
    await page.getByText('条文', { exact: true }).first().click()
  })

  it('has in the search what is typed right behind Ctrl+K', async () => {
    const { page } = light
    await goTo(page, '收件')
    const keys = await page.context().newCDPSession(page)
    // All of them wait for the page at once, as behind a busy one.
    await Promise.all([
      keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'k', code: 'KeyK', modifiers: 2 }),
      ...[...'A09'].map((text) => keys.send('Input.dispatchKeyEvent', { type: 'keyDown', key: text, text })),
    ])
    await keys.detach()
    const input = page.getByRole('dialog').getByLabel('搜索')
    await see(input)
    expect(await input.inputValue()).toBe('A09')
    await page.keyboard.press('Escape')
    await gone(input)
  })

  it('leads by Enter to what is looked for before it has been read', async () => {
    const { page } = light
    const reading = Promise.withResolvers<void>()
    await page.route(
      /\/rpc\/applications\/list/,
      async (route) => {
        await reading.promise
        await route.continue()
      },
      { times: 1 },
    )
    await page.reload()
    await see(page.getByRole('navigation', { name: '主要位置' }))
    await page.keyboard.press('Control+k')
    await page.keyboard.type('A09')
    const dialog = page.getByRole('dialog')
    await see(dialog.getByText('没有找到'))
    reading.resolve()
    await see(dialog.getByRole('button', { name: /A09/ }))
    await page.keyboard.press('Enter')
    await gone(dialog)
    await see(page.getByRole('heading', { name: '样例共享制造平台', level: 1 }))
  })

  it('is a key or two away from every other', async () => {
    const { page } = light
    for (const place of ['收件', '初审', '排序', '定稿报送', '政策库', '设置', '工作台'] as const)
      await goTo(page, place)
    await search(page, '样例环保', '上海样例环保装备有限公司')
    await search(page, 'A09', '样例共享制造平台')
    await goTo(page, '收件')
    await page.getByRole('grid', { name: '申报' }).press('End')
    await page.keyboard.press('Enter')
    await see(page.getByRole('heading', { level: 1, name: '上海样例泵业集团有限公司' }))
  })

  it('has what one works at ready before it is opened, and says of a screen that can’t be read what to do', async () => {
    const storageState = await light.page.context().storageState()
    const { page, requests } = await openScreen(browser, desk.origin, { storageState })
    // They are read one after another, this one last.
    await expect.poll(() => requests.some((url) => url.includes('/settings-screen-'))).toBe(true)
    // What the page asks before its program is there is not asked twice.
    const first = requests.filter((url) => /\/rpc\/(desk\/state|desk\/today|applications\/list)$/.test(url))
    expect(first.toSorted()).toEqual(
      ['applications/list', 'desk/state', 'desk/today'].map((of) => `${desk.origin}/rpc/${of}`),
    )
    await show(page, named('settings'))
    // As where the desk has been closed, or its program exchanged.
    await page.route(/\.js$/, (route) => route.abort())
    const usual = ['intake', 'import-review', 'application', 'findings', 'ranking', 'submission'] as const
    for (const name of usual) await show(page, named(name))
    await goTo(page, '政策库')
    await see(page.getByRole('heading', { name: '这一页没有打开' }))
    await see(focused(page.getByRole('main')))
    await goTo(page, '工作台')
    await named('overview').arrived(page)
    await page.unroute(/\.js$/)
    await goTo(page, '政策库')
    await press(page.getByRole('button', { name: '重新载入' }))
    await named('policies').arrived(page)
    await page.context().close()
  })

  it('gives a book to the browser’s own printing as it is', async () => {
    // A window of its own: the browser's viewer fetches its parts from within the browser.
    const storageState = await light.page.context().storageState()
    const { page, errors } = await openScreen(browser, desk.origin, { storageState })
    await show(page, named('sheet-preview'))
    const given = page.waitForResponse(
      (response) => response.request().resourceType() === 'document' && /\/products\/\d+\?/.test(response.url()),
    )
    // A browser without a viewer of its own is given the file all the same.
    const hasViewer = await page.evaluate(() => navigator.pdfViewerEnabled)
    const viewed = hasViewer && page.waitForRequest((request) => request.url().startsWith('chrome-extension:'))
    await press(page.getByRole('button', { name: '打印', exact: true }))
    expect((await given).headers()).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^inline;/),
    })
    await viewed
    expect(errors).toEqual([])
    await page.context().close()
  })

  // Behind those that need the edition to agree with the data.
  it('keeps the reason typed for those not recommended until the desk has it', async () => {
    const storageState = await light.page.context().storageState()
    // What it fails with is said in the console: a window of its own.
    const { page } = await openScreen(browser, desk.origin, { storageState })
    const row = (rank: string) => page.getByRole('button', { name: `上海样例电梯股份有限公司，${rank}` })
    await see(page.getByRole('navigation', { name: '主要位置' }))
    await goTo(page, '排序')
    await row('第 1 位').press('Delete')
    await see(row('未推荐'))
    await page.getByRole('link', { name: '评委排序和理由' }).press('Enter')
    const answer = Promise.withResolvers<void>()
    await page.route(
      /\/rpc\/meeting\/passOver/,
      async (route) => {
        await answer.promise
        await route.abort()
      },
      { times: 1 },
    )
    const shared = page.getByRole('textbox', { name: '几件共同的理由' })
    const write = page.getByRole('button', { name: /^写给没有理由的 1 件/ })
    await shared.fill('名额所限')
    await press(write)
    await see(write.and(page.locator(':disabled')))
    answer.resolve()
    await see(page.getByRole('alert'))
    expect(await shared.inputValue()).toBe('名额所限')
    await press(write)
    await see(page.getByText('没有推荐的 1 件，都有理由'))
    await expect.poll(() => shared.inputValue()).toBe('')
    await goTo(page, '排序')
    await row('未推荐').press('Enter')
    await row('第 2 位').press('Alt+ArrowUp')
    await see(row('第 1 位'))
    await page.context().close()
  })

  it('is the same before there is a batch', async () => {
    const fresh = await serveDesk()
    try {
      for (const colorScheme of ['light', 'dark'] as const) {
        const address = colorScheme === 'light' ? fresh.address : fresh.origin
        const { page } = await openScreen(browser, address, {
          colorScheme,
          ...(colorScheme === 'dark'
            ? given({ storageState: await browser.browser.contexts().at(-1)?.storageState() })
            : {}),
        })
        await see(page.getByRole('heading', { name: '新建批次' }))
        expect(await violations(page)).toEqual([])
        expect(await unreached(page, await tabStops(page))).toEqual([])
        // What is lacking is said beside each field, not in a bubble of the browser's.
        await press(page.getByRole('button', { name: '新建批次' }))
        for (const lacking of ['推荐单位', '填报人', '联系电话']) {
          const field = page.getByRole('textbox', { name: lacking })
          await see(field.and(page.locator('[aria-invalid="true"]')))
        }
        await see(page.getByText('请填写').first())
        // So is what can't be kept.
        const email = page.getByRole('textbox', { name: '电子邮箱' })
        await email.fill('desk@example。com')
        await see(email.and(page.locator('[aria-invalid="true"]')))
        await see(page.getByRole('main').getByText(/里有中文句号/))
        expect(await page.getByRole('alert').count()).toBe(0)
      }
    } finally {
      await fresh.stop()
    }
  })

  it('asked nothing of any other machine on the way', () => {
    const requests = [...light.requests, ...dark.requests]
    expect(requests.length).toBeGreaterThan(screens.length)
    expect(
      requests.filter((url) => !url.startsWith(`${desk.origin}/`) && !url.startsWith(`blob:${desk.origin}/`)),
    ).toEqual([])
    expect(browser.attempts.filter((to) => !chromiumsOwn.test(to))).toEqual([])
    expect(desk.connections).toEqual([])
    expect([...light.errors, ...dark.errors]).toEqual([])
  })
})

function named(name: ScreenName) {
  const found = screens.find((screen) => screen.name === name)
  if (!found) throw new Error(`no ${name} among the screens`)
  return found
}

/** What Chromium itself asks its maker for, whatever page is open; a page's own requests are all recorded beside. */
const chromiumsOwn = /^(https?:\/\/)?[a-z0-9.-]+\.(googleapis|google|gvt1)\.com[:/]/

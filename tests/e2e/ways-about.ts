import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { totalsOf } from '../../src-domain/overview/totals.ts'
import { asksOnce } from './asks-once.ts'
import { openScreen, type Screen, type ServedDesk, type WatchedBrowser } from './desk.ts'
import { answered, held } from './held.ts'
import { focused, gone, goTo, press, search, see } from './main-path.ts'
import { named, show } from './screens.ts'
import { violations } from './violations.ts'

/** How one gets from screen to screen at the worked district, and what is there when one arrives. */
export function waysAbout(
  at: () => { readonly desk: ServedDesk; readonly browser: WatchedBrowser; readonly screen: Screen },
): void {
  it('has in the search what is typed right behind Ctrl+K', async () => {
    const { page } = at().screen
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

  /** Opens the desk anew without what it begins with: that is asked for part by part, the list held back. */
  async function openWithoutList(page: Page): Promise<() => void> {
    await answered(page, /\/rpc\/beginning\/read/, async (route) => {
      const response = await route.fetch()
      const { state } = (await response.json()).json
      await route.fulfill({ response, json: { json: { state } } })
    })
    const letGo = await held(page, /\/rpc\/applications\/list/)
    await page.reload()
    await see(page.getByRole('navigation', { name: '主要位置' }))
    return letGo
  }

  it('says that a place is being opened, also to whoever only hears it', async () => {
    const { page } = at().screen
    await goTo(page, '工作台')
    const letGo = await openWithoutList(page)
    await see(page.getByRole('main').getByRole('progressbar', { name: '正在打开' }))
    expect(await violations(page)).toEqual([])
    letGo()
    await see(page.getByRole('heading', { name: '今天该做' }))
  })

  it('leads by Enter to what is looked for before it has been read', async () => {
    const { page } = at().screen
    const letGo = await openWithoutList(page)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('A09')
    const dialog = page.getByRole('dialog')
    await see(dialog.getByText('没有找到'))
    letGo()
    await see(dialog.getByRole('button', { name: /A09/ }))
    await page.keyboard.press('Enter')
    await gone(dialog)
    await see(page.getByRole('heading', { name: '样例共享制造平台', level: 1 }))
  })

  it('stands by what the desk has counted until a long list is there', async () => {
    const { page } = at().screen
    await goTo(page, '工作台')
    const counted = () =>
      Promise.all(
        [
          page.getByRole('navigation', { name: '主要位置' }),
          ...['今天该做', '申报进度', '示范模式'].map((name) =>
            page.locator('section').filter({ has: page.getByRole('heading', { name }) }),
          ),
        ].map((part) => part.innerText()),
      )
    await see(page.getByRole('heading', { name: '最近操作' }))
    const before = await counted()
    await answered(page, /\/rpc\/beginning\/read/, async (route) => {
      const response = await route.fetch()
      const { state, open } = (await response.json()).json
      const { rows, ...rest } = open
      const totals = totalsOf(rows, { scheme: state.scheme, batch: state.batch, today: open.today.date })
      await route.fulfill({ response, json: { json: { state, open: { ...rest, totals } } } })
    })
    const letGo = await held(page, /\/rpc\/applications\/list/)
    await page.reload()
    await see(page.getByRole('heading', { name: '今天该做' }))
    expect(await counted()).toEqual(before)
    letGo()
    await see(page.getByRole('heading', { name: '最近操作' }))
    expect(await counted()).toEqual(before)
  })

  it('is a key or two away from every other', async () => {
    const { page } = at().screen
    for (const place of ['收件', '初审', '排序', '定稿报送', '政策库', '设置', '工作台'] as const)
      await goTo(page, place)
    await search(page, '样例环保', '上海样例环保装备有限公司')
    await search(page, 'A09', '样例共享制造平台')
    await goTo(page, '收件')
    await page.getByRole('grid', { name: '申报' }).press('End')
    await page.keyboard.press('Enter')
    await see(page.getByRole('heading', { level: 1, name: '上海样例泵业集团有限公司' }))
  })

  it('asks what it shows first before its program is there, and once', async () => {
    const { desk, browser, screen } = at()
    const context = await browser.browser.newContext({ storageState: await screen.page.context().storageState() })
    const page = await context.newPage()
    const early = page.waitForRequest(/\/rpc\/beginning\/read$/)
    await page.route(/\/assets\/index-[^/]*\.js$/, async (route) => {
      await early
      await route.continue()
    })
    await asksOnce(page, () => page.goto(desk.origin))
    await context.close()
  })

  it('has what one works at ready before it is opened, and says of a screen that can’t be read what to do', async () => {
    const storageState = await at().screen.page.context().storageState()
    const { page, requests } = await openScreen(at().browser, at().desk.origin, { storageState })
    // They are read one after another, this one last.
    await expect.poll(() => requests.some((url) => url.includes('/settings-screen-'))).toBe(true)
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
    // Some browsers keep to what failed once, newer ones ask again.
    await goTo(page, '政策库')
    const again = page.getByRole('button', { name: '重新载入' })
    await see(again)
    await page.unroute(/\.js$/)
    await press(again)
    await named('policies').arrived(page)
    await page.context().close()
  })
}

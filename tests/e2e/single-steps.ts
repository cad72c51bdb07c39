import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openScreen, type Screen, type ServedDesk, type WatchedBrowser } from './desk.ts'
import { cutOff, held } from './held.ts'
import { focused, gone, goTo, press, see } from './main-path.ts'
import { named, show } from './screens.ts'

/** What each step does at the worked district: they share the desk the screens are looked at with. */
export function singleSteps(
  at: () => { readonly desk: ServedDesk; readonly browser: WatchedBrowser; readonly screen: Screen },
): void {
  it('takes what is typed as the reason of 不予推荐 in place of the one it suggests', async () => {
    const { page } = at().screen
    await show(page, named('compare'))
    await page.getByRole('button', { name: '不予推荐…', exact: true }).first().click()
    const reason = page.getByRole('textbox', { name: '不予推荐的理由' })
    expect(await reason.inputValue()).not.toBe('')
    await page.keyboard.type('不符合申报条件')
    expect(await reason.inputValue()).toBe('不符合申报条件')
    await page.keyboard.press('Escape')
  })

  it.each([
    ['compare', '不予推荐…', '不予推荐的理由'],
    ['application', '不予推荐…', '不予推荐的理由'],
  ] as const)('has at %s what is typed right behind %s', async (name, button, field) => {
    const { page } = at().screen
    await show(page, named(name))
    const asked = page.getByRole('button', { name: button, exact: true }).first()
    await asked.focus()
    const keys = await page.context().newCDPSession(page)
    // All of them wait for the page at once, as behind a busy one.
    await Promise.all([
      keys.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'Enter', code: 'Enter', text: '\r' }),
      ...[...'abc'].map((text) => keys.send('Input.dispatchKeyEvent', { type: 'keyDown', key: text, text })),
    ])
    await keys.detach()
    const reason = page.getByRole('textbox', { name: field })
    await see(reason)
    expect(await reason.inputValue()).toBe('abc')
    await page.keyboard.press('Escape')
    await see(focused(asked))
  })

  it('leaves the keyboard at the button that asked: after 取消, after Escape, and while it is done and after', async () => {
    const { page } = at().screen
    await show(page, { ...named('application'), place: '/applications/A04' })
    const asked = page.getByRole('button', { name: '改期限', exact: true }).first()
    const day = page.getByLabel('补正期限')
    await press(asked)
    await see(focused(day))
    await page.getByRole('button', { name: '取消' }).press('Enter')
    await see(focused(asked))
    await page.keyboard.press('Enter')
    await see(focused(day))
    await page.keyboard.press('Escape')
    await see(focused(asked))
    await page.keyboard.press('Enter')
    await day.fill('2023-08-03')
    const letGo = await held(page, /\/rpc\/rounds\/date/)
    await page.keyboard.press('Enter')
    await see(focused(asked).and(page.locator('[aria-busy=true]')))
    letGo()
    await see(focused(asked).and(page.locator(':not([aria-busy])')))
    const round = page.getByRole('note', { name: '补正' })
    await see(round.filter({ hasText: '8月3日' }))
    await see(focused(asked))
    await page.keyboard.press('Control+z')
    await see(round.filter({ hasText: '7月25日' }))
    await closeUndone(page)
  })

  it('keeps what is half typed in a dialog while a clause is read over it', async () => {
    const { page } = at().screen
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
    const { page } = at().screen
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
    await closeUndone(page)
  })

  it('keeps changes of rank in their order, though they come faster than the desk answers', async () => {
    const { page } = at().screen
    await goTo(page, '排序')
    const row = (rank: string) => page.getByRole('button', { name: `上海样例电梯股份有限公司，${rank}` })
    const letGo = await held(page, /\/rpc\/ranking\/(?!board|history)/)
    await row('第 1 位').press('Alt+ArrowDown')
    await row('第 2 位').press('Delete')
    await see(row('未推荐'))
    letGo()
    await row('未推荐').press('Enter')
    const kept = page.waitForResponse((response) => /\/rpc\/ranking\/history/.test(response.url()))
    await row('第 2 位').press('Alt+ArrowUp')
    await see(row('第 1 位'))
    await kept
    expect(at().screen.errors).toEqual([])
  })

  it('says of changes of rank behind a refused one that they were not kept either, and blames no other window', async () => {
    const storageState = await at().screen.page.context().storageState()
    // What it fails with is said in the console: a window of its own.
    const { page } = await openScreen(at().browser, at().desk.origin, { storageState })
    await see(page.getByRole('navigation', { name: '主要位置' }))
    await goTo(page, '排序')
    const row = (rank: string) => page.getByRole('button', { name: `上海样例电梯股份有限公司，${rank}` })
    const cut = await cutOff(page, /\/rpc\/ranking\/arrange/)
    await row('第 1 位').press('Alt+ArrowDown')
    await row('第 2 位').press('Delete')
    await see(row('未推荐'))
    cut()
    const alerts = page.getByRole('alert')
    await see(alerts.getByText(/前一次调整没有保存，接着做的也没有保存（撤销推荐“上海样例电梯股份有限公司”）/))
    expect(await alerts.filter({ hasText: '别的窗口' }).count()).toBe(0)
    await see(row('第 1 位'))
    const arranged = () => page.waitForResponse((response) => /\/rpc\/ranking\/arrange/.test(response.url()))
    for (const [from, key] of [
      ['第 1 位', 'Alt+ArrowDown'],
      ['第 2 位', 'Alt+ArrowUp'],
    ] as const) {
      const kept = arranged()
      await row(from).press(key)
      await kept
    }
    await see(row('第 1 位'))
    await page.context().close()
  })

  it('reckons what a measure may come to from what is typed, and takes it back', async () => {
    const { page } = at().screen
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

  it('gives a book to the browser’s own printing as it is', async () => {
    // A window of its own: the browser's viewer fetches its parts from within the browser.
    const storageState = await at().screen.page.context().storageState()
    const { page, errors } = await openScreen(at().browser, at().desk.origin, { storageState })
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
    const storageState = await at().screen.page.context().storageState()
    // What it fails with is said in the console: a window of its own.
    const { page } = await openScreen(at().browser, at().desk.origin, { storageState })
    const row = (rank: string) => page.getByRole('button', { name: `上海样例电梯股份有限公司，${rank}` })
    await see(page.getByRole('navigation', { name: '主要位置' }))
    await goTo(page, '排序')
    await row('第 1 位').press('Delete')
    await see(row('未推荐'))
    await page.getByRole('link', { name: '评委排序和理由' }).press('Enter')
    const cut = await cutOff(page, /\/rpc\/meeting\/passOver/)
    const shared = page.getByRole('textbox', { name: '几件共同的理由' })
    const write = page.getByRole('button', { name: /^写给没有理由的 1 件/ })
    await shared.fill('名额所限')
    await press(write)
    await see(write.and(page.locator(':disabled')))
    cut()
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
}

/** What says 已撤销 is gone before the next looks at what messages leave room for. */
async function closeUndone(page: Page): Promise<void> {
  const undone = page.getByRole('alert').filter({ hasText: '已撤销' })
  await undone.getByRole('button', { name: '关闭' }).press('Enter')
  await gone(undone)
}

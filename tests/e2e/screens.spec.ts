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
import { inDark, openedInDark } from './light-and-dark.ts'
import { press, see } from './main-path.ts'
import { named, type ScreenName, screens, show } from './screens.ts'
import { singleSteps } from './single-steps.ts'
import { smallTargets } from './small-targets.ts'
import { tabStops, unreached } from './tab-stops.ts'
import { violations } from './violations.ts'
import { waysAbout } from './ways-about.ts'
import { workedDistrict } from './worked-district.ts'

/** What does not come by then does not come. */
const soon = { timeout: 60_000 }

inBrowser('every screen', () => {
  let desk: ServedDesk
  let browser: WatchedBrowser
  let shown: Screen

  beforeAll(async () => {
    const { folder, remove } = await workedDistrict()
    desk = await serveFolder(folder, remove)
    browser = await openBrowser()
    shown = await openScreen(browser, desk.address)
  })

  afterAll(async () => {
    await browser?.close()
    await desk?.stop()
  })

  for (const screen of screens) {
    it(`${screen.name}: nothing serious or critical for axe, in light and in dark`, async () => {
      const { page } = shown
      await show(page, screen)
      expect(await violations(page)).toEqual([])
      // The same elements in other colours.
      expect(await inDark(page, () => violations(page, ['color-contrast']))).toEqual([])
    })

    if (!screen.isPart)
      it(`${screen.name}: Tab goes over head and rail to everything in the work and the foot, and one sees where it is`, async () => {
        const { page } = shown
        await show(page, screen)
        const stops = await tabStops(page)
        const regions = stops.map((stop) => stop.region)
        expect(regions.filter((region, i) => region !== regions[i - 1])).toEqual(['head', 'rail', 'work', 'foot'])
        expect(stops.filter((stop) => !stop.visible || !stop.inSight)).toEqual([])
        expect(await unreached(page, stops)).toEqual([])
      })

    it(`${screen.name}: fits a small laptop, also at 150 % and at 200 %`, async () => {
      const { page } = shown
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
    const { page } = shown
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
      // The same elements in other sizes.
      expect(await violations(page, ['color-contrast', 'scrollable-region-focusable']), name).toEqual([])
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
    const { page } = shown
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
    const { page } = shown
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

  it('says at 200 % what takes several lines below the work, and leaves of two compared their names in sight', async () => {
    const { page } = shown
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

  it('is dark from its first moment where the system is', async () => {
    await openedInDark({ desk, browser, screen: shown }, named('overview'))
  })

  waysAbout(() => ({ desk, browser, screen: shown }))
  // Behind them, as the last of these change what has been submitted.
  singleSteps(() => ({ desk, browser, screen: shown }))

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
    const { requests, errors } = shown
    expect(requests.length).toBeGreaterThan(screens.length)
    expect(
      requests.filter((url) => !url.startsWith(`${desk.origin}/`) && !url.startsWith(`blob:${desk.origin}/`)),
    ).toEqual([])
    expect(browser.attempts.filter((to) => !chromiumsOwn.test(to))).toEqual([])
    expect(desk.connections).toEqual([])
    expect(errors).toEqual([])
  })
})

/** What Chromium itself asks its maker for, whatever page is open; a page's own requests are all recorded beside. */
const chromiumsOwn = /^(https?:\/\/)?[a-z0-9.-]+\.(googleapis|google|gvt1)\.com[:/]/

import type { Page } from 'playwright-core'
import { press, see } from './main-path.ts'
import { atPlace } from './places.ts'

export type ScreenName =
  | 'overview'
  | 'intake'
  | 'import-review'
  | 'application'
  | 'outline'
  | 'attachments'
  | 'findings'
  | 'ranking'
  | 'submission'
  | 'sheet-preview'
  | 'scan'
  | 'delivery'
  | 'settings'
  | 'compare'
  | 'policies'
  | 'application-policies'
  | 'notice'
  | 'notice-next'
  | 'notice-correct'
  | 'notice-new'
  | 'owing'
  | 'returned'
  | 'rosters'
  | 'hand-over'

export type CityScreenName = 'city-districts' | 'city-table' | 'city-statistics' | 'city-review'

/** Where a screen is, and how it is known to be there with all it has to show. */
export type PlacedScreen<Name extends string> = {
  readonly name: Name
  readonly place: string
  readonly arrived: (page: Page) => Promise<unknown>
  /** Further down the same paper as `application`. */
  readonly isPart?: true
}

/** Every screen of the worked district. */
export const screens: readonly PlacedScreen<ScreenName>[] = [
  { name: 'overview', place: '/', arrived: (page) => heading(page, '今天该做') },
  { name: 'intake', place: '/intake', arrived: (page) => see(page.getByRole('row', { name: /A11/ })) },
  {
    name: 'import-review',
    place: '/applications/A03/review',
    arrived: (page) => see(page.getByRole('region', { name: '申报书原件' }).getByRole('table').first()),
  },
  { name: 'application', place: '/applications/A03', arrived: (page) => form(page) },
  {
    name: 'outline',
    isPart: true,
    place: '/applications/A07',
    async arrived(page) {
      await form(page)
      await part(page, '正文')
    },
  },
  {
    name: 'attachments',
    isPart: true,
    place: '/applications/A04',
    async arrived(page) {
      await form(page)
      await part(page, '附件')
    },
  },
  {
    name: 'findings',
    place: '/findings',
    arrived: (page) => see(page.getByRole('grid', { name: '初审矩阵' }).getByRole('row', { name: /A08/ })),
  },
  { name: 'ranking', place: '/ranking', arrived: (page) => see(page.getByRole('button', { name: /，第 2 位/ })) },
  {
    name: 'submission',
    place: '/submission',
    arrived: (page) => see(page.getByRole('listitem').filter({ hasText: '报送包 已生成' })),
  },
  {
    name: 'sheet-preview',
    isPart: true,
    place: '/submission',
    async arrived(page) {
      const products = page.getByRole('button', { name: '申报书和汇总表的内容' })
      if ((await products.getAttribute('aria-expanded')) === 'false') await products.press('Enter')
      await press(page.getByRole('button', { name: /^示范企业 1/ }))
      await see(page.getByRole('dialog').getByRole('img', { name: /第 1 页/ }))
      // The table of the form, which begins a sheet.
      await press(page.getByRole('button', { name: '目录' }))
      await page.getByRole('menuitem', { name: /申报表/ }).click()
      await see(drawn(page, /第 3 页/))
    },
  },
  {
    name: 'scan',
    isPart: true,
    place: '/submission',
    async arrived(page) {
      await press(page.getByRole('button', { name: '对照查看' }))
      await see(page.getByRole('dialog').getByRole('img', { name: /扫描 1/ }))
      await see(drawn(page, /推荐汇总表，第 1 页/))
    },
  },
  {
    name: 'delivery',
    isPart: true,
    place: '/submission',
    async arrived(page) {
      const step = page.getByRole('listitem').filter({ hasText: '送达 待办' })
      await see(step.getByRole('table', { name: '移交清单' }))
      await step.scrollIntoViewIfNeeded()
      await step.evaluate((element) => element.scrollIntoView({ block: 'start' }))
    },
  },
  { name: 'settings', place: '/settings', arrived: (page) => heading(page, '数据与备份') },
  { name: 'compare', place: '/compare/A01/A12', arrived: (page) => see(page.getByRole('row', { name: /43,500/ })) },
  {
    name: 'policies',
    place: '/policies',
    arrived: (page) => see(page.getByRole('article', { name: '促进服务型制造发展' })),
  },
  {
    name: 'application-policies',
    place: '/applications/A02/policies',
    arrived: (page) => see(page.getByRole('article', { name: '供应链管理服务创新' })),
  },
  {
    name: 'notice',
    place: `/notice/clause/${encodeURIComponent('二（一）2（1）示范企业')}`,
    arrived: (page) => see(page.getByRole('region', { name: '通知原文' }).locator('mark')),
  },
  { name: 'notice-next', place: '/notice/next', arrived: (page) => see(page.getByRole('textbox', { name: '文号' })) },
  {
    name: 'notice-correct',
    isPart: true,
    place: '/notice/correct',
    async arrived(page) {
      const effect = page.getByRole('region', { name: '更正的影响' })
      if (!(await effect.isVisible())) {
        await page.getByRole('textbox', { name: /比重达 30% 以上：下限/ }).fill('25')
        await press(page.getByRole('button', { name: '看有什么不同' }))
      }
      await see(effect.getByText('2 件结果改变'))
    },
  },
  { name: 'notice-new', place: '/notice/new', arrived: (page) => see(page.getByRole('textbox', { name: '推荐单位' })) },
  {
    name: 'owing',
    place: '/intake/owing',
    arrived: (page) => see(page.getByRole('grid', { name: '谁还欠什么' }).getByRole('row', { name: /A04/ })),
  },
  {
    name: 'returned',
    place: '/applications/A03/returned',
    arrived: (page) => see(page.getByRole('row', { name: /52,640/ })),
  },
  {
    name: 'rosters',
    place: '/findings/rosters',
    arrived: (page) => see(page.getByRole('table', { name: '名单' }).getByRole('link', { name: '上海样例生物' })),
  },
  {
    name: 'hand-over',
    place: '/intake/hand-over',
    arrived: (page) => see(page.getByRole('radio', { name: /整批 \d+ 件/ })),
  },
]

/** And of the city's desk. */
export const cityScreens: readonly PlacedScreen<CityScreenName>[] = [
  { name: 'city-districts', place: '/', arrived: (page) => see(page.getByRole('rowheader', { name: '崇明区' })) },
  { name: 'city-table', place: '/table', arrived: (page) => see(page.getByText('1 个单位出现不止一次')) },
  {
    name: 'city-statistics',
    place: '/statistics',
    arrived: (page) => see(page.getByRole('table', { name: '按行业统计' })),
  },
  { name: 'city-review', place: '/review', arrived: (page) => see(page.getByRole('table', { name: '评审结果' })) },
]

export function named(name: ScreenName): PlacedScreen<ScreenName> {
  const found = screens.find((screen) => screen.name === name)
  if (!found) throw new Error(`no ${name} among the screens`)
  return found
}

/** Goes to a screen by its address and waits until it is all there. */
export async function show(page: Page, screen: PlacedScreen<string>): Promise<void> {
  const dialog = page.getByRole('dialog')
  if (await dialog.isVisible()) {
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  }
  await atPlace(page, screen.place)
  await screen.arrived(page)
}

function heading(page: Page, name: string) {
  return see(page.getByRole('heading', { name }))
}

function form(page: Page) {
  return see(
    page
      .getByRole('table', { name: /申报表/ })
      .getByRole('textbox')
      .first(),
  )
}

function part(page: Page, name: string) {
  const button = page.getByRole('navigation', { name: '申报书各部分' }).getByRole('button', { name })
  return button.press('Enter').then(() => see(button.and(page.locator('[aria-current="true"]'))))
}

/** A page of a PDF in the preview, once it is all there. */
function drawn(page: Page, name: RegExp) {
  return page.getByRole('dialog').getByRole('img', { name }).and(page.locator('[aria-busy="false"]'))
}

import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { verifyPackage } from '../../src-main/package/verify-package.ts'
import { must } from '../support/desk.ts'
import type { Presses } from './presses.ts'
import { stampedScan } from './stamped-scan.ts'

/*
 * The main path as an officer walks it, mostly by keyboard, in whichever shell: from a first start to the package, and
 * what becomes of it after a later edit. What is looked for is what they read: roles and Chinese names.
 */

export type Officer = {
  readonly page: Page
  /** Answers the choice of an intake folder that `ask` brings up. */
  readonly chooseFolder: (ask: () => Promise<void>) => Promise<void>
  /** Keeps the file that `ask` downloads and says where. */
  readonly download: (ask: () => Promise<void>) => Promise<string>
  /** Looks at something the work does not need. */
  readonly aside: Presses['aside']
}

export type PathStep = { readonly title: string; readonly walk: (officer: Officer) => Promise<void> }

const pump = '上海样例泵业集团有限公司'
const lift = '上海样例电梯股份有限公司'

/** The summary of the first edition, printed, stamped and scanned. */
let scans: Awaited<ReturnType<typeof stampedScan>> = []

export const mainPath: readonly PathStep[] = [
  {
    title: 'sets a batch up on the first start',
    async walk({ page }) {
      await see(page.getByRole('heading', { name: '新建批次' }))
      await see(focused(page.getByRole('combobox', { name: '所在地区' }).or(page.getByLabel('所在地区')).first()))
      await page.keyboard.type('徐汇')
      await page.keyboard.press('Enter')
      for (const text of ['徐汇区科学技术委员会', '样例经办人', '021-64000000', 'desk@example.com']) {
        await page.keyboard.press('Tab')
        await page.keyboard.type(text)
      }
      await page.keyboard.press('Enter')
      await see(page.getByRole('navigation', { name: '主要位置' }))
      await see(page.getByText('徐汇区 · 第五批服务型制造示范遴选（2023）'))
    },
  },
  {
    title: 'takes the applicants’ folders in',
    async walk({ page, chooseFolder }) {
      await goTo(page, '收件')
      await see(page.getByRole('heading', { name: '还没有收件' }))
      await chooseFolder(() => press(page.getByRole('main').getByRole('button', { name: '选择收件文件夹' }).last()))
      await see(page.getByRole('status').filter({ hasText: '新收 12 件' }))
      expect(await page.getByRole('heading', { name: '还没有收件' }).count()).toBe(0)
      await see(page.getByRole('row', { name: new RegExp(`A02.*${lift}.*已收件`) }))
    },
  },
  {
    title: 'supplies on the paper what the Word form has no cell for',
    async walk({ page, aside }) {
      await page.getByRole('grid', { name: '申报' }).press('g')
      const grid = page.getByRole('grid', { name: '示范模式' })
      await see(focused(grid))
      await page.keyboard.press('2')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('2')
      await see(grid.getByRole('row', { name: /A02/ }).getByRole('gridcell', { name: '全生命周期管理，已选' }))
      await page.keyboard.press('Escape')
      await gone(grid)
      await aside(async () => {
        for (const [id, name] of [
          ['A01', pump],
          ['A02', lift],
        ] as const) {
          await search(page, id, name)
          await see(page.getByRole('checkbox', { name: '全生命周期管理', checked: true }))
        }
        await goTo(page, '收件')
      })
    },
  },
  {
    title: 'keeps one of two forms of the same applicant',
    async walk({ page }) {
      await page.getByRole('grid', { name: '申报' }).press('Home')
      await page.keyboard.press('d')
      await see(page.getByRole('heading', { name: '并列比较' }))
      await see(page.getByRole('row', { name: /2022 年其中服务收入/ }).filter({ hasText: '43,500' }))
      const standing = page.getByRole('cell', { name: /^12样例泵业/ })
      await press(standing.getByRole('button', { name: '不予推荐' }))
      await see(focused(page.getByRole('textbox', { name: '不予推荐的理由' })))
      await page.keyboard.press('Enter')
      await see(standing.filter({ hasText: '· 不予推荐 ·' }).getByRole('button', { name: '撤销不予推荐' }))
    },
  },
  {
    title: 'attests for all applicants in one go what no attachment shows',
    async walk({ page }) {
      await goTo(page, '初审')
      await press(page.getByRole('button', { name: '批量认定' }))
      const dialog = page.getByRole('dialog', { name: '批量认定' })
      await see(dialog.getByText('列出未了结的 10 件'))
      await see(
        focused(dialog.getByRole('combobox', { name: '理由或依据' }).or(dialog.getByLabel('理由或依据')).first()),
      )
      await page.keyboard.type('已查询公开信息，均无记录')
      await page.keyboard.press('Enter')
      await gone(dialog)
      await see(
        page
          .getByRole('row', { name: new RegExp(`A02 ${lift}`) })
          .getByRole('gridcell', { name: /已人工认定/ })
          .first(),
      )
    },
  },
  {
    title: 'recommends and ranks by keyboard',
    async walk({ page }) {
      await goTo(page, '排序')
      await press(page.getByRole('button', { name: '全部推荐（4 件）…' }))
      // Enter gives it. Behind the focus trap, which moves the focus once the press is over.
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
      await see(focused(page.getByRole('button', { name: '推荐这 4 件' })))
      await page.keyboard.press('Enter')
      await see(page.getByRole('button', { name: `${pump}，第 1 位` }))
      await page.getByRole('button', { name: `${lift}，第 2 位` }).press('1')
      await see(page.getByRole('button', { name: `${lift}，第 1 位` }))
      await see(page.getByRole('button', { name: `${pump}，第 2 位` }))
      await see(focused(page.getByRole('button', { name: `${lift}，第 1 位` })))
      await see(
        page
          .getByRole('complementary', { name: '排序经过' })
          .getByText(/移至第 1 位/)
          .first(),
      )
    },
  },
  {
    title: 'freezes an edition that paper and data agree on',
    async walk({ page }) {
      await goTo(page, '定稿报送')
      await press(page.getByRole('button', { name: '定稿', exact: true }))
      await see(page.getByRole('contentinfo').getByText(/定稿第 1 版 · [0-9A-F]{4}-[0-9A-F]{4} 与数据一致/))
    },
  },
  {
    title: 'makes the products of the edition and looks at a book before it is printed',
    async walk({ page, aside }) {
      await press(page.getByRole('button', { name: '生成', exact: true }))
      const products = page.getByRole('table', { name: '申报书和汇总表' })
      await see(products.getByRole('row', { name: new RegExp(`示范企业 1 ${lift} \\d+ \\d+ .*可以付印`) }))
      await see(products.getByRole('row', { name: new RegExp(`示范企业 2 ${pump} \\d+ \\d+ .*可以付印`) }))
      await see(products.getByRole('row', { name: /申报书共 4 册/ }))
      await see(products.getByRole('row', { name: /推荐汇总表（盖章用 PDF）.*可以付印/ }))

      await aside(async () => {
        const book = products.getByRole('button', { name: `示范企业 1 ${lift}` })
        await book.press('Enter')
        const preview = page.getByRole('dialog', { name: `申报书：${lift}` })
        await see(preview.getByRole('img', { name: /第 1 页，共 \d+ 页/ }))
        await see(preview.getByText('双面打印、长边翻转、不缩放已写入 PDF'))
        await see(preview.getByRole('complementary').getByText('可以付印'))
        await see(focused(preview.getByRole('group', { name: '纸面' })))
        await page.keyboard.press('PageDown')
        await see(preview.getByRole('img', { name: /第 2 页/ }))
        await see(preview.getByRole('img', { name: /第 3 页/ }))
        await page.keyboard.press('Escape')
        await gone(preview)
        await see(focused(book))
      })
    },
  },
  {
    title: 'brings the stamped summary back, which is that of the edition',
    async walk({ page, download, aside }) {
      await press(page.getByRole('button', { name: '推荐汇总表（盖章用 PDF）' }))
      const preview = page.getByRole('dialog', { name: '推荐汇总表（盖章用 PDF）' })
      const printed = await download(() => preview.getByRole('link', { name: '下载', exact: true }).press('Enter'))
      await page.keyboard.press('Escape')
      await gone(preview)

      scans = await stampedScan(printed)
      await chooseScan(page, scans)
      const step = page.getByRole('listitem').filter({ hasText: '盖章扫描件 已收回' })
      await see(step.getByText('第 1 版，1 页'))
      await aside(async () => {
        await press(step.getByRole('button', { name: '对照查看' }))
        const beside = page.getByRole('dialog', { name: '盖章扫描件与推荐汇总表对照' })
        await see(beside.getByRole('img', { name: /扫描 1\.jpg/ }))
        await see(beside.getByRole('img', { name: /推荐汇总表，第 1 页/ }))
        await page.keyboard.press('Escape')
        await gone(beside)
      })
    },
  },
  {
    title: 'finishes a package and verifies it, on the desk and outside',
    async walk({ page, download, aside }) {
      await press(page.getByRole('button', { name: '生成报送包', exact: true }))
      const step = page.getByRole('listitem').filter({ hasText: '报送包 已生成' })
      await see(step)
      await aside(async () => {
        await press(step.getByRole('button', { name: '核验', exact: true }))
        await see(page.getByText(/核验通过：徐汇区 定稿第 1 版 · [0-9A-F]{4}-[0-9A-F]{4}，\d+ 个文件齐全，未被改动/))

        const path = await download(() => step.getByRole('link', { name: '下载' }).press('Enter'))
        const report = must(await verifyPackage(path))
        expect(report).toMatchObject({ ok: true, edition: { number: 1 } })
      })
    },
  },
  {
    title: 'takes the package along on a stick, and calls it 已送达 only with the receipt',
    async walk({ page }) {
      const stick = mkdtempSync(join(tmpdir(), 'desk-stick-'))
      const step = page.getByRole('listitem').filter({ hasText: '送达 待办' })
      await step.getByRole('textbox', { name: 'U 盘或文件夹' }).fill(stick)
      await page.keyboard.press('Enter')
      await see(step.getByText(/已拷到“.*”，从那里读回核对一致/))
      const [carried = ''] = readdirSync(stick)
      expect(must(await verifyPackage(join(stick, carried))).ok).toBe(true)

      await step.getByRole('checkbox', { name: '全部勾选' }).press('Space')
      await step.getByRole('textbox', { name: '收件人' }).fill('样例收件人')
      const chooser = page.waitForEvent('filechooser')
      await step.getByRole('button', { name: '选择回执…' }).press('Enter')
      const [receipt] = scans
      await (await chooser).setFiles(receipt ? [{ ...receipt, name: '签收回执.jpg' }] : [])
      await see(step.getByText('已勾选 6 项，回执：签收回执.jpg'))
      await step.getByRole('button', { name: '登记送达' }).press('Enter')
      await see(page.getByRole('listitem').filter({ hasText: '送达 已送达' }).getByText('样例收件人签收，回执已收'))
      rmSync(stick, { recursive: true })
      await goTo(page, '工作台')
      await gone(page.getByRole('main').getByRole('link', { name: /送达/ }))
      await goTo(page, '定稿报送')
    },
  },
  {
    title: 'says 已过期 wherever the edition shows once a value is edited on the paper',
    async walk({ page }) {
      await search(page, 'A01', pump)
      await page.getByRole('textbox', { name: '2022 年净利润（万元）' }).focus()
      await page.keyboard.type('11900')
      await page.keyboard.press('Enter')
      const line = page.getByRole('contentinfo').getByText(/定稿第 1 版 .* 已过期：定稿之后数据有改动/)
      await see(line)
      expect(await page.getByRole('textbox', { name: '2022 年净利润（万元）' }).inputValue()).toBe('11,900')

      await goTo(page, '定稿报送')
      await see(page.getByRole('listitem').filter({ hasText: /定稿第 1 版 .* 已过期.*请重新定稿/ }))
      for (const product of ['申报书和汇总表', '盖章扫描件', '报送包']) {
        await see(page.getByRole('listitem').filter({ hasText: `${product} 已过期` }))
      }
      await see(page.getByRole('listitem').filter({ hasText: /送达 已过期.*已送达的是第 1 版/ }))
      await page.getByText('以前生成的文件').press('Enter')
      const former = page.getByRole('table', { name: '以前生成的文件' })
      await see(former.getByRole('row', { name: /^报送包 第 1 版.*已过期/ }))
      await see(former.getByRole('row', { name: /^推荐汇总表（盖章用 PDF） 第 1 版.*已过期/ }))
      await see(former.getByRole('row', { name: new RegExp(`^申报书：${pump} 第 1 版.*已过期`) }))

      await goTo(page, '工作台')
      await see(page.getByRole('main').getByRole('link', { name: /定稿第 1 版.*数据有改动，请重新定稿/ }))
      await see(line)
    },
  },
  {
    title: 'refuses the scan of before, and names what has changed since',
    async walk({ page }) {
      await goTo(page, '定稿报送')
      await chooseScan(page, scans)
      const refusal = page.getByRole('alert').filter({ hasText: '没有收取这份扫描件' })
      await see(refusal.getByText(/扫描件是定稿第 1 版/))
      await see(refusal.getByRole('row', { name: `一、示范企业 ${pump} 2022 年净利润（万元） 11,800 11,900` }))
      expect(await page.getByRole('button', { name: '对照查看' }).count()).toBe(0)
    },
  },
  {
    title: 'sets the next year’s batch up from this one',
    async walk({ page }) {
      await page.getByRole('link', { name: /第五批服务型制造示范遴选（2023）/ }).press('Enter')
      await see(page.getByRole('heading', { name: '通知要点' }))
      await page.getByRole('link', { name: '沿用到下一年' }).press('Enter')
      await page.getByRole('textbox', { name: '文号' }).fill('沪经信生〔2024〕样例号')
      await page.getByRole('textbox', { name: /比重达 30% 以上：下限/ }).fill('２５％')
      const submission = page.getByRole('textbox', { name: '报送汇总表、申报书和随附材料' })
      await submission.fill('2024年6月31日')
      await press(page.getByRole('button', { name: '检查并新建批次' }))
      await see(page.getByText('请写一个真有的日期'))
      await submission.fill('2024年8月15日')
      await press(page.getByRole('button', { name: '检查并新建批次' }))
      await see(page.getByRole('link', { name: '徐汇区 · 第六批服务型制造示范遴选（2024）' }))
      await see(page.getByRole('heading', { name: '从收件开始' }))
    },
  },
]

const places = ['工作台', '收件', '初审', '排序', '定稿报送', '政策库', '设置'] as const

/** To a place of the rail by its number key. */
export async function goTo(page: Page, place: (typeof places)[number]): Promise<void> {
  await page.keyboard.press(`Alt+${places.indexOf(place) + 1}`)
  const link = page.getByRole('navigation', { name: '主要位置' }).getByRole('link', { name: place })
  await see(link.and(page.locator('[aria-current="page"]')))
}

/** To an application by Ctrl+K, and typing on at once. */
export async function search(page: Page, text: string, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(text)
  await see(
    page
      .getByRole('dialog')
      .getByRole('button', { name: new RegExp(name) })
      .first(),
  )
  await page.keyboard.press('Enter')
  await see(page.getByRole('heading', { name, level: 1 }))
}

async function chooseScan(page: Page, files: typeof scans): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await press(page.getByRole('button', { name: '选择扫描件' }))
  await (await chooser).setFiles(files)
}

export function see(what: Locator): Promise<void> {
  return what.waitFor({ state: 'visible' })
}

/** Presses a button once it may be: while what it does is under way, or is not known to be possible yet, it can't. */
export function press(button: Locator): Promise<void> {
  return button.and(button.page().locator(':enabled:not([aria-busy=true])')).press('Enter')
}

/** Where the keyboard is. */
export function focused(what: Locator): Locator {
  return what.and(what.page().locator(':focus'))
}

export function gone(what: Locator): Promise<void> {
  return what.waitFor({ state: 'hidden' })
}

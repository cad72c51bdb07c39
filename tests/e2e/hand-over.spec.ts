import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listApplications } from '../../db/applications.ts'
import { closeDesk, openDesk } from '../../src-main/desk/desk.ts'
import { handOver } from '../../src-main/desk/merge/hand-over.ts'
import { newDeskFrom } from '../../src-main/desk/merge/new-desk-from.ts'
import { correctValue } from '../../src-main/desk/values/correct-value.ts'
import { filePath } from '../../src-main/files/file-store.ts'
import { must } from '../support/desk.ts'
import {
  inBrowser,
  openBrowser,
  openScreen,
  type ServedDesk,
  serveDesk,
  serveFolder,
  type WatchedBrowser,
} from './desk.ts'
import { press, see } from './main-path.ts'
import { atPlace } from './places.ts'
import { sampleDesk } from './sample-desk.ts'

const zhang = { name: '张样' }
const li = { name: '李样' }

inBrowser('handing over', () => {
  let browser: WatchedBrowser
  let served: ServedDesk
  let empty: ServedDesk
  let stick: string
  let page: Page
  let lost: { readonly file: string; readonly sha256: string }

  beforeAll(async () => {
    browser = await openBrowser()
    const { folder, remove } = await sampleDesk()
    stick = join(remove, '盘')
    mkdirSync(stick)
    const desk = must(openDesk(folder))
    const attachments = listApplications(desk.store).flatMap((one) => one.attachments)
    lost = attachments.at(-1) ?? expect.unreachable()
    const set = (of: typeof desk, key: string, value: string, by = zhang) =>
      must(correctValue(of, { application: 'A01', key, value }, by))
    try {
      const { path, file } = must(await handOver(desk, { to: stick, applications: ['A01', 'A02'] }, zhang))
      const colleague = join(remove, '同事')
      must(await newDeskFrom(colleague, { path, file }, li))
      const theirs = must(openDesk(colleague))
      set(theirs, 'name', '上海样例泵业（乙）', li)
      set(theirs, 'address', '样例路 1 号', li)
      set(desk, 'name', '上海样例泵业（甲）')
      mkdirSync(join(stick, '收回'))
      must(await handOver(theirs, { to: join(stick, '收回'), password: '好密码' }, li))
      closeDesk(theirs)
    } finally {
      closeDesk(desk)
    }
    served = await serveFolder(folder, remove)
    empty = await serveDesk()
    page = (await openScreen(browser, served.address)).page
    await see(page.getByRole('navigation', { name: '主要位置' }))
  })
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
    await empty?.stop()
  })

  const told = (page: Page, text: string) => page.getByText(text).first()

  it('takes back what a colleague did: a conflict is decided by the keyboard, and Ctrl+Z takes all of it back', async () => {
    await atPlace(page, '/intake/hand-over')
    const [back = ''] = readdirSync(join(stick, '收回'))
    await page
      .getByRole('region', { name: '收入' })
      .locator('input[type=file]')
      .setInputFiles(join(stick, '收回', back))
    await see(page.getByText('有密码，没有填写或密码不对'))
    await page.getByLabel('密码', { exact: true }).fill('好密码')
    await page.keyboard.press('Enter')
    const conflict = page.getByRole('region', { name: '上海样例泵业（乙）' })
    await see(conflict.getByText('原为“上海样例泵业集团有限公司”'))
    const merge = page.getByRole('button', { name: '合并', exact: true })
    expect(await merge.isDisabled()).toBe(true)
    const ours = conflict.getByRole('radio', { name: /取我方/ })
    await ours.focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
    await see(conflict.getByRole('radio', { name: /取对方/, checked: true }))
    await press(merge)
    await see(told(page, '取用 1 处，冲突取舍 1 处'))

    const name = async (shown: string) => {
      await atPlace(page, '/intake')
      await see(page.getByRole('row', { name: new RegExp(`A01.*${shown}`) }))
    }
    await name('上海样例泵业（乙）')
    await atPlace(page, '/intake/hand-over')
    await see(page.getByRole('heading', { name: '交接与合并' }))
    await page.keyboard.press('Control+z')
    await name('上海样例泵业（甲）')
  })

  it('gives all of it to a new laptop, which opens it from the start screen and says there, too, which file is lost', async () => {
    rmSync(filePath(served.folder, lost.sha256))
    await atPlace(page, '/intake/hand-over')
    const all = join(stick, '整批')
    mkdirSync(all)
    const give = page.getByRole('form', { name: '交出' })
    await give.getByRole('textbox', { name: 'U 盘或文件夹' }).fill(all)
    await press(give.getByRole('button', { name: '交出并读回核对' }))
    await see(told(page, '已交出 12 件，并从那里读回核对'))
    const lacking = new RegExp(`1 份原件丢失或已损坏，没有带上：${lost.file}`)
    await see(page.getByRole('alert').getByText(lacking))

    const { page: fresh } = await openScreen(browser, empty.address)
    await press(fresh.getByRole('button', { name: '打开交接文件' }))
    await fresh.getByRole('textbox', { name: '交接文件在哪里' }).fill(all)
    await fresh.keyboard.press('Enter')
    await see(fresh.getByRole('radio', { name: /徐汇区 · .*整批 12 件/, checked: true }))
    await see(fresh.getByText(/没有密码，缺 1 份丢失的原件，交接_/))
    await press(fresh.getByRole('button', { name: '打开', exact: true }))
    await see(told(fresh, '收入 12 件，编号照旧'))
    await see(fresh.getByText('徐汇区 · 第五批服务型制造示范遴选（2023）'))
    // It is there until somebody has read it.
    const alert = fresh.getByRole('alert').filter({ hasText: lacking })
    await alert.getByRole('button').click()
    await alert.waitFor({ state: 'detached' })
    await atPlace(fresh, '/intake')
    await see(fresh.getByRole('row', { name: /^A12/ }))
  })
})

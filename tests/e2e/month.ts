import { mkdirSync, readdirSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { closeDesk, createDesk } from '../../src-main/desk/desk.ts'
import { verifyPackage } from '../../src-main/package/verify-package.ts'
import { must } from '../support/desk.ts'
import { changedNotice } from '../support/notice.ts'
import { setClock } from './clock.ts'
import { codeOf, enterprises, handIn, send } from './forty.ts'
import { focused, gone, goTo, press, search, see } from './main-path.ts'
import { data, leave, onDay, page, picture, step, work } from './month-days.ts'
import { atPlace } from './places.ts'
import { stampedScan } from './stamped-scan.ts'

/*
 * A whole July in the browser, by clicks and keys alone: forty applicants, ten that must correct, two officers with 会签,
 * a meeting of seven, quotas, a former winner and a penalised firm, and a stick that is pulled out half-way. With a
 * folder on the command line a picture of each step goes there. Run by `npm run test:month`.
 */

const [first, winner, penalised] = [enterprises[0], enterprises[11], enterprises[12]]
if (!first || !winner || !penalised) throw new Error('forty are fewer')
const corrected = enterprises.slice(0, 10)

const notice = changedNotice((scheme) => {
  scheme.quotas = [
    { id: 'enterprises', title: '示范企业', clause: '样例名额一', categories: ['enterprise'], maximum: 5 },
    {
      id: 'platforms',
      title: '示范平台',
      clause: '样例名额二',
      categories: ['platform'],
      maximum: 2,
      inPrinciple: true,
    },
  ]
})
setClock('2023-07-17T09:00:00+08:00')
const people = {
  recommender: '徐汇区科学技术委员会',
  preparer: '陈经办',
  phone: '021-64000000',
  email: 'desk@example.com',
}
closeDesk(must(createDesk(data, { scheme: notice.scheme.id, district: '徐汇区', ...people }, notice)))
await handIn(join(work, '收件'))

const button = (name: string | RegExp) => page.getByRole('button', { name })
const region = (text: string) => page.getByRole('listitem').filter({ hasText: text })
const chosen = async (
  files: string | { name: string; mimeType: string; buffer: Buffer }[],
  ask: () => Promise<void>,
) => {
  const chooser = page.waitForEvent('filechooser')
  await ask()
  await (await chooser).setFiles(files)
}
const place = (path: string) => atPlace(page, path)

async function take(folder: string, told: RegExp): Promise<void> {
  await goTo(page, '收件')
  await chosen(folder, () => press(page.getByRole('main').getByRole('button', { name: '选择收件文件夹' }).last()))
  await see(page.getByRole('complementary', { name: '收件结果' }).getByRole('status').filter({ hasText: told }))
}

async function another(name: string): Promise<void> {
  await press(page.getByRole('contentinfo').getByRole('button', { name: /登录的是/ }))
  await press(page.getByRole('menuitem', { name: /换人/ }))
  await signIn(name)
}

async function signIn(name: string): Promise<void> {
  await page.getByRole('radio', { name }).check()
  await press(button('登录'))
  await see(page.getByRole('contentinfo').getByRole('button', { name: new RegExp(name) }))
}

async function askForCorrections(day: string, count: number): Promise<void> {
  await goTo(page, '初审')
  await press(button('文书'))
  await page.getByRole('menuitem', { name: '补正通知…' }).click()
  const dialog = page.getByRole('dialog', { name: '补正通知' })
  await dialog.getByLabel('补正期限').fill(day)
  await press(dialog.getByRole('button', { name: '复制文字' }))
  await see(page.getByRole('alert').getByText(`已登记补正通知发出 ${count} 件`))
}

/** 全部采用, of each form that has come back. */
async function takeOver(names: readonly string[]): Promise<void> {
  for (const name of names) {
    await search(page, name, name)
    await page.getByRole('note').getByRole('link', { name: '逐处核对' }).press('Enter')
    await press(button(/^全部采用/))
    await see(page.getByRole('heading', { name: '没有待核对的补正' }))
  }
}

const july = (day: number) => `2023-07-${String(day).padStart(2, '0')}`

await onDay(july(17))
await step('two officers and 会签', async () => {
  await goTo(page, '设置')
  const own = page.getByRole('textbox', { name: '您的姓名' })
  await own.fill('陈经办')
  await own.press('Enter')
  await see(page.getByRole('contentinfo').getByRole('button', { name: /陈经办/ }))
  const adding = page.getByRole('form', { name: '添加人员' })
  await adding.getByRole('textbox').fill('李复核')
  for (const role of ['经办', '复核', '负责人']) await adding.getByRole('checkbox', { name: role }).press('Space')
  await press(button('添加'))
  await see(page.getByRole('row', { name: /^李复核/ }))
  await page.getByRole('switch', { name: /会签/ }).press('Space')
  await see(page.getByRole('switch', { name: /会签/, checked: true }))
})
await step('forty come in', () => take(join(work, '收件'), /新收 40 件/))
await step('modes of all enterprises in the grid', async () => {
  await page.getByRole('grid', { name: '申报' }).press('g')
  const grid = page.getByRole('grid', { name: '示范模式' })
  await see(grid)
  for (const _ of enterprises) {
    await page.keyboard.press('2')
    await page.keyboard.press('ArrowDown')
  }
  await see(grid.getByRole('row', { name: /22/ }).first())
  await page.keyboard.press('Escape')
  await gone(grid)
})
await step('two 名单, on which two are found', async () => {
  for (const [title, kind, source, name] of [
    ['历年入选名单', '历年名单', '样例主管部门', winner.name],
    ['行政处罚公示', '处罚名单', '样例监管部门', penalised.name],
  ] as const) {
    const path = join(work, `${title}.csv`)
    writeFileSync(path, `企业名称,备注\n${name},样例\n上海某某运输有限公司,样例`)
    await place('/findings/rosters')
    await press(button('导入名单'))
    const dialog = page.getByRole('dialog', { name: '导入名单' })
    await chosen(path, () => dialog.getByRole('button', { name: /名单文件/ }).click())
    await dialog.getByRole('combobox', { name: '种类' }).or(dialog.getByLabel('种类')).first().click()
    await page.getByRole('option', { name: kind }).click()
    await dialog.getByRole('textbox', { name: '名单名称' }).fill(title)
    await dialog.getByRole('textbox', { name: /来源/ }).fill(source)
    await press(dialog.getByRole('button', { name: /^导入/ }))
    await see(page.getByRole('table', { name: '名单' }).getByRole('link', { name }))
  }
})
await step('ruled on for all in one go', async () => {
  await goTo(page, '初审')
  await press(button('批量认定'))
  const dialog = page.getByRole('dialog', { name: '批量认定' })
  await see(dialog.getByText(/列出未了结的 39 件/))
  await see(focused(dialog.getByLabel('理由或依据').first()))
  await page.keyboard.type('已查询公开信息，均无记录')
  await page.keyboard.press('Enter')
  await gone(dialog)
})
await step('ten are asked to correct', () => askForCorrections(july(26), 10))
await step('who owes what', async () => {
  await place('/intake/owing')
  await see(page.getByText('共 10 家'))
})

await onDay(july(24))
await step('signed in again', () => signIn('陈经办'))
await step('nine forms come back, two of them still lacking', async () => {
  const to = join(work, '补正一')
  for (const [i, one] of corrected.entries()) {
    if (i === 7) continue
    const change = [{}, {}, {}, {}, {}, { employees: '', patents: '47' }, { employees: '', patents: '48' }][i]
    await send(to, one, change ?? (i === 8 ? { code: codeOf(900) } : { name: one.name.replace('有限', '集团有限') }))
  }
  await take(to, /收到补正 9 件/)
})
await step('taken over, place by place known', () =>
  takeOver(corrected.filter((_, i) => i !== 7).map(({ name }) => name)),
)
await step('the two are asked again', () => askForCorrections(july(28), 3))
await step('and send again', async () => {
  const to = join(work, '补正二')
  for (const one of corrected.slice(5, 7)) await send(to, one)
  await take(to, /收到补正 2 件/)
  await takeOver(corrected.slice(5, 7).map(({ name }) => name))
})

await onDay('2023-08-01')
await step('signed in in August', () => signIn('陈经办'))
await step('one is late, and reminded', async () => {
  await goTo(page, '工作台')
  await see(page.getByRole('main').getByRole('link', { name: /1 家补正超期/ }))
  await place('/intake/owing')
  await page.getByRole('grid', { name: '谁还欠什么' }).press('c')
  await see(page.getByRole('dialog').getByRole('img', { name: /补正催办函.*第 1 页/ }))
  await page.keyboard.press('Escape')
})
await step('the late one comes', async () => {
  const [, , , , , , , late] = corrected
  if (!late) throw new Error('nobody is late')
  await send(join(work, '补正三'), late)
  await take(join(work, '补正三'), /收到补正 1 件/)
  await takeOver([late.name])
})
await step('the penalised one is declined, what lists and changed codes left open is ruled on', async () => {
  await search(page, penalised.name, penalised.name)
  await press(button('不予推荐…'))
  await see(focused(page.getByRole('textbox', { name: '不予推荐的理由' })))
  await page.keyboard.type('处罚尚未了结')
  await page.keyboard.press('Enter')
  await see(button('撤销不予推荐'))
  await goTo(page, '初审')
  await press(button('批量认定'))
  const dialog = page.getByRole('dialog', { name: '批量认定' })
  const reason = dialog.getByRole('combobox', { name: '理由或依据' }).or(dialog.getByLabel('理由或依据')).first()
  await see(reason)
  const left = dialog.getByRole('group', { name: '认定哪几项' }).getByRole('checkbox', { checked: false })
  while ((await left.count()) > 0) await left.first().press('Space')
  await reason.fill('已逐件核对原件和名单，不是同一事项')
  await picture('ruling on the rest')
  await reason.press('Enter')
  await gone(dialog)
  await see(page.getByRole('radiogroup', { name: '显示' }).getByText('未了结 0'))
})

const members = ['甲', '乙', '丙', '丁', '戊', '己', '庚'].map((name) => `样例评委${name}`)
await step('a meeting of seven', async () => {
  await goTo(page, '排序')
  await page.getByRole('link', { name: '评委排序和理由' }).press('Enter')
  const facts = page.getByRole('textbox', { name: '评委' })
  await see(page.getByText(/^评审会：/))
  if (!(await facts.isVisible())) await page.getByText(/^评审会：/).click()
  await page.getByLabel('日期').fill('2023-08-03')
  await facts.fill(members.join('\n'))
  await press(button('保存'))
  await see(page.getByRole('columnheader', { name: '7 号 样例评委庚' }))
})
await step('their sheets typed in, a number and Enter for each place', async () => {
  const cells = page.getByRole('table', { name: '评委排序' }).getByRole('textbox')
  const rows = (await cells.count()) / members.length
  await cells.first().focus()
  for (const [m] of members.entries())
    for (let row = 0; row < rows; row++) {
      await page.keyboard.type(String(((row + 3 * (m % 3)) % rows) + 1))
      await page.keyboard.press('Enter')
    }
  await see(page.getByRole('status').filter({ hasText: '计入 7 张排序表，共 7 位评委' }))
  console.log(`   ${rows} candidates × ${members.length}`)
})
await step('taken over, no more than the quota has', async () => {
  await see(page.getByRole('status').filter({ hasText: '按名额可推荐前 5 件' }))
  await page.keyboard.press('Control+Enter')
  await see(page.getByText('已按评委名次和推荐 5 件'))
  await page.getByRole('textbox', { name: '几件共同的理由' }).fill('名额所限，评委名次靠后')
  await press(button(/^写给没有理由的/))
  await see(page.getByText('都有理由'))
})
await step('two platforms, a third only with its reason; the district', async () => {
  await goTo(page, '排序')
  const categories = page.getByRole('radiogroup', { name: '类别' })
  await categories.getByRole('radio', { name: '示范平台' }).press('Space')
  const next = button(/，未推荐$/).first()
  for (let i = 0; i < 2; i++) {
    await next.press('Enter')
    await see(button(new RegExp(`，第 ${i + 1} 位$`)))
  }
  const beyond = page.getByRole('dialog', { name: '超出名额的理由' })
  await next.press('Enter')
  await press(beyond.getByRole('button', { name: '不推荐' }))
  await gone(button(/，第 3 位$/))
  await next.press('Enter')
  await beyond.getByRole('textbox', { name: '理由' }).fill('服务全市的公共平台')
  await page.keyboard.press('Control+Enter')
  await see(button(/，第 3 位$/))
  await categories.getByRole('radio', { name: '示范区' }).press('Space')
  await button('徐汇区，未推荐').press('Enter')
  await see(button('徐汇区，第 1 位'))
  await page.getByRole('link', { name: '评委排序和理由' }).press('Enter')
  await categories.getByRole('radio', { name: '示范平台' }).press('Space')
  await page.getByRole('textbox', { name: '几件共同的理由' }).fill('名额所限')
  await press(button(/^写给没有理由的/))
  await see(page.getByText('都有理由'))
})

const submitted = async () => {
  await place('/submission')
  await press(button('提交复核'))
  await see(region('会签 待办').filter({ hasText: '已锁定' }))
}
const consented = async () => {
  await another('李复核')
  await place('/submission')
  await press(button('复核通过'))
  await press(button('同意'))
  await see(region('会签 已同意'))
}
await step('submitted by one, passed and consented to by the other', async () => {
  await submitted()
  await consented()
})
await step('unlocked with a reason, changed, and signed off again', async () => {
  await press(button('解锁…'))
  await see(focused(page.getByRole('textbox', { name: '解锁的理由' })))
  await page.keyboard.type('申报单位来函更正联系人')
  await page.keyboard.press('Enter')
  await see(region('会签 待办'))
  await another('陈经办')
  await search(page, first.name, first.name)
  const contact = page.getByRole('textbox', { name: '联系人', exact: true })
  await contact.fill('样例丁')
  await contact.press('Tab')
  await submitted()
  await another('李复核')
  await place('/submission')
  await see(page.getByRole('region', { name: '上次复核之后的改动' }).getByText(/样例丁/))
  await picture('what has changed since')
  await press(button('复核通过'))
  await press(button('同意'))
  await see(region('会签 已同意'))
  await another('陈经办')
})

await onDay('2023-08-08')
await step('signed in for the last days', () => signIn('陈经办'))
await step('frozen, made, stamped, packed', async () => {
  await goTo(page, '定稿报送')
  await press(page.getByRole('button', { name: '定稿', exact: true }))
  await see(region('定稿 已定稿'))
  await press(page.getByRole('button', { name: '生成', exact: true }))
  await see(page.getByRole('table', { name: '申报书和汇总表' }).getByRole('row', { name: /申报书共 9 册/ }))
  await press(button('推荐汇总表（盖章用 PDF）'))
  const downloading = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('link', { name: '下载', exact: true }).press('Enter')
  const summary = join(work, 'summary.pdf')
  await (await downloading).saveAs(summary)
  await page.keyboard.press('Escape')
  await chosen(await stampedScan(summary), () => press(button('选择扫描件')))
  await see(region('盖章扫描件 已收回'))
  await press(page.getByRole('button', { name: '生成报送包', exact: true }))
  await see(region('报送包 已生成'))
})
await step('a stick pulled out half-way is told, and nothing of it is called a copy', async () => {
  const stick = join(work, 'stick')
  mkdirSync(stick)
  const pulling = watch(stick, () => rmSync(stick, { recursive: true, force: true }))
  const to = region('送达 待办')
  await to.getByRole('textbox', { name: 'U 盘或文件夹' }).fill(stick)
  await page.keyboard.press('Enter')
  const copied = to.getByText(/读回核对一致/)
  await see(page.getByRole('alert').filter({ hasText: '没有登记；本机的报送包没有受影响' }).or(copied))
  pulling.close()
  if ((await copied.count()) > 0) throw new Error('a copy that is gone is called one, or was whole before it was gone')
})
await step('copied again, and verified on the stick', async () => {
  const stick = join(work, 'another stick')
  mkdirSync(stick)
  const to = region('送达 待办')
  await to.getByRole('textbox', { name: 'U 盘或文件夹' }).fill(stick)
  await page.keyboard.press('Enter')
  await see(to.getByText(/已拷到“.*”，从那里读回核对一致/))
  const [copy = ''] = readdirSync(stick)
  if (!must(await verifyPackage(join(stick, copy))).ok) throw new Error('the copy is not whole')
})
await step('已送达, with the receipt', async () => {
  const to = region('送达 待办')
  await to.getByRole('checkbox', { name: '全部勾选' }).press('Space')
  await to.getByRole('textbox', { name: '收件人' }).fill('样例收件人')
  const receipt = { name: '签收回执.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('ffd8ffe000104a464946', 'hex') }
  await chosen([receipt], () => press(to.getByRole('button', { name: '选择回执…' })))
  await press(to.getByRole('button', { name: '登记送达' }))
  await see(region('送达 已送达').getByText('样例收件人签收，回执已收'))
  await goTo(page, '工作台')
  await see(page.getByRole('banner').getByText(/^已送达/))
})

const amiss = await leave()
console.log(amiss.length === 0 ? 'no error in the page' : amiss.join('\n'))
process.exitCode = amiss.length === 0 ? 0 : 1

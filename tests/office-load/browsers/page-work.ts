import type { Page } from 'playwright-core'
import { gone, goTo, press, search, see } from '../../e2e/main-path.ts'
import { onScreen } from '../../e2e/on-screen.ts'
import { type Random, randomOf } from '../../faults/random.ts'
import { applicationId, applicationName } from '../people.ts'
import type { OwnBrowser } from './own-browser.ts'

type Task = {
  readonly seed: number
  readonly applications: number
  /** The most milliseconds an officer thinks before they do the next thing. */
  readonly pause: number
  readonly isOver: (doings: number) => boolean
}

const cells: readonly [string, ...string[]] = ['联系人', '职务', '注册地址']
const modes = ['全生命周期管理', '供应链管理', '总集成总承包'] as const
/** Where officers meet: every other doing is on one of these. */
const crowded = 4

/** One officer at work by clicks and keys: answers how many things they did. */
export async function workOnPage({ name, page, heard }: OwnBrowser, task: Task): Promise<number> {
  const random = randomOf(task.seed)
  const own = officerAt(page, name, random, task.applications)
  const doings = [
    ...Array<() => Promise<void>>(8).fill(own.change),
    ...[own.write, own.write, own.choose, own.rule, own.rule, own.decide, own.note, own.look, own.drag, own.moveByKey],
  ]
  const [first = own.change, ...others] = doings
  let done = 0
  while (!task.isOver(done)) {
    const doing = random.one([first, ...others])
    try {
      await doing()
    } catch (error) {
      heard.faults.push(`${name}: ${error}\n${await onScreen(page, [])}`)
      await page.reload()
      await see(page.getByRole('navigation', { name: '主要位置' }))
    }
    done++
    await page.waitForTimeout(random.below(task.pause + 1))
  }
  return done
}

/** What an officer reads of the applications where all have met, each as number and contact. */
export async function readCrowded({ page }: OwnBrowser): Promise<string[]> {
  const read: string[] = []
  for (let n = 1; n <= crowded; n++) {
    await search(page, applicationId(n), applicationName(n))
    // What was read before is shown until it has been read anew.
    await page.waitForTimeout(2000)
    read.push(`${applicationId(n)} ${await page.getByRole('textbox', { name: '联系人', exact: true }).inputValue()}`)
  }
  return read
}

function officerAt(page: Page, name: string, random: Random, applications: number) {
  let written = 0
  const text = () => `${name}填${++written}`
  const some = () => random.below(random.below(2) === 0 ? crowded : applications) + 1
  const open = async () => {
    const n = some()
    await search(page, applicationId(n), applicationName(n))
  }
  /** Who came second looks at both and takes one. */
  const settle = async () => {
    await see(page.getByRole('contentinfo').getByText(/^已保存/))
    const choices = page.getByRole('alert').getByRole('button', { name: /^用/ })
    while ((await choices.count()) > 0) {
      // Where another has become of the same mind meanwhile, there is nothing to choose any more.
      await choices
        .nth(random.below(2))
        .click({ timeout: 5000 })
        .catch(() => {})
      await see(page.getByRole('contentinfo').getByText(/^已保存/))
    }
  }
  const grid = page.getByRole('grid', { name: '初审矩阵' })
  const handles = page.locator('[data-handle]')
  /** Others may have taken everybody out of the order. */
  const anyRanked = async () => {
    await goTo(page, '排序')
    await page.waitForTimeout(500)
    return (await handles.count()) > 0
  }
  const handle = async () => handles.nth(random.below(await handles.count()))

  return {
    async change() {
      await open()
      const cell = page.getByRole('textbox', { name: random.one(cells), exact: true })
      await cell.click()
      await page.keyboard.type(text())
      // Long enough for another to be first, now and then.
      await page.waitForTimeout(random.below(800))
      await page.keyboard.press('Enter')
      await settle()
    },
    async write() {
      await open()
      await page.keyboard.press('Alt+Shift+2')
      const part = page.locator('textarea[data-heading]').first()
      await part.click()
      await page.keyboard.press('Control+End')
      await page.keyboard.type(text())
      await page.keyboard.press('Escape')
      await settle()
      await page.keyboard.press('Alt+Shift+1')
    },
    async choose() {
      await open()
      await page.getByRole('checkbox', { name: random.one(modes) }).click()
      await settle()
    },
    async rule() {
      await goTo(page, '初审')
      await see(grid)
      const shown = grid.locator('tbody td[data-cursor], tbody td[tabindex="-1"]')
      await shown.nth(random.below(Math.min(60, await shown.count()))).click()
      await page.keyboard.press('Enter')
      const margin = page.getByRole('complementary', { name: '初审结果' })
      const reason = margin.getByLabel('理由或依据').and(page.locator('input'))
      await see(reason)
      if (random.below(2) === 0) await margin.getByText('✗ 不通过', { exact: true }).click()
      await reason.fill(`${text()}，已查阅`)
      await press(margin.getByRole('button', { name: '认定', exact: true }))
      await page.waitForTimeout(200)
      await margin.getByRole('button', { name: '收起' }).click()
      await gone(margin)
    },
    async decide() {
      await open()
      const back = page.getByRole('button', { name: '撤销不予推荐' })
      const decline = page.getByRole('button', { name: '不予推荐…' })
      if ((await back.count()) > 0) return press(back)
      const asked = page.getByRole('textbox', { name: '不予推荐的理由' })
      // Somebody else may decline it in any of these moments.
      const isPressed = await decline.press('Enter', { timeout: 5000 }).then(
        () => true,
        () => false,
      )
      if (!isPressed) return
      await see(asked.or(back))
      if ((await asked.count()) === 0) return
      await asked.fill(text())
      await page.keyboard.press('Enter')
      await gone(page.getByRole('textbox', { name: '不予推荐的理由' }))
    },
    async note() {
      // Notes stand in the margin until a cell is chosen, as it still is where the same application is open.
      await goTo(page, '收件')
      await open()
      await press(page.getByRole('button', { name: '记备忘' }))
      const dialog = page.getByRole('dialog', { name: /^记备忘/ })
      await dialog.getByRole('textbox', { name: '备忘' }).fill(text())
      await page.keyboard.press('Control+Enter')
      await gone(dialog)
    },
    async look() {
      await goTo(page, '初审')
      await see(grid)
      for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'PageDown', 'Home']) await page.keyboard.press(key)
    },
    async drag() {
      if (!(await anyRanked())) return
      // One of them may go while it is looked for.
      const place = async () => (await handle()).boundingBox({ timeout: 2000 }).catch(() => undefined)
      const [from, to] = [await place(), await place()]
      if (!from || !to) return
      await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
      await page.mouse.down()
      await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 })
      await page.mouse.up()
    },
    async moveByKey() {
      if (!(await anyRanked())) return
      const row = await handle()
      // It may be gone by then.
      const isThere = await row.focus({ timeout: 5000 }).then(
        () => true,
        () => false,
      )
      if (!isThere) return
      await page.keyboard.press(random.one(['1', '2', '5', 'Enter', 'Delete', 'Alt+ArrowUp']))
      await page.waitForTimeout(800)
    },
  }
}

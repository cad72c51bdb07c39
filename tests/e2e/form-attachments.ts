import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { fixtures } from './desk.ts'
import { held } from './held.ts'
import { see } from './main-path.ts'
import { atPlace, told } from './places.ts'

/** The applications these steps have to themselves. */
type Name = 'licensed' | 'licensedNext' | 'dropped' | 'removed'

/** What one does with attachments at the form: on the desk the form is tried on. */
export function attachmentsBeside(
  at: () => {
    readonly page: Page
    readonly open: (name: Name) => Promise<void>
    readonly idOf: (name: Name) => string
  },
): void {
  it('has the licence beside the form, larger by keys and Ctrl and the wheel, and finds it so again', async () => {
    const { page, open, idOf } = at()
    const [first, next] = [idOf('licensed'), idOf('licensedNext')]
    await open('licensed')
    const licence = join(fixtures, '03样例仪器_服务占比不足/营业执照.pdf')
    for (const id of [first, next]) {
      await atPlace(page, `/applications/${id}`)
      await see(page.getByText(`${id} · 示范企业`))
      await page.getByLabel('附件清单').locator('input[type=file]').first().setInputFiles(licence)
      await see(page.getByRole('button', { name: '营业执照.pdf', exact: true }))
    }
    await atPlace(page, `/applications/${first}`)
    const name = page.getByRole('textbox', { name: '企业名称' })
    await name.click()
    await page.keyboard.press('Alt+Shift+Digit4')
    const pane = page.getByRole('complementary', { name: '对照附件' })
    const sheet = pane.getByRole('img', { name: '营业执照.pdf，第 1 页，共 1 页' })
    await see(sheet.and(page.locator('[aria-busy="false"]')))
    // Both are there at once on a small laptop, the focus where it was.
    await see(name.and(page.locator(':focus')))
    const [cell, box] = [await name.boundingBox(), await pane.boundingBox()]
    expect((cell?.x ?? Infinity) + (cell?.width ?? 0)).toBeLessThanOrEqual(box?.x ?? 0)
    expect((box?.x ?? Infinity) + (box?.width ?? 0)).toBeLessThanOrEqual(1366)
    const width = async () => (await sheet.boundingBox())?.width ?? 0
    const whole = await width()
    await page.keyboard.press('Alt+=')
    await expect.poll(width).toBeGreaterThan(whole * 1.2)
    await sheet.hover()
    await page.keyboard.down('Control')
    await page.mouse.wheel(0, -100)
    await page.keyboard.up('Control')
    await see(pane.getByRole('button', { name: '150%' }))
    await see(name.and(page.locator(':focus')))

    await page.keyboard.press('Alt+PageDown')
    await see(page.getByText(`${next} · 示范企业`))
    await see(pane.getByRole('button', { name: '150%' }))
    await see(sheet.and(page.locator('[aria-busy="false"]')))
    await page.keyboard.press('Alt+PageUp')
    await see(page.getByText(`${first} · 示范企业`))
    await pane.getByRole('button', { name: '收起附件' }).click()
    await expect.poll(() => pane.count()).toBe(0)
  })

  it('attaches a PDF that is dropped on the form, and stays there', async () => {
    const { page, open, idOf } = at()
    await open('dropped')
    await see(page.getByRole('textbox', { name: '联系人' }))
    const bytes = [...(await readFile(join(fixtures, '03样例仪器_服务占比不足/营业执照.pdf')))]
    const drag = (kind: string, over: string) =>
      page.getByLabel(over, { exact: true }).evaluate(
        (element, { kind, bytes }) => {
          const dataTransfer = new DataTransfer()
          dataTransfer.items.add(new File([new Uint8Array(bytes)], '营业执照.pdf', { type: 'application/pdf' }))
          element.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }))
        },
        { kind, bytes },
      )
    await drag('dragover', '申报表')
    await see(page.getByText('松开即收'))
    // The list of attachments takes it by itself, and lies under nothing.
    await drag('dragover', '附件清单')
    await expect.poll(() => page.getByText('松开即收').count()).toBe(0)
    await drag('drop', '申报表')
    await see(page.getByRole('button', { name: '营业执照.pdf', exact: true }))
    expect(new URL(page.url()).hash).toBe(`#/applications/${idOf('dropped')}`)
  })

  it('brings a removed attachment back, though Ctrl+Z was pressed while its removal was still being kept', async () => {
    const { page, open } = at()
    await open('removed')
    const file = page.getByRole('button', { name: '样例证明.txt', exact: true })
    const body = { name: '样例证明.txt', mimeType: 'text/plain', buffer: Buffer.from('样例') }
    await page.getByLabel('附件清单').locator('input[type=file]').last().setInputFiles(body)
    await see(file)

    const letGo = await held(page, /\/rpc\/attachments\/remove/)
    await page.getByRole('button', { name: '移除“样例证明.txt”' }).click()
    await page.keyboard.press('Control+z')
    await see(told(page, '上一步正在保存'))
    letGo()
    await see(told(page, '已撤销：移除“样例证明.txt”'))
    await see(file)

    await page.keyboard.press('Control+y')
    await see(told(page, '已重做：移除“样例证明.txt”'))
    await expect.poll(() => file.count()).toBe(0)
    await page.keyboard.press('Control+z')
    await see(file)
  })
}

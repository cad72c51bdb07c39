import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { closeDesk } from '../../src-main/desk/desk.ts'
import { openWorkers } from '../../src-main/documents/workers/workers.ts'
import { type Context, holdDesk } from '../../src-main/router/context.ts'
import { startLoopback } from '../../src-main/shells/loopback/server.ts'
import { officeOf } from '../../src-main/shells/office/office.ts'
import { quickCost } from '../src-main/router/desks.ts'
import { passwordOf, peopleOf } from '../src-main/shells/office/people.ts'
import { application } from '../support/application.ts'
import { deskIn } from '../support/desk.ts'
import { openScreen, type WatchedBrowser } from './desk.ts'
import { press, see } from './main-path.ts'
import { atPlace } from './places.ts'
import { builtRenderer } from './renderer-build.ts'

/** A desk of two applications, with 陈经办 at its head and 李同事, in a program that may open it to an office. */
export async function deskOfOffice(browser: WatchedBrowser) {
  const home = mkdtempSync(join(tmpdir(), 'desk-e2e-'))
  const folder = join(home, '徐汇区')
  const names = ['上海样例一号有限公司', '上海样例二号有限公司']
  const filled = names.map((name) => application('enterprise', { values: { name, contact: '样例甲' } }))
  closeDesk(deskIn(folder, undefined, ...filled))
  const workers = openWorkers()
  const alone: Context = { holder: holdDesk(folder), workers, host: { kind: 'browser' }, passwordCost: quickCost }
  alone.holder.open(folder)
  await peopleOf(alone, { name: '李同事', roles: ['handler'] })
  const renderer = await builtRenderer()
  const context: Context = {
    ...alone,
    office: officeOf(alone, renderer, () => [{ address: '127.0.0.1', network: 'eth0' }]),
  }
  const machine = await startLoopback(context, renderer)
  const { page: host } = await openScreen(browser, machine.openingAddress())
  return {
    context,
    home,
    /** The page at the machine itself. */
    host,
    async close() {
      await context.office?.close()
      await machine.close()
      context.holder.close()
      await workers.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** At the machine, by its head: what 设置 › 办公室 says once it is open. */
export async function openOffice(
  host: Page,
  port: number,
): Promise<{ readonly origin: string; readonly fingerprint: string }> {
  await host.getByRole('radio', { name: '陈经办' }).check()
  await host.getByLabel('陈经办的密码').fill(passwordOf)
  await press(host.getByRole('button', { name: '登录' }))
  await see(host.getByRole('navigation', { name: '主要位置' }))
  await atPlace(host, '/settings')
  await host.getByLabel('端口').fill(String(port))
  await press(host.getByRole('button', { name: '打开办公室' }))
  await see(host.getByText('请同事在浏览器里输入'))
  const section = host.getByRole('region', { name: '办公室' })
  const origin = await section.getByText(/^https:\/\//).innerText()
  const fingerprint = (await section.getByLabel('证书指纹').innerText()).replace('\n', ':')
  return { origin, fingerprint }
}

export async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as { port: number }
  await new Promise((closed) => server.close(closed))
  return port
}

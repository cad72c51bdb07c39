import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'electron-vite'
import { _electron } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { hasDisplay } from '../../src-main/shells/open-in-system.ts'
import { sampleDistrict } from '../../src-main/shells/sample.ts'
import { closeDesk, openDesk } from '../../src-main/use-cases/desk.ts'

const root = resolve(import.meta.dirname, '../..')

/** The Electron executable, where it has been fetched. */
function electronRuntime(): string | undefined {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules/electron/dist')
  const path = join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron')
  return existsSync(path) ? path : undefined
}

it('opens the sample district in Electron, without Node, a second window or a request to any network', async ({
  skip,
}) => {
  const executablePath = electronRuntime()
  const reason = executablePath ? !hasDisplay() && 'skipped: no display for Electron' : 'skipped: no Electron runtime'
  if (!executablePath || reason) {
    console.info(`tests/e2e/electron.spec.ts ${reason}`)
    return skip(reason || '')
  }
  await build({ root, logLevel: 'error' })
  const sample = await sampleDistrict(join(root, 'tests/fixtures/xuhui-intake'))
  if (!sample.ok) throw new Error(sample.problem.message)
  const profile = await mkdtemp(join(tmpdir(), 'desk-profile-'))
  onTestFinished(async () => {
    for (const path of [profile, sample.value.remove]) await rm(path, { recursive: true, force: true })
  })
  // Chromium's sandbox does not run for root, which some build machines are.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    executablePath,
    args: [root, `--data=${sample.value.folder}`, `--user-data-dir=${profile}`, ...asRoot],
  })
  onTestFinished(() => app.close())
  const page = await app.firstWindow()
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await page.reload()
  await page.getByText('徐汇区').first().waitFor()
  expect(page.url()).toMatch(/^app:\/\/desk\//)
  expect(requests.filter((url) => !/^(app:\/\/desk\/|data:|blob:app:)/.test(url))).toEqual([])
  expect(
    await page.evaluate(() => [typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process')]),
  ).toEqual(['undefined', 'undefined'])
  expect(await page.evaluate(() => window.open('https://example.com/'))).toBeNull()
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied')
  expect(app.windows()).toHaveLength(1)
  await app.close()
  const freed = openDesk(sample.value.folder)
  expect(freed).toMatchObject({ ok: true })
  if (freed.ok) closeDesk(freed.value)
})

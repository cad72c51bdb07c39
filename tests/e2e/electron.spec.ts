import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'electron-vite'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDesk, openDesk } from '../../src-main/desk/desk.ts'
import { hasDisplay } from '../../src-main/shells/open-in-system.ts'
import { fixtures } from './desk.ts'
import { mainPath, type Officer } from './main-path.ts'

const root = resolve(import.meta.dirname, '../..')

/** The Electron executable, where it has been fetched. */
function electronRuntime(): string | undefined {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules/electron/dist')
  const path = join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron')
  return existsSync(path) ? path : undefined
}

const executablePath = electronRuntime()
const reason = executablePath
  ? hasDisplay()
    ? ''
    : 'skipped: no display for Electron'
  : 'skipped: no Electron runtime'

describe.skipIf(reason !== '')(`the main path in Electron${reason && ` (${reason})`}`, () => {
  let profile: string
  let app: ElectronApplication
  let page: Page
  let officer: Officer
  const requests: string[] = []
  let downloads = 0

  beforeAll(async () => {
    await build({ root, logLevel: 'error' })
    profile = await mkdtemp(join(tmpdir(), 'desk-profile-'))
    // Chromium's sandbox does not run for root, which some build machines are.
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    app = await _electron.launch({
      executablePath: executablePath ?? '',
      args: [root, `--data=${join(profile, 'data')}`, `--user-data-dir=${profile}`, ...asRoot],
    })
    page = await app.firstWindow()
    page.on('request', (request) => requests.push(request.url()))
    officer = {
      page,
      aside: (look) => look(),
      async chooseFolder(ask) {
        await app.evaluate(({ dialog }, folder) => {
          dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] })
        }, fixtures)
        await ask()
      },
      async download(ask) {
        const path = join(profile, `下载-${++downloads}`)
        const ended = app.evaluate(
          ({ session }, path) =>
            new Promise<string>((resolve) =>
              session.defaultSession.once('will-download', (_event, item) => {
                item.setSavePath(path)
                item.once('done', (_event, state) => resolve(state))
              }),
            ),
          path,
        )
        await ask()
        expect(await ended).toBe('completed')
        return path
      },
    }
  })

  afterAll(async () => {
    await app?.close()
    await rm(profile, { recursive: true, force: true })
  })

  for (const { title, walk } of mainPath) it(title, () => walk(officer))

  it('has no Node in its page, no second window, no permission and no request to any network', async () => {
    expect(page.url()).toMatch(/^app:\/\/desk\//)
    expect(requests.filter((url) => !/^(app:\/\/desk\/|data:|blob:app:)/.test(url))).toEqual([])
    expect(
      await page.evaluate(() => [typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process')]),
    ).toEqual(['undefined', 'undefined'])
    expect(await page.evaluate(() => window.open('https://example.com/'))).toBeNull()
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied')
    expect(app.windows()).toHaveLength(1)
  })

  it('frees the data folder when it ends', async () => {
    await app.close()
    const freed = openDesk(join(profile, 'data'))
    expect(freed).toMatchObject({ ok: true })
    if (freed.ok) closeDesk(freed.value)
  })
})

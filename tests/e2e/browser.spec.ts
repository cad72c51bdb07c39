import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  fixtures,
  inBrowser,
  openBrowser,
  openScreen,
  type Screen,
  type ServedDesk,
  serveDesk,
  type WatchedBrowser,
} from './desk.ts'
import { mainPath, type Officer } from './main-path.ts'
import { countPresses, type Presses } from './presses.ts'

inBrowser('the main path in the browser', () => {
  const downloads = mkdtempSync(join(tmpdir(), 'desk-downloads-'))
  let desk: ServedDesk
  let browser: WatchedBrowser
  let screen: Screen
  let officer: Officer
  let presses: Presses
  /** After each step. */
  const pressed = new Map<string, number>()
  let lost = false

  beforeAll(async () => {
    desk = await serveDesk()
    browser = await openBrowser()
    screen = await openScreen(browser, desk.address)
    const { page } = screen
    presses = await countPresses(page)
    officer = {
      page,
      aside: presses.aside,
      async download(ask) {
        const downloading = page.waitForEvent('download')
        await ask()
        const file = await downloading
        const path = join(downloads, file.suggestedFilename())
        await file.saveAs(path)
        return path
      },
      async chooseFolder(ask) {
        const chooser = page.waitForEvent('filechooser')
        await ask()
        await (await chooser).setFiles(fixtures)
      },
    }
  })

  afterAll(async () => {
    await browser?.close()
    await desk?.stop()
    rmSync(downloads, { recursive: true, force: true })
  })

  for (const { title, walk } of mainPath) {
    it(title, async ({ skip }) => {
      skip(lost, 'an earlier step did not arrive')
      lost = true
      await walk(officer)
      pressed.set(title, await presses.count())
      lost = false
    })
  }

  it('takes an officer no more than 39 keys, clicks and texts from an empty folder to the package, 47 to 已送达', ({
    skip,
  }) => {
    skip(lost, 'an earlier step did not arrive')
    const after = (title: RegExp) => [...pressed].find(([walked]) => title.test(walked))?.[1]
    expect(after(/^finishes a package/)).toBeLessThanOrEqual(39)
    expect(after(/^takes the package along/)).toBeLessThanOrEqual(47)
  })

  it('asks nothing of anybody but its own server, and nothing fails unseen', ({ skip }) => {
    skip(lost, 'an earlier step did not arrive')
    expect(screen.requests.filter((url) => !url.startsWith(`${desk.origin}/`) && !url.startsWith('blob:'))).toEqual([])
    expect(desk.connections).toEqual([])
    expect(screen.errors).toEqual([])
  })
})

import { mkdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setClock } from './clock.ts'
import { openBrowser, openScreen, serveFolder } from './desk.ts'
import { screens, show } from './screens.ts'
import { workedDistrict } from './worked-district.ts'

/*
 * Every screen with the worked sample district: for the manual into docs/images (1366×768), and with a folder named on
 * the command line also large and dark into that.
 */

const docs = resolve(import.meta.dirname, '../../docs/images')
const [elsewhere] = process.argv.slice(2)

const sets = [
  { folder: docs, viewport: { width: 1366, height: 768 }, colorScheme: 'light' },
  ...(elsewhere
    ? ([
        { folder: join(elsewhere, 'large'), viewport: { width: 1920, height: 1080 }, colorScheme: 'light' },
        { folder: join(elsewhere, 'dark'), viewport: { width: 1366, height: 768 }, colorScheme: 'dark' },
      ] as const)
    : []),
] as const

// A working day between the notice and its deadline.
setClock('2023-07-27T09:20:00+08:00')
const { folder, remove } = await workedDistrict()
const desk = await serveFolder(folder, remove, new Date().toISOString())
const browser = await openBrowser()
const first = await openScreen(browser, desk.address)
const storageState = await first.page.context().storageState()
for (const { folder: to, viewport, colorScheme } of sets) {
  mkdirSync(to, { recursive: true })
  const { page } = await openScreen(browser, desk.origin, { viewport, colorScheme, storageState })
  for (const screen of screens) {
    await show(page, screen)
    await page.waitForLoadState('networkidle')
    // The manual shows an officer's folder, not that of the machine the pictures were made on.
    await page.evaluate((folder) => {
      for (const code of document.querySelectorAll('code')) {
        if (code.textContent === folder) code.textContent = 'D:\\遴选工作台'
      }
    }, folder)
    const path = join(to, `${screen.name}.png`)
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
    console.log(path, `${Math.round(statSync(path).size / 1024)} KB`)
  }
}
await browser.close()
await desk.stop()

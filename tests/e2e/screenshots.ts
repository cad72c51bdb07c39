import { mkdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setClock } from './clock.ts'
import { openBrowser, openScreen, serveFolder } from './desk.ts'
import { see } from './main-path.ts'
import { deskOfOffice, freePort, openOffice } from './office-desk.ts'
import { cityScreens, type PlacedScreen, screens, show } from './screens.ts'
import { workedCity } from './worked-city.ts'
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

const browser = await openBrowser()

// A working day between the notice and its deadline.
await pictures('2023-07-27T09:20:00+08:00', workedDistrict, screens)
// And at the city, when the districts' packages are in.
await pictures('2023-08-21T09:20:00+08:00', workedCity, cityScreens)
await officePictures()
await browser.close()

/** What a colleague compares, where it stands at the machine; and what they see once they have. */
async function officePictures(): Promise<void> {
  const office = await deskOfOffice(browser)
  const { origin } = await openOffice(office.host, await freePort())
  const section = office.host.getByRole('region', { name: '办公室' })
  await section.getByText(origin).evaluate((shown) => {
    shown.textContent = 'https://192.168.1.20:8443'
  })
  await section.screenshot({ path: join(docs, 'office.png'), animations: 'disabled', caret: 'hide' })
  const { page } = await openScreen(browser, origin, { ignoreHTTPSErrors: true })
  await see(page.getByRole('heading', { name: '登录办公室' }))
  await page.screenshot({ path: join(docs, 'office-sign-in.png'), animations: 'disabled', caret: 'hide' })
  await office.close()
}

async function pictures(
  clock: string,
  work: () => Promise<{ readonly folder: string; readonly remove: string }>,
  shown: readonly PlacedScreen<string>[],
): Promise<void> {
  setClock(clock)
  const { folder, remove } = await work()
  const desk = await serveFolder(folder, remove, new Date().toISOString())
  const first = await openScreen(browser, desk.address)
  const storageState = await first.page.context().storageState()
  for (const { folder: to, viewport, colorScheme } of sets) {
    mkdirSync(to, { recursive: true })
    const { page } = await openScreen(browser, desk.origin, { viewport, colorScheme, storageState })
    for (const screen of shown) {
      await show(page, screen)
      await page.waitForLoadState('networkidle')
      // The manual shows an officer's folder, not that of the machine the pictures were made on.
      await page.evaluate((folder) => {
        for (const shown of document.querySelectorAll('code, footer span')) {
          if (shown.textContent === folder) shown.textContent = 'D:\\遴选工作台'
        }
      }, folder)
      const path = join(to, `${screen.name}.png`)
      await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
      console.log(path, `${Math.round(statSync(path).size / 1024)} KB`)
    }
  }
  await desk.stop()
}

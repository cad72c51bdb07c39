import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser, openScreen, type ServedDesk, serveFolder } from './desk.ts'
import { see } from './main-path.ts'

/* The days of a month at one desk, each opened by its own clock, and the steps that are done on them. */

const [pictures] = process.argv.slice(2)
if (pictures) mkdirSync(resolve(pictures), { recursive: true })

/** A folder for all of it, gone in the end. */
export const work = mkdtempSync(join(tmpdir(), 'desk-month-'))
export const data = join(work, '徐汇区')

/** The desk's window on the day that is open. */
export let page: Page

const browser = await openBrowser()
const errors: string[] = []
let desk: ServedDesk | undefined
let number = 0

/** Opens the desk as it is on another day. */
export async function onDay(iso: string): Promise<void> {
  await page?.context().close()
  await desk?.stop()
  desk = await serveFolder(data, join(work, 'none'), `${iso}T09:00:00+08:00`)
  const screen = await openScreen(browser, desk.address)
  page = screen.page
  page.setDefaultTimeout(45_000)
  await see(page.getByRole('navigation', { name: '主要位置' }).or(page.getByRole('heading', { name: '登录' })))
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
}

/** Does one step, and says how long it took; where it does not arrive, what stands on the screen instead. */
export async function step(title: string, walk: () => Promise<void>): Promise<void> {
  number++
  const began = performance.now()
  try {
    await walk()
  } catch (error) {
    await picture(`${number} failed`)
    console.error(await page.locator('body').ariaSnapshot())
    await leave()
    throw error
  }
  console.log(`${String(number).padStart(2)} ${title} · ${((performance.now() - began) / 1000).toFixed(1)} s`)
  await picture(`${String(number).padStart(2, '0')} ${title}`)
}

export async function picture(name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: join(resolve(pictures), `${name}.png`), animations: 'disabled' })
}

/** Closes and takes away everything; answers what went wrong in the pages unseen. */
export async function leave(): Promise<readonly string[]> {
  await browser.close()
  await desk?.stop()
  rmSync(work, { recursive: true, force: true })
  // A call that the desk refuses the browser tells by itself, and the page tells the officer.
  return errors.filter((error) => !error.includes('422'))
}

import { openScreen, type Screen, type ServedDesk, type WatchedBrowser } from './desk.ts'

/** The same desk in two windows, in light and in dark. */
export async function inLightAndDark(
  browser: WatchedBrowser,
  desk: ServedDesk,
): Promise<{ readonly light: Screen; readonly dark: Screen }> {
  const light = await openScreen(browser, desk.address)
  const storageState = await light.page.context().storageState()
  return { light, dark: await openScreen(browser, desk.origin, { colorScheme: 'dark', storageState }) }
}

import type { Page } from 'playwright-core'

export type TabStop = {
  /** What is focused, as role or element and name. */
  readonly what: string
  /** Whether it looks different while it is focused. */
  visible: boolean
  /** Whether it lies within the window, where one can see it. */
  readonly inSight: boolean
  readonly region: 'head' | 'rail' | 'work' | 'foot' | 'other'
}

/** Everything Tab stops at from the page's beginning, in its order, until the focus leaves the page again. */
export async function tabStops(page: Page, most = 400): Promise<TabStop[]> {
  // What changes on focus changes at once, so that it can be compared.
  await page.addStyleTag({ content: '* { transition: none !important }' })
  await page.evaluate(() => {
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  })
  const stops: TabStop[] = []
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab')
    const { before, stop, within } = await page.evaluate(lookAtFocus)
    if (within) continue
    // Past the last one the focus is the browser's, and a list may well keep its place.
    if (!stop) break
    const last = stops.at(-1)
    if (last) last.visible = before
    stops.push({ ...stop, visible: true })
  }
  return stops
}

/** Runs in the page: what is focused now, and whether what was focused before looked different then. */
function lookAtFocus() {
  type Look = { readonly elements: readonly Element[]; readonly drawn: string }
  const page = window as unknown as { lastLook?: Look | undefined }
  // Month, day and year of a date are stops of the browser's own within the one field.
  const now = document.activeElement
  if (now instanceof HTMLInputElement && now.type === 'date' && page.lastLook?.elements[0] === now)
    return { before: true, within: true }
  const draw = (elements: readonly Element[]) =>
    elements
      .map((e) => {
        const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(e)
        return [outline, boxShadow, borderColor, backgroundColor].join()
      })
      .join('\n')
  const before = page.lastLook !== undefined && page.lastLook.drawn !== draw(page.lastLook.elements)
  page.lastLook = undefined

  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element === document.body || element.dataset.stopped === location.hash)
    return { before }
  element.dataset.stopped = location.hash
  // A grid shows its focus on the row it is at, a value on its cell or line, a box on its label, a password on its frame.
  const around = [
    element,
    ...(element.parentElement ? [element.parentElement] : []),
    ...['label', 'td', 'li'].flatMap((outer) => element.closest(outer) ?? []),
    ...element.querySelectorAll('[aria-selected]'),
    ...(element.parentElement?.children ?? []),
  ]
  page.lastLook = { elements: around, drawn: draw(around) }
  const box = element.getBoundingClientRect()
  const regions = { main: 'work', nav: 'rail', header: 'head', footer: 'foot' } as const
  const landmark = element.closest('main, nav, header, footer')
  return {
    before,
    stop: {
      what: `${element.getAttribute('role') ?? element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30)}`,
      inSight: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
      region: element.closest('main') ? 'work' : (regions[landmark?.localName as keyof typeof regions] ?? 'other'),
    },
  } as const
}

/** Controls Tab has not come to, and that no composite around them leads to with its arrow keys. */
export function unreached(page: Page, stops: readonly TabStop[]): Promise<string[]> {
  // By name as well: a list that has given way and come back is made of new elements.
  const reached = stops.map((stop) => stop.what)
  return page.evaluate((reached) => {
    const composites = '[role=grid], [role=radiogroup], [role=group], [data-stops]'
    // In the Word form a click finds the value beside it; every value is in the list too.
    const doubles = '[aria-label="申报书原件"]'
    return [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')]
      .filter((e) => !e.matches(':disabled') && e.checkVisibility({ visibilityProperty: true }))
      .filter((e) => e.dataset.stopped !== location.hash && !e.closest(`${composites}, ${doubles}`))
      .map(
        (e) =>
          `${e.getAttribute('role') ?? e.localName} ${e.getAttribute('aria-label') ?? e.textContent?.trim().slice(0, 30)}`,
      )
      .filter((name) => !reached.includes(name))
  }, reached)
}

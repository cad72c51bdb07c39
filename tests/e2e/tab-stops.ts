import type { Page } from 'playwright-core'

export type TabStop = {
  /** What is focused, as role or element and name. */
  readonly what: string
  /** How a focused one differs to the eye from the same one without focus. */
  readonly visible: boolean
  /** Whether it lies within the window, where one can see it. */
  readonly inSight: boolean
  readonly region: 'head' | 'rail' | 'work' | 'other'
}

/** Everything Tab stops at from the page's beginning, in its order, until the focus leaves the page again. */
export async function tabStops(page: Page, most = 400): Promise<TabStop[]> {
  await page.evaluate(() => {
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  })
  const stops: TabStop[] = []
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement) || element === document.body) return undefined
      if (element.dataset.stopped === location.hash) return undefined
      element.dataset.stopped = location.hash
      // A hidden radio or check box shows its focus on what is drawn for it.
      const drawn = [
        element,
        ...(element.parentElement?.children ?? []),
        ...(element.closest('label, span, div')?.querySelectorAll('*') ?? []),
      ]
      const visible = drawn.some((e) => {
        const { outlineStyle, boxShadow, borderColor } = getComputedStyle(e)
        return (
          outlineStyle !== 'none' ||
          boxShadow !== 'none' ||
          (e === element && borderColor === getComputedStyle(element).outlineColor)
        )
      })
      const box = element.getBoundingClientRect()
      const inSight = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth
      const region = element.closest('main')
        ? 'work'
        : element.closest('nav')
          ? 'rail'
          : element.closest('header')
            ? 'head'
            : 'other'
      const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30) ?? ''
      return {
        what: `${element.getAttribute('role') ?? element.tagName.toLowerCase()} ${name}`,
        visible,
        inSight,
        region,
      } as const
    })
    if (!stop) break
    stops.push(stop)
  }
  return stops
}

/** Controls in sight of the mouse that Tab does not come to and no arrow key within a composite does either. */
export function unreached(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const composites = '[role=grid], [role=radiogroup], [role=tablist], [role=listbox], [role=group], [data-stops]'
    return [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [onclick]')]
      .filter(
        (e) =>
          !e.matches(':disabled') &&
          e.checkVisibility({ visibilityProperty: true }) &&
          !e.closest('[aria-hidden=true]'),
      )
      .filter((e) => e.dataset.stopped !== location.hash && !e.closest(composites))
      .map((e) => `${e.tagName.toLowerCase()} ${e.getAttribute('aria-label') ?? e.textContent?.trim().slice(0, 30)}`)
  })
}

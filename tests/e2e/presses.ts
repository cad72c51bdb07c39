import type { Page } from 'playwright-core'

/**
 * What an officer does with their hands, counted in the page: a key, a click, and a text typed into a field as one,
 * however long it is. A button that a test presses where it stands counts as the click it would be.
 */
export type Presses = {
  readonly count: () => Promise<number>
  /** Looks at something that the work does not need: not counted. */
  readonly aside: <T>(look: () => Promise<T>) => Promise<T>
}

type Counting = { pressed: number; aside: boolean }

export async function countPresses(page: Page): Promise<Presses> {
  await page.evaluate(countInPage)
  const set = (aside: boolean) =>
    page.evaluate((aside) => {
      ;(window as unknown as { counting: Counting }).counting.aside = aside
    }, aside)
  return {
    count: () => page.evaluate(() => (window as unknown as { counting: Counting }).counting.pressed),
    async aside(look) {
      await set(true)
      const seen = await look()
      await set(false)
      return seen
    },
  }
}

/** Runs in the page. */
function countInPage() {
  const counting: Counting = { pressed: 0, aside: false }
  Object.assign(window, { counting })
  let typedIn: EventTarget | null = null
  const isText = (target: EventTarget | null) =>
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio'].includes(target.type))
  const press = () => {
    typedIn = null
    if (!counting.aside) counting.pressed++
  }
  const listen = (kind: 'keydown' | 'pointerdown' | 'input', on: (event: Event) => void) =>
    window.addEventListener(kind, (event) => event.isTrusted && on(event), { capture: true })
  listen('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || ['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return
    const isTyped = event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey && isText(event.target)
    if (!isTyped) press()
  })
  listen('pointerdown', press)
  listen('input', ({ target }) => {
    if (!isText(target) || target === typedIn) return
    press()
    typedIn = target
  })
}

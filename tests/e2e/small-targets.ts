import type { Page } from 'playwright-core'

/** What can be pressed and is less than 44 px high or wide, with what reaches beyond its letters. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const dialogs = document.querySelectorAll('[role=dialog]')
    const top = dialogs[dialogs.length - 1] ?? document.body
    return (
      [...top.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary, [role=tab]')]
        .filter((target) => target.checkVisibility({ visibilityProperty: true }))
        // A link in running text is as high as its line; of the Word form every value is in the list beside it, too.
        .filter((target) => !(target.matches('a') && getComputedStyle(target).display === 'inline'))
        .filter((target) => !target.closest('[aria-label="申报书原件"]'))
        .flatMap((target) => {
          const isBox = target.matches('[type=checkbox], [type=radio]')
          const label = '.mantine-Checkbox-body, .mantine-Radio-body, .mantine-Switch-body, label'
          const pressed = isBox
            ? (target.closest(label) ?? target.parentElement?.querySelector(label) ?? target)
            : target
          const { width, height } = pressed.getBoundingClientRect()
          const beyond = getComputedStyle(target, '::after')
          const reaches = (own: number, further: string) =>
            Math.max(own, beyond.content === 'none' ? 0 : Number.parseFloat(further) || 0)
          const size = [reaches(width, beyond.width), reaches(height, beyond.height)]
          const name = target.getAttribute('aria-label') ?? target.textContent?.trim().slice(0, 30)
          return width > 0 && size.some((length) => length < 43.5) ? [`${name} ${size.map(Math.round).join('×')}`] : []
        })
    )
  })
}

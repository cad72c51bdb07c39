import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type Axe from 'axe-core'
import type { Page } from 'playwright-core'

const program = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds serious or critical on a page, by all of its rules or by those named. */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  // A page compiles it once: that takes longer than most looks at it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(program)
  return page.evaluate(look, rules)
}

/** Runs in the page. */
async function look(rules?: readonly string[]): Promise<string[]> {
  const { axe } = window as unknown as { readonly axe: typeof Axe }
  // A colour on its way to another is none.
  const underWay = document.getAnimations().filter((animation) => animation instanceof CSSTransition)
  await Promise.allSettled(underWay.map(({ finished }) => finished))
  const { violations } = await axe.run(document, {
    // Where each thing is that passes is nobody's question.
    resultTypes: ['violations'],
    // There are none of ours, and without axe in them they are waited for.
    iframes: false,
    ...(rules && { runOnly: { type: 'rule', values: [...rules] } }),
  })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary?.split('\n').at(-1)?.trim()}`).join(' | ')}`,
    )
}

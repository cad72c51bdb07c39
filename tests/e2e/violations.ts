import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** What axe finds serious or critical on a page. */
export async function violations(page: Page, rules?: string[]) {
  // The other mode, for frames of other origins, of which there are none, takes four times as long; and where each
  // thing is that passes is nobody's question.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary?.split('\n').at(-1)?.trim()}`).join(' | ')}`,
    )
}

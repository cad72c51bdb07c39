import { bare } from './bare.ts'
import type { PageFacts } from './page-facts.ts'

/** All that stands on a page. */
export function joined(page: PageFacts): string {
  return bare(page.runs.map((run) => run.text).join(''))
}

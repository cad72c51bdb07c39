import type { Application } from '../../src-domain/batch/application.ts'
import type { Finding } from '../../src-domain/checks/finding.ts'
import type { Place } from '../../src-domain/checks/judging/concerns.ts'
import { type Check, kindOf } from '../../src-domain/checks/kinds.ts'
import type { FullScheme } from '../../src-domain/checks/load-scheme.ts'
import { namedBy } from '../../src-domain/checks/of-category.ts'
import { openFindings } from '../../src-domain/checks/status.ts'
import type { Category } from '../../src-domain/schemes/scheme.ts'
import { covers, parseAddress } from '../../src-domain/values/address.ts'
import { type Blank, blanksOf, valueAt } from './blanks.ts'

/** Whether a finding is about this blank. */
export function concerns(check: Check, blank: Blank, application: Application, category: Category): boolean {
  const address = parseAddress(blank.id)
  const about = kindOf(check).concerns(check, { application, category })
  return address !== undefined && about.some((wide) => covers(wide, address))
}

/**
 * The findings about a blank, open ones first. Those that look at the whole form are named only where they have
 * something to say.
 */
export function findingsOf(
  blank: Blank,
  findings: readonly Finding[],
  { scheme, application, category }: { scheme: FullScheme; application: Application; category: Category },
): Finding[] {
  const about = findings.filter((finding) => {
    const check = checkOf(finding, scheme)
    return check && isNamed(check, finding) && concerns(check, blank, application, category)
  })
  const weight = { fail: 0, manual: 1, pass: 2, na: 3 }
  return about.sort((a, b) => weight[a.outcome] - weight[b.outcome])
}

function isNamed(check: Check, finding: Finding): boolean {
  const { named } = kindOf(check)
  return named === undefined || (named === 'open' && openFindings([finding]).length > 0)
}

/** The place on the application to go to for a finding; none for what stands nowhere on it (an attestation). */
export function placeOf(check: Check, application: Application, category: Category): Place | undefined {
  const kind = kindOf(check)
  if (kind.leadsTo) return kind.leadsTo(check, { application, category })
  const [slot] = namedBy(check, 'slot')
  if (slot !== undefined) return { kind: 'slot', id: slot }
  const blanks = blanksOf(category, application.values).filter((b) => concerns(check, b, application, category))
  const target = blanks.find((b) => (valueAt(application, b)?.value ?? '') === '') ?? blanks[0]
  return target && { kind: 'blank', id: target.id }
}

/** Findings about the outline's text under one heading. */
export function findingsOfHeading(heading: string, findings: readonly Finding[], scheme: FullScheme): Finding[] {
  return findingsNaming('heading', heading, findings, scheme)
}

/** Findings about a slot of the checklist. */
export function findingsOfSlot(slot: string, findings: readonly Finding[], scheme: FullScheme): Finding[] {
  return findingsNaming('slot', slot, findings, scheme)
}

function findingsNaming(to: 'heading' | 'slot', name: string, findings: readonly Finding[], scheme: FullScheme) {
  return findings.filter((finding) => {
    const check = checkOf(finding, scheme)
    return check !== undefined && namedBy(check, to).includes(name)
  })
}

function checkOf(finding: Finding, scheme: FullScheme): Check | undefined {
  return scheme.checks.find((check) => check.id === finding.check)
}

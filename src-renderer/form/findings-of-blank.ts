import type { Application } from '../../src-domain/batch/application.ts'
import type { Finding } from '../../src-domain/checks/finding.ts'
import { type Category, type Check, fieldOf, type Scheme } from '../../src-domain/schemes/scheme.ts'
import { type Blank, blanksOf, isUnsure, valueAt } from './blanks.ts'

/** Where on the form a finding leads. */
export type Place =
  | { readonly kind: 'blank'; readonly id: string }
  | { readonly kind: 'heading'; readonly id: string }
  | { readonly kind: 'slot'; readonly id: string }

/** What of a check's definition is no name of a field. */
const ownWords = new Set([
  'id',
  'title',
  'clause',
  'categories',
  'advice',
  'kind',
  'headings',
  'slot',
  'detailed',
  'exclusive',
])

/** Keys of the fields a check names in its definition. */
export function fieldsNamed(check: Check, category: Category): string[] {
  return Object.entries(check).flatMap(([property, given]) => {
    if (ownWords.has(property)) return []
    return [given]
      .flat()
      .filter((name): name is string => typeof name === 'string' && fieldOf(category, name) !== undefined)
  })
}

function yearsOf(check: Check): readonly number[] | undefined {
  if ('years' in check) return check.years
  return 'year' in check ? [check.year] : undefined
}

/** Whether a finding is about this blank: its check names the field, or looks at every field of the form. */
export function concerns(check: Check, blank: Blank, application: Application, category: Category): boolean {
  const value = valueAt(application, blank)
  switch (check.kind) {
    case 'requiredFields':
      return blank.field.required && blank.field.printed && (value?.value ?? '') === ''
    case 'unsureValues':
      return isUnsure(value)
    case 'percentRange':
      return blank.field.type === 'percent'
    case 'modeGiven':
      return category.modeFields.includes(blank.owner)
    case 'coverMatches':
    case 'duplicate':
      return blank.owner === category.nameField
    default: {
      const years = yearsOf(check)
      const ofYear = blank.year === undefined || !years || years.includes(blank.year)
      return ofYear && fieldsNamed(check, category).includes(blank.owner)
    }
  }
}

/**
 * The findings about a blank, open ones first. Those that look at the whole form are named only where they have
 * something to say: that a value is unsure stands beside it anyway.
 */
export function findingsOf(
  blank: Blank,
  findings: readonly Finding[],
  { scheme, application, category }: { scheme: Scheme; application: Application; category: Category },
): Finding[] {
  const about = findings.filter((finding) => {
    const check = scheme.checks.find((c) => c.id === finding.check)
    const general = check?.kind === 'unsureValues' || (check?.kind === 'percentRange' && finding.outcome === 'pass')
    return check && !general && concerns(check, blank, application, category)
  })
  const weight = { fail: 0, manual: 1, pass: 2, na: 3 }
  return about.sort((a, b) => weight[a.outcome] - weight[b.outcome])
}

/** The place to go to for a finding; none for what stands in no form (an attestation). */
export function placeOf(check: Check, application: Application, category: Category): Place | undefined {
  if ('slot' in check) return { kind: 'slot', id: check.slot }
  if (check.kind === 'outlineCovers' || check.kind === 'outlineComplete' || check.kind === 'wordLimit') {
    return { kind: 'heading', id: firstHeading(check, application, category) }
  }
  const blanks = blanksOf(category, application.values).filter((b) => concerns(check, b, application, category))
  const empty = blanks.find((b) => (valueAt(application, b)?.value ?? '') === '')
  const target =
    (check.kind === 'ratioAtLeast' ? undefined : empty) ?? blanks.find((b) => isStated(check, b)) ?? blanks[0]
  return target && { kind: 'blank', id: target.id }
}

/** Where a ratio is stated is where the eye looks for it. */
function isStated(check: Check, blank: Blank): boolean {
  return 'stated' in check && blank.owner === check.stated
}

function firstHeading(check: Check, application: Application, category: Category): string {
  const { headings } = category.outline
  const wanted = check.kind === 'outlineCovers' ? headings.filter((h) => check.headings.includes(h.id)) : headings
  const isEmpty = (id: string) => !application.outline.some((o) => o.heading === id && o.text.trim() !== '')
  const lacking = check.kind === 'wordLimit' ? undefined : wanted.find((h) => h.hint && isEmpty(h.id))
  return (lacking ?? wanted[0] ?? headings[0])?.id ?? ''
}

/** Findings about the outline's text under one heading. */
export function findingsOfHeading(heading: string, findings: readonly Finding[], scheme: Scheme): Finding[] {
  return findings.filter((finding) => {
    const check = scheme.checks.find((c) => c.id === finding.check)
    return check?.kind === 'outlineCovers' && check.headings.includes(heading)
  })
}

/** Findings about a slot of the checklist. */
export function findingsOfSlot(slot: string, findings: readonly Finding[], scheme: Scheme): Finding[] {
  return findings.filter((finding) => {
    const check = scheme.checks.find((c) => c.id === finding.check)
    return check !== undefined && 'slot' in check && check.slot === slot
  })
}

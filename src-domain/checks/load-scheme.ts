import { problem } from '../problems/problem.ts'
import { failed, ok, type Result } from '../result.ts'
import { fillTexts } from './fill-texts.ts'
import { type FullScheme, parseScheme } from './full-scheme.ts'
import { uncheckedAsked } from './scheme-rules/asked.ts'
import { wrongBounds } from './scheme-rules/bounds.ts'
import { wrongDates } from './scheme-rules/dates.ts'
import { type Fault, fault } from './scheme-rules/fault.ts'
import { wrongForms } from './scheme-rules/forms.ts'
import { grammarFaults } from './scheme-rules/grammar.ts'
import { lostNames, misusedNames, twice } from './scheme-rules/names.ts'
import { emptyQuotas } from './scheme-rules/quotas.ts'
import { wrongRegion } from './scheme-rules/region.ts'
import { wrongSummary } from './scheme-rules/summary.ts'
import { unfilled } from './scheme-rules/texts.ts'
import { writtenOut } from './scheme-rules/thresholds.ts'
import { wrongYears } from './scheme-rules/years.ts'

export type { FullScheme } from './full-scheme.ts'

/** What is wrong with a scheme's file: by its grammar, or, where that is right, with what it refers to. */
export type SchemeFault = Fault & { readonly step: 'grammar' | 'references' }

/**
 * Reads a scheme from its parsed JSON: checks it against the grammar, makes relative years calendar years, fills
 * `{-1}` and `{minimum}` in texts, and refuses what leads nowhere or drives nothing.
 */
export function loadScheme(json: unknown): Result<FullScheme> {
  const parsed = parseScheme(json)
  if (!parsed.success) {
    const { count, told } = inShort(grammarFaults(parsed.error.issues, json))
    return refused(`有 ${count} 处不合格式：${told}`)
  }
  const scheme = fillTexts(parsed.data)
  const lost = lostNames(scheme)
  if (lost.length > 0) return refused(`引用了方案里没有的内容：${lost.join('、')}`)
  const { count, told } = inShort(ruleFaults(parsed.data, scheme))
  return count > 0 ? refused(`有 ${count} 处不成立：${told}`) : ok(scheme)
}

/** Everything wrong with a scheme's file, each with its place; nothing for one that loads. */
export function schemeFaults(json: unknown): SchemeFault[] {
  const parsed = parseScheme(json)
  if (!parsed.success) return grammarFaults(parsed.error.issues, json).map((one) => ({ step: 'grammar', ...one }))
  const scheme = fillTexts(parsed.data)
  const lost = lostNames(scheme).map((name) =>
    name.endsWith(twice)
      ? fault(name, '写了两遍；一类里栏的 key 和签章栏的 id 合在一起，也不能相同')
      : fault(name, '引用了方案里没有的内容'),
  )
  const faults = lost.length > 0 ? lost : ruleFaults(parsed.data, scheme)
  return faults.map((one) => ({ step: 'references', ...one }))
}

/** A scheme that was taken once, by the grammar alone: a rule of later never shuts anybody out of a batch. */
export function reopenScheme(json: unknown): Result<FullScheme> {
  const parsed = parseScheme(json)
  return parsed.success ? ok(fillTexts(parsed.data)) : loadScheme(json)
}

function ruleFaults(file: FullScheme, scheme: FullScheme): Fault[] {
  return [
    ...misusedNames(scheme),
    ...wrongForms(scheme),
    ...wrongSummary(scheme),
    ...wrongYears(scheme),
    ...wrongDates(scheme),
    ...wrongBounds(scheme),
    ...emptyQuotas(scheme),
    ...wrongRegion(scheme),
    ...uncheckedAsked(scheme),
    ...writtenOut(file),
    ...unfilled(scheme),
  ]
}

/** The first few, for one sentence. */
function inShort(faults: readonly Fault[]): { readonly count: number; readonly told: string } {
  const told = faults.slice(0, 5).map(({ place, sentence }) => `${place}：${sentence}`)
  return { count: faults.length, told: told.join('；') }
}

function refused(reason: string): Result<never> {
  return failed(problem('scheme-invalid', { reason }))
}

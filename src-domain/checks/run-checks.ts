import type { Application, Ruling } from '../batch/application.ts'
import type { Batch } from '../batch/batch.ts'
import { assertNever } from '../result.ts'
import { type Check, categoryOf, type Scheme } from '../schemes/scheme.ts'
import { duplicate, findDuplicates } from './duplicate.ts'
import * as figures from './figures.ts'
import { type Finding, type Judgement, manual, type Subject } from './finding.ts'
import * as form from './form.ts'
import * as identity from './identity.ts'
import * as outline from './outline.ts'
import * as papers from './papers.ts'

/** All findings of all applications, in the order of the scheme's checks. Pure: same batch in, same findings out. */
export function runChecks(applications: readonly Application[], scheme: Scheme, batch: Batch): Map<string, Finding[]> {
  const duplicates = findDuplicates(applications, scheme)
  return new Map(
    applications.map((application) => {
      const category = categoryOf(scheme, application.category)
      const subject = { application, category, scheme, batch, duplicates: duplicates.get(application.id) ?? [] }
      const checks = scheme.checks.filter((check) => check.categories.includes(application.category))
      return [application.id, checks.map((check) => toFinding(check, judge(check, subject), application.rulings))]
    }),
  )
}

/** What a ruling rests on: the rule's message with the figures behind it, so that the same words on other figures are another ground. */
function basisOf({ message, figures = {} }: Judgement): string {
  return [message, ...Object.entries(figures).map(([name, figure]) => `${name}：${figure}`)].join('\n')
}

/**
 * A ruling counts as long as what it ruled on is what the rule still finds. Once the finding has changed, the rule
 * speaks again; only a pass that an officer had ruled against goes back to the officer.
 */
function toFinding(check: Check, judgement: Judgement, rulings: readonly Ruling[]): Finding {
  const ruling = rulings.findLast((r) => r.check === check.id)
  const basis = basisOf(judgement)
  const stale = ruling !== undefined && ruling.basis !== basis
  const outcome = stale
    ? ruling.outcome === 'fail' && judgement.outcome === 'pass'
      ? 'manual'
      : judgement.outcome
    : (ruling?.outcome ?? judgement.outcome)
  const open = outcome === 'fail' || outcome === 'manual'
  const message =
    stale && open ? `${judgement.message}（${ruling.by}认定之后情况有变，请重新认定。）` : judgement.message
  return {
    check: check.id,
    title: check.title,
    clause: check.clause,
    outcome,
    judged: judgement.outcome,
    message,
    basis,
    figures: judgement.figures ?? {},
    ...(open ? { advice: check.advice } : {}),
    ...(ruling && !stale ? { ruling } : {}),
  }
}

function judge(check: Check, subject: Subject): Judgement {
  switch (check.kind) {
    case 'registeredIn':
      return identity.registeredIn(check, subject)
    case 'legalPerson':
      return identity.legalPerson(check, subject)
    case 'manufacturing':
      return identity.manufacturing(check, subject)
    case 'creditCodeFormat':
      return identity.creditCodeFormat(check, subject)
    case 'phoneFormat':
      return identity.phoneFormat(check, subject)
    case 'emailFormat':
      return identity.emailFormat(check, subject)
    case 'ratioAtLeast':
      return figures.ratioAtLeast(check, subject)
    case 'ratioConsistent':
      return figures.ratioConsistent(check, subject)
    case 'netAssetsConsistent':
      return figures.netAssetsConsistent(check, subject)
    case 'notAbove':
      return figures.notAbove(check, subject)
    case 'urlFormat':
      return identity.urlFormat(check, subject)
    case 'percentRange':
      return figures.percentRange(check, subject)
    case 'soundFinances':
      return figures.soundFinances(check, subject)
    case 'growing':
      return figures.growing(check, subject)
    case 'countsAtLeast':
      return figures.countsAtLeast(check, subject)
    case 'yearsAtLeast':
      return figures.yearsAtLeast(check, subject)
    case 'requiredFields':
      return form.requiredFields(check, subject)
    case 'answered':
      return form.answered(check, subject)
    case 'oneOfTwo':
      return form.oneOfTwo(check, subject)
    case 'modeGiven':
      return form.modeGiven(check, subject)
    case 'unsureValues':
      return form.unsureValues(check, subject)
    case 'coverMatches':
      return form.coverMatches(check, subject)
    case 'sealBlocks':
      return form.sealBlocks(check, subject)
    case 'wordLimit':
      return outline.wordLimit(check, subject)
    case 'outlineComplete':
      return outline.outlineComplete(check, subject)
    case 'outlineCovers':
      return outline.outlineCovers(check, subject)
    case 'attachment':
      return papers.attachment(check, subject)
    case 'licenceMatches':
      return papers.licenceMatches(check, subject)
    case 'duplicate':
      return duplicate(check, subject)
    case 'attestation':
      return manual('此项无法由材料判断，须由经办人核实后认定。')
    default:
      return assertNever(check)
  }
}

import type { Finding } from '../../../../src-domain/checks/finding.ts'
import { applicantName } from '../../../../src-domain/edition/edition-content.ts'
import { problem } from '../../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import { categoryOf } from '../../../../src-domain/schemes/lookup.ts'
import type { Desk } from '../../../desk/desk.ts'
import { checkBatch } from '../../../desk/findings/check-batch.ts'
import { rule } from '../../../desk/findings/rule.ts'
import { findRuling, withdrawRulings } from '../../../desk/findings/withdraw-rulings.ts'
import { decline, reconsider } from '../../../desk/ranking/decline.ts'
import { correctValue } from '../../../desk/values/correct-value.ts'
import type { Answer, Command } from '../command.ts'
import { type DeskCall, withApplication, withDesk } from '../on-desk.ts'
import { findingsText, outcomeTitles } from '../output.ts'

export const reviewCommands = {
  check: {
    usage: 'check --data D',
    about: '初审：列出每件申报的初审结果（有不通过的返回 1）',
    takes: [0, 0],
    needs: ['data'],
    run: withDesk('any', showFindings),
  },
  rule: {
    usage: 'rule 申报 初审项 pass|fail --reason 理由 --by 姓名 --data D',
    about: '人工认定一项初审结果',
    takes: [3, 3],
    needs: ['data', 'reason', 'by'],
    run: withApplication('handle', ruleOn),
  },
  unrule: {
    usage: 'unrule 申报 初审项 [--by 姓名] --data D',
    about: '撤回一项人工认定，之前的认定（如有）重新有效',
    takes: [2, 2],
    needs: ['data'],
    run: withApplication('handle', unrule),
  },
  set: {
    usage: 'set 申报 栏目 值 [--by 姓名] --data D',
    about: '更正或确认申报表的一栏，如 set A01 revenue.2022 126800；值写 "" 为清空',
    takes: [3, 3],
    needs: ['data'],
    run: withApplication('handle', setValue),
  },
  decline: {
    usage: 'decline 申报 --reason 理由 --by 姓名 --data D',
    about: '标为不予推荐',
    takes: [1, 1],
    needs: ['data', 'reason', 'by'],
    run: withApplication('handle', (desk, call, id) => {
      const done = decline(desk, { application: id, reason: call.option('reason') }, call.actor)
      return done.ok ? ok({ json: { application: id, declined: true }, text: `${id} 已标为不予推荐` }) : done
    }),
  },
  reconsider: {
    usage: 'reconsider 申报 --by 姓名 --data D',
    about: '撤销不予推荐',
    takes: [1, 1],
    needs: ['data', 'by'],
    run: withApplication('handle', (desk, call, id) => {
      const done = reconsider(desk, { application: id }, call.actor)
      return done.ok ? ok({ json: { application: id, declined: false }, text: `${id} 已撤销不予推荐` }) : done
    }),
  },
} satisfies Record<string, Command>

function showFindings(desk: Desk): Result<Answer> {
  const applications = checkBatch(desk).map(({ application, findings, status }) => ({
    id: application.id,
    name: applicantName(application, categoryOf(desk.scheme, application.category)),
    category: application.category,
    status,
    findings: findings.map(withoutBasis),
  }))
  return ok({
    json: { applications },
    text: findingsText(applications, desk.scheme),
    amiss: applications.some((a) => a.status !== 'declined' && a.findings.some((f) => f.outcome === 'fail')),
  })
}

/** The ground of a ruling repeats message and figures. */
function withoutBasis({ basis: _, ...finding }: Finding): Omit<Finding, 'basis'> {
  return finding
}

function ruleOn(desk: Desk, call: DeskCall, id: string): Result<Answer> {
  const [, check = '', outcome = ''] = call.args
  if (outcome !== 'pass' && outcome !== 'fail') {
    return failed(problem('outcome-unknown', { outcome }))
  }
  const ruled = rule(desk, { application: id, check, outcome, reason: call.option('reason') }, call.actor)
  if (!ruled.ok) return ruled
  const finding = withoutBasis(ruled.value.finding)
  return ok({ json: { application: id, finding }, text: `${id} ${finding.title}：${outcomeTitles[finding.outcome]}` })
}

function unrule(desk: Desk, call: DeskCall, id: string): Result<Answer> {
  const [, check = ''] = call.args
  const found = findRuling(desk, { application: id, check })
  if (!found.ok) return found
  const { uid: ruling, title } = found.value
  const done = withdrawRulings(desk, { rulings: [{ application: id, ruling }] }, call.actor)
  if (!done.ok) return done
  return ok({
    json: { application: id, check: found.value.check, withdrawn: true },
    text: `${id} ${title}：已撤回认定`,
  })
}

function setValue(desk: Desk, call: DeskCall, id: string): Result<Answer> {
  const [, key = '', value = ''] = call.args
  const set = correctValue(desk, { application: id, key, value }, call.actor)
  if (!set.ok) return set
  const field = set.value.value
  return ok({ json: { application: id, field }, text: `${id} ${key} 已改为“${field.value}”` })
}

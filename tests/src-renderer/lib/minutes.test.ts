import { expect, it } from 'vitest'
import { minutesOf } from '../../../src-renderer/lib/audit-sentence.ts'
import { contextOf, inProcess } from '../../src-main/router/desks.ts'
import { application, scheme } from '../../support/application.ts'
import { newDesk } from '../../support/desk.ts'

it('a ruling given many times is one line, one with another reason its own', async () => {
  const desk = newDesk(
    application('enterprise'),
    application('enterprise', { values: { name: '上海样例电梯有限公司' } }),
  )
  const client = inProcess(contextOf(desk))
  const checks = ['noAccident', 'noViolation']
  await client.findings.ruleMany({ applications: ['A01', 'A02'], checks, outcome: 'pass', reason: '已函询' })
  await client.findings.rule({ application: 'A02', check: 'noViolation', outcome: 'fail', reason: '正在接受审查' })

  const applications = new Map((await client.applications.list()).map((row) => [row.id, row]))
  const minutes = minutesOf(await client.audit.list(), { scheme, applications })

  expect(minutes.map((minute) => minute.sentence).slice(0, 2)).toEqual([
    '认定上海样例电梯有限公司“没有违法行为或涉嫌违法正在接受审查的情况”不通过，理由：正在接受审查',
    '批量认定 4 项通过，理由：已函询',
  ])
})

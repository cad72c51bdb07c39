import { ok, type Result } from '../../../../src-domain/result.ts'
import type { Desk } from '../../../desk/desk.ts'
import { reinstateApplications, withdrawApplications } from '../../../desk/withdrawal/withdraw-applications.ts'
import type { Answer, Command } from '../command.ts'
import { type DeskCall, idsOf, withDesk } from '../on-desk.ts'

export const withdrawalCommands = {
  retract: {
    usage: 'retract 申报… --reason 理由 [--by 姓名] --data D',
    about: '撤回申报（误导入、重复、申报单位撤回）：内容都留着，不再计入任何清单',
    takes: [1, Number.POSITIVE_INFINITY],
    needs: ['data', 'reason'],
    run: withDesk('handle', retract),
  },
  reinstate: {
    usage: 'reinstate 申报… [--by 姓名] --data D',
    about: '恢复已撤回的申报',
    takes: [1, Number.POSITIVE_INFINITY],
    needs: ['data'],
    run: withDesk('handle', reinstate),
  },
} satisfies Record<string, Command>

function retract(desk: Desk, call: DeskCall): Result<Answer> {
  const ids = idsOf(desk, call.args)
  if (!ids.ok) return ids
  const reason = call.option('reason')
  const done = withdrawApplications(desk, { applications: ids.value, reason }, call.actor)
  return done.ok ? ok({ json: { withdrawn: ids.value, reason }, text: `${ids.value.join('、')} 已撤回` }) : done
}

function reinstate(desk: Desk, call: DeskCall): Result<Answer> {
  const ids = idsOf(desk, call.args)
  if (!ids.ok) return ids
  const done = reinstateApplications(desk, { applications: ids.value }, call.actor)
  return done.ok ? ok({ json: { reinstated: ids.value }, text: `${ids.value.join('、')} 已恢复` }) : done
}

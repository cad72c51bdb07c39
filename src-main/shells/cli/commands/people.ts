import { problem } from '../../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import { closeDesk, openDesk } from '../../../desk/desk.ts'
import { activeOfficers } from '../../../desk/people/officers.ts'
import { keepPassword } from '../../../desk/people/passwords.ts'
import type { Answer, Call, Command } from '../command.ts'

export const peopleCommands = {
  'forget-password': {
    usage: 'forget-password 姓名 --data D',
    about: '负责人忘了密码：取消这位人员的密码，记入操作记录',
    takes: [1, 1],
    needs: ['data'],
    run: forgetPassword,
  },
} satisfies Record<string, Command>

/**
 * The way back in for a head who has nobody to ask. It gives no more than whoever can run this on the folder has
 * already, and the record says for ever that it was done.
 */
async function forgetPassword(call: Call): Promise<Result<Answer>> {
  const opened = openDesk(call.option('data'))
  if (!opened.ok) return opened
  const desk = opened.value
  try {
    const officer = activeOfficers(desk).find(({ name }) => name === call.args[0])
    if (!officer) return failed(problem('officer-unknown'))
    const done = await keepPassword(desk, officer.uid, '', { name: '命令行' })
    if (!done.ok) return done
    return ok({ json: { officer: officer.name }, text: `${officer.name}的密码已取消，请登录后重新设置` })
  } finally {
    closeDesk(desk)
  }
}

import { ok, type Result } from '../../../../src-domain/result.ts'
import type { Desk } from '../../../desk/desk.ts'
import { checkUp } from '../../../desk/doctor/check-up.ts'
import { linesOf } from '../../../desk/doctor/lines.ts'
import { repairFile } from '../../../desk/doctor/repair-file.ts'
import type { Answer, Command } from '../command.ts'
import { type DeskCall, withDesk } from '../on-desk.ts'
import { table } from '../output.ts'

export const doctorCommands = {
  doctor: {
    usage: 'doctor --data D',
    about: '体检：数据库、操作记录、收件原件、生成的文件逐一核对（有不一致的返回 1）',
    takes: [0, 0],
    needs: ['data'],
    run: withDesk('any', showCheckUp),
  },
  repair: {
    usage: 'repair [--by 姓名] --data D',
    about: '把丢失或损坏的收件原件从备份取回，损坏的留在 aside 里',
    takes: [0, 0],
    needs: ['data'],
    run: withDesk('handle', repairFiles),
  },
} satisfies Record<string, Command>

async function showCheckUp(desk: Desk, { progress }: DeskCall): Promise<Result<Answer>> {
  const checked = await checkUp(desk, {
    progress: ({ label, done, total }) => progress(total > 0 ? `${label} ${done}/${total}` : label),
  })
  if (!checked.ok) return checked
  const { files, sound } = checked.value
  const rows = linesOf(checked.value).map(({ part, fine, text }) => [fine ? '✓' : '✗', part, text])
  const wrong = files.wrong.map(({ name, applications, lost, inBackup }) => {
    const way = inBackup ? '备份里有，可用 desk repair 取回' : '备份里没有，请把原件重新添加一次'
    return `     ${applications.join('、')}${applications.length > 0 ? ' 的' : ''}“${name}”${lost ? '丢失' : '与收件时不一致'}：${way}`
  })
  return ok({ json: checked.value, text: [table(rows), ...wrong].join('\n'), amiss: !sound })
}

async function repairFiles(desk: Desk, { actor }: DeskCall): Promise<Result<Answer>> {
  const checked = await checkUp(desk)
  if (!checked.ok) return checked
  const repaired: string[] = []
  const left: string[] = []
  for (const { sha256, name } of checked.value.files.wrong) {
    const done = await repairFile(desk, { sha256 }, actor)
    if (done.ok) repaired.push(name)
    else left.push(done.problem.message)
  }
  const lines = [...repaired.map((name) => `✓ “${name}”已从备份取回`), ...left.map((message) => `✗ ${message}`)]
  const text = lines.length > 0 ? lines.join('\n') : '收件原件都完好，没有要取回的'
  return ok({ json: { repaired, left }, text, amiss: left.length > 0 })
}

import type { ProblemCode } from '../../../../src-domain/problems/problem.ts'
import { ok, type Result } from '../../../../src-domain/result.ts'
import { categoryOf } from '../../../../src-domain/schemes/lookup.ts'
import { viewApplications } from '../../../desk/applications/intake-view.ts'
import type { Desk } from '../../../desk/desk.ts'
import { importFolder } from '../../../desk/intake/import-folder.ts'
import { openWorkers } from '../../../documents/workers/workers.ts'
import type { Answer, Command } from '../command.ts'
import { type DeskCall, withDesk } from '../on-desk.ts'

export const intakeCommands = {
  import: {
    usage: 'import 收件文件夹 [--by 姓名] --data D',
    about: '收件：每个申报单位一个子文件夹，内有 Word 申报书和附件',
    takes: [1, 1],
    needs: ['data'],
    run: withDesk('handle', takeIn),
  },
} satisfies Record<string, Command>

/** What the machine kept from coming in, and none of it is the applicant's doing. */
const ofMachine: ReadonlySet<string> = new Set<ProblemCode>([
  ...(['store-full', 'store-unusable', 'store-gone', 'archive-disk-full', 'archive-disk-failing'] as const),
])

function isOfMachine({ code }: { readonly code: string }): boolean {
  return ofMachine.has(code)
}

async function takeIn(desk: Desk, call: DeskCall): Promise<Result<Answer>> {
  const workers = openWorkers()
  try {
    const imported = await importFolder(desk, { folder: call.args[0] ?? '' }, call.actor, {
      workers,
      progress: ({ done, total, label }) => call.progress(`收件 ${done}/${total} ${label}`),
    })
    if (!imported.ok) return imported
    const { rejected, known, returned } = imported.value
    const applications = viewApplications(desk, imported.value.applications)
    const lines = applications.flatMap((a) => [
      `${a.id}  ${categoryOf(desk.scheme, a.category).title}  ${a.name}${returned.includes(a.id) ? '（收到补正的申报表，待核对）' : known.includes(a.id) ? '（已收过，申报表未变）' : ''}`,
      ...a.problems.map((p) => `     · ${p.message}`),
    ])
    const refused = rejected.map((r) => `未收  ${r.folder && `${r.folder}：`}${r.message}`)
    return ok({
      json: { applications, known, returned, rejected },
      text: [...lines, ...refused, `收件 ${applications.length} 件，未收 ${rejected.length} 项`].join('\n'),
      amiss: applications.length === 0 || [...rejected, ...applications.flatMap((a) => a.problems)].some(isOfMachine),
    })
  } finally {
    await workers.close()
  }
}

/** Opens the folder, keeps an event in it, and holds it open until it is killed. */
import { appendAudit } from '../../../db/audit.ts'
import { openStore } from '../../../db/open.ts'
import { transaction } from '../../../db/store.ts'
import { ok } from '../../../src-domain/result.ts'

const opened = openStore(process.argv[2] ?? '')
if (opened.ok) {
  transaction(opened.value, () =>
    ok(appendAudit(opened.value, { at: '2023-07-10T01:00:00.000Z', by: '样例甲', action: 'held' })),
  )
}
console.log(opened.ok ? 'open' : opened.problem.code)
setInterval(() => {}, 1000)

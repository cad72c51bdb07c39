/** Opens the folder, keeps an event in it, and holds it open until it is killed. */
import { record } from '../../../db/events.ts'
import { openStore } from '../../../db/open.ts'
import { transaction } from '../../../db/store.ts'
import { ok } from '../../../src-domain/result.ts'

const opened = openStore(process.argv[2] ?? '')
if (opened.ok) {
  transaction(opened.value, (writing) =>
    ok(
      record(
        writing,
        { at: '2023-07-10T01:00:00.000Z', by: '样例甲' },
        { kind: 'application-created', applicant: 'held', uid: 'a'.repeat(32), category: 'platform' },
      ),
    ),
  )
}
console.log(opened.ok ? 'open' : opened.problem.code)
// What nobody refers to any more is collected, and its lock with it.
setInterval(() => opened, 1000)

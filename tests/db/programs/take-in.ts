/** Takes applications in one after another, printing each id once it is confirmed, until it is killed or fails. */
import { insertApplication } from '../../../db/applications.ts'
import { openStore } from '../../../db/open.ts'
import { transaction } from '../../../db/store.ts'
import { ok } from '../../../src-domain/result.ts'
import { sampleApplication } from '../samples.ts'

const opened = openStore(process.argv[2] ?? '', { create: true })
if (!opened.ok) throw new Error(opened.problem.message)
for (;;) {
  const taken = transaction(opened.value, (writing) => ok(insertApplication(writing, sampleApplication())))
  console.log(taken.ok ? taken.value : taken.problem.code)
  if (!taken.ok) break
}

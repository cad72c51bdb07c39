/** Takes applications in until the disk is full, then prints the problem's code and what the reopened folder holds. */
import { insertApplication, listApplications } from '../../../db/applications.ts'
import { closeStore, openStore } from '../../../db/open.ts'
import { transaction } from '../../../db/store.ts'
import { ok } from '../../../src-domain/result.ts'
import { sampleApplication } from '../samples.ts'

const folder = process.argv[2] ?? ''
const opened = openStore(folder, { create: true })
if (!opened.ok) throw new Error(opened.problem.message)
const store = opened.value
for (;;) {
  const taken = transaction(store, (writing) => ok(insertApplication(writing, sampleApplication())))
  console.log(taken.ok ? taken.value : taken.problem.code)
  if (!taken.ok) break
}
closeStore(store)
const again = openStore(folder)
console.log(
  again.ok
    ? listApplications(again.value)
        .map(({ id }) => id)
        .join(' ')
    : again.problem.message,
)

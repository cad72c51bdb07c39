import { insertApplication } from '../../../db/applications.ts'
import { addOfficer, setPassword } from '../../../db/officers.ts'
import { transaction } from '../../../db/store.ts'
import { newUid } from '../../../db/uid.ts'
import { roles } from '../../../src-domain/people/officer.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import { createDesk } from '../../../src-main/desk/desk.ts'
import { checkBatch } from '../../../src-main/desk/findings/check-batch.ts'
import { ruleMany } from '../../../src-main/desk/findings/rule.ts'
import { hashPassword } from '../../../src-main/desk/people/password-hash.ts'
import { recommend } from '../../../src-main/desk/ranking/recommend.ts'
import { openWorkers } from '../../../src-main/documents/workers/workers.ts'
import { type Context, holdDesk } from '../../../src-main/router/context.ts'
import { certificateFor } from '../../../src-main/shells/office/certificate.ts'
import { startOffice } from '../../../src-main/shells/office/server.ts'
import { application, batch } from '../../support/application.ts'
import { applicationName } from '../people.ts'

/*
 * An office's server over a new folder: so many applications, the first of them recommended, and officers who all do
 * everything, by one password. Prints where it is and its certificate; ends with its input.
 */

const [folder = '', address = '', applications = '', recommended = '', renderer = '', password = '', ...names] =
  process.argv.slice(2)
const desk = must(createDesk(folder, batch))
const { store } = desk
const hash = await hashPassword(password)
transaction(store, (writing) => {
  for (let n = 1; n <= Number(applications); n++) {
    const values = { name: applicationName(n), creditCode: '' }
    insertApplication(writing, {
      ...application('enterprise', { values }),
      attachments: [],
      createdAt: '2023-07-20T08:00:00.000Z',
    })
  }
  for (const name of names) {
    const uid = newUid()
    addOfficer(writing, { uid, name, roles })
    setPassword(writing, uid, hash)
  }
  return ok(undefined)
})
const preparer = { name: batch.preparer }
const first = checkBatch(desk).slice(0, Number(recommended))
if (first.length > 0) {
  const rulings = first.map(({ application: { id }, findings }) => ({
    application: id,
    checks: findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'manual').map(({ check }) => check),
  }))
  must(ruleMany(desk, { rulings, outcome: 'pass', reason: '样例：已核实' }, preparer))
  must(recommend(desk, { applications: first.map(({ application: { id } }) => id) }, preparer))
}
const holder = { ...holdDesk(folder), desk: () => desk, folder: () => folder }
const workers = openWorkers()
const context: Context = { holder, workers, host: { kind: 'browser' } }
const certificate = must(await certificateFor(folder, address))
const { origin } = await startOffice(context, renderer, { address, port: 0, certificate })
console.log(JSON.stringify({ origin, certificate: certificate.certificate }))
process.stdin.on('end', () => process.exit()).resume()

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(result.problem.message)
}

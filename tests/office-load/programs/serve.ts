import { join } from 'node:path'
import { insertApplication } from '../../../db/applications.ts'
import { addOfficer, setPassword } from '../../../db/officers.ts'
import { transaction } from '../../../db/store.ts'
import { newUid } from '../../../db/uid.ts'
import { roles } from '../../../src-domain/people/officer.ts'
import { ok } from '../../../src-domain/result.ts'
import { createDesk } from '../../../src-main/desk/desk.ts'
import { hashPassword } from '../../../src-main/desk/people/password-hash.ts'
import { openWorkers } from '../../../src-main/documents/workers/workers.ts'
import { type Context, holdDesk } from '../../../src-main/router/context.ts'
import { certificateFor } from '../../../src-main/shells/office/certificate.ts'
import { startOffice } from '../../../src-main/shells/office/server.ts'
import { application, batch } from '../../support/application.ts'

/*
 * An office's server over a new folder: so many applications, and officers who all do everything, by one password. Prints
 * where it is and its certificate; ends with its input.
 */

const [folder = '', address = '', applications = '', password = '', ...names] = process.argv.slice(2)
const created = createDesk(folder, batch)
if (!created.ok) throw new Error(created.problem.message)
const { store } = created.value
const hash = await hashPassword(password)
transaction(store, (writing) => {
  for (let n = 1; n <= Number(applications); n++) {
    const values = { name: `上海样例${n}号有限公司`, creditCode: '' }
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
const holder = { ...holdDesk(folder), desk: () => created.value, folder: () => folder }
const workers = openWorkers()
const context: Context = { holder, workers, host: { kind: 'browser' } }
const certificate = await certificateFor(folder, address)
if (!certificate.ok) throw new Error(certificate.problem.message)
const port = 0
const office = await startOffice(context, join(import.meta.dirname, '../../../out/renderer'), {
  ...{ address, port, certificate: certificate.value },
})
console.log(JSON.stringify({ origin: office.origin, certificate: certificate.value.certificate }))
process.stdin.on('end', () => process.exit()).resume()

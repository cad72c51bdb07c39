import { setWithdrawn } from '../../../db/applications.ts'
import type { SetAside } from '../../../src-domain/batch/application.ts'
import type { ChangingDesk } from '../desk.ts'

/** Takes an application that is not in the ranking out of all that counts, and records that; nothing of it is lost. */
export function setApart(tx: ChangingDesk, id: string, withdrawn: SetAside): void {
  setWithdrawn(tx.store, id, withdrawn)
  tx.record({ kind: 'application-withdrawn', reason: withdrawn.reason, withdrawn }, id)
}

/** Makes a withdrawn application count again, as it was kept, and records that. */
export function putBack(tx: ChangingDesk, id: string, withdrawn: SetAside): void {
  setWithdrawn(tx.store, id, undefined)
  tx.record({ kind: 'application-reinstated', reason: withdrawn.reason, withdrawn }, id)
}

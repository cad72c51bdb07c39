import { addRuling } from '../../../db/rulings.ts'
import { checkTitle } from '../../../src-domain/checks/own-check-names.ts'
import type { Problem } from '../../../src-domain/problems/problem.ts'
import type { ChangingDesk } from '../desk.ts'
import { applicationOf } from '../find-application.ts'
import { checkApplication } from '../findings/check-application.ts'
import { standingRuling, withdrawStanding } from '../findings/withdraw-rulings.ts'
import { overtaken, type WholeOf } from './overtaken.ts'

/** The ruling counts no longer; the one before it, if there is one, counts again. */
export function ruledBack(tx: ChangingDesk, id: string, { check, uid }: WholeOf<'finding-ruled'>): Problem | undefined {
  const ruling = standingRuling(tx, id, check)
  if (ruling?.uid !== uid) return ruledAgain(tx, id, check)
  withdrawStanding(tx, id, ruling)
  return undefined
}

/** The ruling counts again, in its officer's name and with its reason. */
export function rulingWithdrawnBack(
  tx: ChangingDesk,
  id: string,
  { kind: _, uid: __, stands, ...withdrawn }: WholeOf<'ruling-withdrawn'>,
): Problem | undefined {
  const { check, outcome, reason, basis } = withdrawn
  if (standingRuling(tx, id, check)?.uid !== stands) return ruledAgain(tx, id, check)
  const checked = checkApplication(tx, id)
  const from = checked.ok ? checked.value.findings.find((f) => f.check === check)?.outcome : undefined
  const { uid } = addRuling(tx.store, id, withdrawn)
  tx.record({ kind: 'finding-ruled', check, from: from ?? 'manual', outcome, reason, uid, basis }, id)
  return undefined
}

function ruledAgain(tx: ChangingDesk, id: string, check: string): Problem {
  const title = checkTitle(tx.scheme, check)
  return overtaken(tx, applicationOf(tx, id), `“${title}”的认定`)
}

import type { Problem } from '../../../src-domain/problems/problem.ts'
import type { ChangingDesk } from '../desk.ts'
import { toldEdition } from '../editions/told-edition.ts'
import { sealsSeen } from '../scans/list-scans.ts'
import { overtakenOf, type WholeOf } from './overtaken.ts'

/** The sheet is doubted again, or no longer. */
export function sealBack(
  tx: ChangingDesk,
  { edition, file, sha256, seen }: WholeOf<'seal-confirmed'>,
): Problem | undefined {
  if (sealsSeen(tx).has(sha256) !== seen) return overtakenOf(`“${file}”的印章`)
  tx.record({ kind: 'seal-confirmed', ...toldEdition(tx, edition), file, sha256, seen: !seen })
  return undefined
}

import { isDeepStrictEqual } from 'node:util'
import type { Problem } from '../../../src-domain/problems/problem.ts'
import type { ChangingDesk } from '../desk.ts'
import { applicationOf } from '../find-application.ts'
import { putBack, setApart } from '../withdrawal/set-apart.ts'
import { overtaken, type WholeOf } from './overtaken.ts'

/** Counts again. The rank it may have had is given back by the event before it. */
export function takenOutBack(
  tx: ChangingDesk,
  id: string,
  { withdrawn }: WholeOf<'application-withdrawn'>,
): Problem | undefined {
  const application = applicationOf(tx, id)
  if (!isDeepStrictEqual(application.withdrawn, withdrawn)) return overtaken(tx, application, '撤回')
  putBack(tx, id, withdrawn)
  return undefined
}

/** Withdrawn again, by whom and for what it was. */
export function reinstatedBack(
  tx: ChangingDesk,
  id: string,
  { withdrawn }: WholeOf<'application-reinstated'>,
): Problem | undefined {
  const application = applicationOf(tx, id)
  if (application.rank !== undefined) return overtaken(tx, application, '推荐与否')
  setApart(tx, id, withdrawn)
  return undefined
}

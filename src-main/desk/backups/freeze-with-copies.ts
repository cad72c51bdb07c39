import { given } from '../../../src-domain/given.ts'
import type { Problem } from '../../../src-domain/problems/problem.ts'
import type { LongStep } from '../../../src-domain/progress.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import type { Desk, Kept } from '../desk.ts'
import { type Frozen, freeze } from '../editions/freeze.ts'
import { copyDesk } from './make-copy.ts'

/** `uncopied` is why there is no copy of it. */
export type FrozenWithCopies = Frozen & Kept & { readonly uncopied?: Problem }

/**
 * 定稿, with a copy of what was before it and one of the edition, which stays for ever. A copy that can't be made is
 * told and keeps nobody from freezing: freezing changes nothing there was.
 */
export async function freezeWithCopies(
  desk: Desk,
  input: Readonly<Record<never, never>>,
  actor: Actor,
  { progress }: Pick<LongStep, 'progress'> = {},
): Promise<Result<FrozenWithCopies>> {
  const before = await copyDesk(desk, 'freeze', { unlessCurrent: true, progress })
  const frozen = freeze(desk, input, actor)
  if (!frozen.ok) return frozen
  const after = frozen.value.fresh ? await copyDesk(desk, 'edition', { progress }) : before
  return ok({ ...frozen.value, ...given({ uncopied: after.ok ? undefined : after.problem }) })
}

import type { Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import type { Desk, Kept } from '../desk.ts'
import { type Frozen, freeze } from '../editions/freeze.ts'
import { copyDesk } from './make-copy.ts'

/**
 * 定稿, with a copy of what was before it and one of the edition, which stays for ever. A copy that can't be made is
 * shown with the backups and keeps nobody from freezing: freezing changes nothing there was.
 */
export async function freezeWithCopies(
  desk: Desk,
  input: Readonly<Record<never, never>>,
  actor: Actor,
): Promise<Result<Frozen & Kept>> {
  await copyDesk(desk, 'freeze', { unlessCurrent: true })
  const frozen = freeze(desk, input, actor)
  if (frozen.ok && frozen.value.fresh) await copyDesk(desk, 'edition')
  return frozen
}

import { statSync } from 'node:fs'

/** Whether an open database still is what stands under its name: what is written elsewhere would be lost. */
export type Presence = { readonly isThere: () => boolean }

export function presenceOf(path: string): Presence {
  const known = new Map([path, `${path}-wal`].map((name) => [name, identityOf(name)]))
  return { isThere: () => [...known].every(([name, identity]) => identityOf(name) === identity) }
}

function identityOf(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true })
  return found && `${found.dev}:${found.ino}`
}

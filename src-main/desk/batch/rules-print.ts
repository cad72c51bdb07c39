import { hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'

/** Whatever decides what a list says of an application stands in one of them. */
const rooms = ['src-domain', 'src-main/desk', 'db']

let known: string | undefined

/**
 * Tells the rules of this program from those of any other, by their sources: what was computed by others is computed
 * anew. A built program was told when it was built (electron.vite.config.ts).
 */
export function rulesPrint(): string {
  known ??= process.env.DESK_RULES ?? printOfSources(resolve(import.meta.dirname, '../../..'))
  return known
}

/** `root` is where the rooms stand. */
export function printOfSources(root: string): string {
  const files = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => ['.ts', '.json'].includes(extname(name)))
      .sort()
      .map((name) => [`${room}/${name}`, hash('sha256', readFileSync(join(root, room, name)))]),
  )
  return hash('sha256', JSON.stringify(files))
}

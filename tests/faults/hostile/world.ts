import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkDatabase } from '../../../db/whole-check.ts'
import { copyDesk } from '../../../src-main/desk/backups/make-copy.ts'
import type { Desk } from '../../../src-main/desk/desk.ts'
import { type DeskHolder, holdDesk } from '../../../src-main/router/context.ts'
import { must } from '../../support/desk.ts'
import { corpus } from './corpus.ts'

/**
 * A worked district in a folder of its own, where nothing but its data folder may change: temporary files and whatever
 * is named by a relative path would lie there too.
 */
export type World = {
  readonly holder: DeskHolder
  readonly desk: () => Desk
  readonly data: string
  /** Where inputs are written. */
  readonly inputs: string
  /** What an officer may name: something to read, and something no reader comes back from. */
  readonly named: string
  /** The copy that is in `data`. */
  readonly copy: string
  /** What is wrong by now: of the database, and written where nothing should be. */
  readonly amiss: () => string[]
  readonly close: () => void
}

/** Opens worlds that are the same at the beginning; `close` takes all of them away. */
export async function openWorlds(): Promise<{ open(): World; close(): void }> {
  const all = mkdtempSync(join(tmpdir(), 'hostile-'))
  const template = join(all, 'template')
  cpSync(corpus.district, template, { recursive: true })
  const holder = holdDesk(template)
  const { name } = must(await copyDesk(must(holder.open(template)), 'hand'))
  holder.close()
  let worlds = 0
  return {
    open: () => openWorld(join(all, String(++worlds)), template, name),
    close: () => rmSync(all, { recursive: true, force: true }),
  }
}

function openWorld(base: string, template: string, copy: string): World {
  const [data, inputs, named, temporary] = ['data', 'inputs', 'named', 'tmp'].map((name) => join(base, name)) as [
    string,
    string,
    string,
    string,
  ]
  // Deep enough for every path of the inputs that leads upwards.
  const cwd = join(base, 'cwd/1/2/3/4/5/6')
  for (const folder of [inputs, named, temporary, cwd]) mkdirSync(folder, { recursive: true })
  cpSync(template, data, { recursive: true })
  execFileSync('mkfifo', [join(named, '管道.docx')])
  const before = { cwd: process.cwd(), TMPDIR: process.env.TMPDIR }
  process.chdir(cwd)
  process.env.TMPDIR = temporary
  const holder = holdDesk(data)
  must(holder.open(data))
  const desk = () => holder.desk() ?? must(holder.open(data))
  return {
    ...{ holder, desk, data, inputs, named, copy },
    amiss: () => [
      ...[...checkDatabase(desk().store)].flatMap((finding) => (finding ? JSON.stringify(finding) : [])),
      ...strays(base).map((path) => `written outside the data folder: ${path}`),
    ],
    close() {
      holder.close()
      process.chdir(before.cwd)
      if (before.TMPDIR === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = before.TMPDIR
      rmSync(base, { recursive: true, force: true })
    },
  }
}

/** Below the base whatever is neither the world's own nor where an officer has named a folder of this machine. */
function strays(base: string): string[] {
  const own = /^(data|inputs|named|tmp|cwd)$|^(data|inputs|named)\/|^cwd(\/[1-6])*$/
  return readdirSync(base, { recursive: true, encoding: 'utf8' }).filter((path) => !own.test(path))
}

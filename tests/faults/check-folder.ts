import { performance } from 'node:perf_hooks'
import Database from 'better-sqlite3'
import { dataFolder } from '../../db/data-folder.ts'
import { verifyEvents } from '../../db/events.ts'
import { closeDesk, openDesk } from '../../src-main/desk/desk.ts'
import { halfBeside } from './beside.ts'
import { type Line, leftIn, lostFrom } from './claims.ts'

export type Checked = {
  /** Acknowledged and not there, or there and not whole: a line each. */
  readonly wrong: readonly string[]
  readonly opening: Opening
}

/** Milliseconds until the desk was open again, and until it was once more after it had been closed. */
export type Opening = { readonly again: number; readonly usual: number }

/** Opens a folder after a fault and says whether all that was acknowledged is there and nothing half. */
export async function checkFolder(folder: string, lines: readonly Line[]): Promise<Checked> {
  const { opened, took: again } = openTimed(folder)
  if (!opened.ok) {
    const wrong = [`not opened: ${opened.problem.code} ${opened.problem.message}`]
    return { wrong, opening: { again, usual: again } }
  }
  const desk = opened.value
  const wrong = [...(await lostFrom(desk, lines)), ...(await leftIn(desk)).map((name) => `left: ${name}`)]
  const chain = verifyEvents(desk.store)
  if (!chain.ok) wrong.push(`chain: ${chain.problem.message}`)
  closeDesk(desk)
  const { opened: reopened, took: usual } = openTimed(folder)
  if (reopened.ok) closeDesk(reopened.value)
  const half = (await halfBeside(folder)).map((what) => `half: ${what}`)
  return { wrong: [...wrong, ...unsound(folder), ...half], opening: { again, usual } }
}

function openTimed(folder: string) {
  const start = performance.now()
  const opened = openDesk(folder)
  return { opened, took: performance.now() - start }
}

function unsound(folder: string): string[] {
  const database = new Database(dataFolder(folder).database, { readonly: true })
  const integrity = database.pragma('integrity_check', { simple: true })
  const keys = database.pragma('foreign_key_check') as unknown[]
  database.close()
  return [...(integrity === 'ok' ? [] : [`integrity: ${integrity}`]), ...(keys.length === 0 ? [] : ['foreign keys'])]
}

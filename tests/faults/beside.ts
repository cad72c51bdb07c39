import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { listApplications } from '../../db/applications.ts'
import { verifyEvents } from '../../db/events.ts'
import { namedFiles } from '../../db/named-files.ts'
import { ok, type Result } from '../../src-domain/result.ts'
import { folderOfCopy } from '../../src-main/backups/place.ts'
import { placeHere } from '../../src-main/desk/backups/make-copy.ts'
import { restoreCopy } from '../../src-main/desk/backups/restore.ts'
import { closeDesk, openDesk } from '../../src-main/desk/desk.ts'
import { newDeskFrom } from '../../src-main/desk/merge/new-desk-from.ts'
import { verifyFile } from '../../src-main/files/file-store.ts'
import { withHandOver } from '../../src-main/hand-over/read-hand-over.ts'
import { holdDesk } from '../../src-main/router/context.ts'

/** What belongs to a data folder of the trial and lies beside it: a stick, and laptops that work was given to. */
export function besideOf(folder: string): { readonly stick: string; readonly laptops: string } {
  return { stick: `${folder}-stick`, laptops: `${folder}-laptops` }
}

const password = '样例密码'

/** How many applications a laptop has; empty where it is no desk. */
export function laptopState(folder: string, name: string): string {
  const opened = openDesk(join(besideOf(folder).laptops, name))
  if (!opened.ok) return ''
  try {
    return String(listApplications(opened.value.store).length)
  } finally {
    closeDesk(opened.value)
  }
}

/** What is half: a file on the stick that calls itself a hand-over and can't be read, a laptop that is neither a whole desk nor can be tried again. */
export async function halfBeside(folder: string): Promise<string[]> {
  const { stick, laptops } = besideOf(folder)
  const scratch = mkdtempSync(join(tmpdir(), 'desk-beside-'))
  try {
    const half: string[] = []
    const whole: string[] = []
    for (const file of namesIn(stick).filter((name) => name.endsWith('.zip'))) {
      const path = join(stick, file)
      const read = await withHandOver({ path, file, password, scratch }, {}, async ({ manifest }) => ok(manifest))
      if (!read.ok) half.push(`${file}: ${read.problem.code}`)
      else if (read.value.desk) whole.push(path)
    }
    for (const name of namesIn(laptops)) {
      const target = join(laptops, name)
      const wrong = await halfDesk(target, () => tryAgain(target, folder, whole.at(-1)))
      if (wrong) half.push(`laptop ${name}: ${wrong}`)
    }
    return half
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

/** What a laptop was begun from, once more: a copy by its name, or else a hand-over. */
async function tryAgain(laptop: string, folder: string, handOver: string | undefined): Promise<string | undefined> {
  const place = placeHere(folder)
  const name = basename(laptop)
  if (!existsSync(folderOfCopy(place, name))) {
    if (!handOver) return 'begun without a file'
    return refusal(await newDeskFrom(laptop, { path: handOver, file: handOver, password }, undefined))
  }
  const holder = holdDesk(laptop)
  try {
    return refusal(await restoreCopy(holder, { place: place.root, name, folder: laptop }, undefined))
  } finally {
    holder.close()
  }
}

function refusal(tried: Result<unknown>): string | undefined {
  return tried.ok ? undefined : `not to be tried again: ${tried.problem.code}`
}

async function halfDesk(folder: string, again: () => Promise<string | undefined>): Promise<string | undefined> {
  const opened = openDesk(folder)
  if (!opened.ok) {
    if (opened.problem.code !== 'store-missing') return opened.problem.code
    return again()
  }
  const { store } = opened.value
  try {
    const chain = verifyEvents(store)
    if (!chain.ok) return chain.problem.code
    for (const { name, sha256 } of namedFiles(store)) {
      if (!(await verifyFile(folder, { file: name, sha256 })).ok) return `without ${name}`
    }
    return readdirSync(folder).find((name) => name.endsWith('.partial'))
  } finally {
    closeDesk(opened.value)
  }
}

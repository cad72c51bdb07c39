import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeStore } from '../../db/open.ts'
import { checkDatabase } from '../../db/whole-check.ts'
import { closeDesk, type Desk, openDesk } from '../../src-main/desk/desk.ts'
import { checkUp } from '../../src-main/desk/doctor/check-up.ts'
import { linesOf } from '../../src-main/desk/doctor/lines.ts'
import { correctValue } from '../../src-main/desk/values/correct-value.ts'
import { setOutlineText } from '../../src-main/desk/values/edit-outline.ts'
import { must, officer } from '../support/desk.ts'

/*
 * A district's database, damaged in many ways. Each time it is refused and left byte for byte as it is, or the whole
 * check finds it, or nothing of its content has changed. `DAMAGE_SEED` and `DAMAGE_RUNS` take others.
 */

const district = resolve(import.meta.dirname, '../fixtures/data-folders/4716265')
const seed = Number(process.env.DAMAGE_SEED ?? 20_230_710)
const runs = Number(process.env.DAMAGE_RUNS ?? 6)

const scratch = mkdtempSync(join(tmpdir(), 'damage-'))
/** As a finished session leaves the folder, and as a killed one does: the last changes stand in the log alone. */
const closed = join(scratch, 'closed')
const killed = join(scratch, 'killed')
let content: string

beforeAll(() => {
  cpSync(district, closed, { recursive: true })
  const desk = must(openDesk(closed))
  change(desk, '徐汇区样例路 1 号')
  closeDesk(desk)
  const working = must(openDesk(closed))
  change(working, '徐汇区样例路 2 号')
  cpSync(closed, killed, { recursive: true })
  change(working, '徐汇区样例路 3 号')
  closeDesk(working)
  content = dump(killed)
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

function change(desk: Desk, value: string): void {
  must(correctValue(desk, { application: 'A01', key: 'address', value }, officer))
}

const damages: Readonly<Record<string, { of: string; damage: (folder: string, random: Random) => void }>> = {
  'a flipped bit': { of: closed, damage: (folder, random) => flip(join(folder, 'desk.sqlite'), random, 1) },
  'several flipped bits': { of: closed, damage: (folder, random) => flip(join(folder, 'desk.sqlite'), random, 8) },
  'a flipped bit beside a log': {
    of: killed,
    damage: (folder, random) => flip(join(folder, 'desk.sqlite'), random, 1),
  },
  'a flipped bit in the log': {
    of: killed,
    damage: (folder, random) => flip(join(folder, 'desk.sqlite-wal'), random, 1),
  },
  'the log cut off': {
    of: killed,
    damage: (folder, random) =>
      edit(join(folder, 'desk.sqlite-wal'), (bytes) => bytes.subarray(0, random(bytes.length))),
  },
  'the log deleted': { of: killed, damage: (folder) => rmSync(join(folder, 'desk.sqlite-wal')) },
  'the database cut off': {
    of: closed,
    damage: (folder, random) => edit(join(folder, 'desk.sqlite'), (bytes) => bytes.subarray(0, random(bytes.length))),
  },
  'a page of garbage': {
    of: closed,
    damage: (folder, random) => overwrite(folder, random, (page) => page.map(() => random(256))),
  },
  'a page of zeros': { of: closed, damage: (folder, random) => overwrite(folder, random, (page) => page.fill(0)) },
  'another page in its place': {
    of: closed,
    damage: (folder, random) =>
      edit(join(folder, 'desk.sqlite'), (bytes) => {
        const [from, to] = [random(bytes.length / 4096), random(bytes.length / 4096)]
        bytes.copyWithin(to * 4096, from * 4096, from * 4096 + 4096)
        return bytes
      }),
  },
  'an older page in its place': {
    of: closed,
    damage: (folder, random) => {
      const older = readFileSync(join(killed, 'desk.sqlite'))
      edit(join(folder, 'desk.sqlite'), (bytes) => {
        const page = random(Math.min(bytes.length, older.length) / 4096) * 4096
        older.copy(bytes, page, page, page + 4096)
        return bytes
      })
    },
  },
  'the log of another time': {
    of: closed,
    damage: (folder) => cpSync(join(killed, 'desk.sqlite-wal'), join(folder, 'desk.sqlite-wal')),
  },
}

for (const [name, { of, damage }] of Object.entries(damages)) {
  it(`${name} is refused, found, or changes nothing`, () => {
    const counts = { refused: 0, found: 0, unchanged: 0 }
    const expected = of === killed ? content : dump(of)
    for (let run = 0; run < runs; run++) {
      const random = seeded(seed + run)
      const folder = join(scratch, 'damaged')
      rmSync(folder, { recursive: true, force: true })
      cpSync(of, folder, { recursive: true })
      damage(folder, random)
      counts[outcomeOf(folder, expected, `${name}, seed ${seed + run}`)]++
    }
    console.log(`${name}: ${JSON.stringify(counts)}`)
    expect(counts.refused + counts.found + counts.unchanged).toBe(runs)
  })
}

it('what SQLite gives up on is found by 体检, which says all the same what else it knows', async () => {
  const folder = join(scratch, 'given-up')
  cpSync(closed, folder, { recursive: true })
  edit(join(folder, 'desk.sqlite'), (bytes) => {
    const cell = bytes.readUInt16BE(indexPage(folder) + 8)
    // Behind the length of an entry stands that of its head, which can't be the longer one.
    bytes[indexPage(folder) + cell + 1] = 0x7f
    return bytes
  })
  // As a large one is opened: what is kept of each row is looked at afterwards.
  const desk = must(openDesk(folder, { staged: true }))
  const checked = must(await checkUp(desk))
  closeDesk(desk)
  expect(checked).toMatchObject({ sound: false, database: { broken: true }, files: { wrong: [] } })
  expect(checked.files.count).toBeGreaterThan(20)
  expect(linesOf(checked).filter(({ fine }) => !fine)).toMatchObject([{ part: '数据库' }])
})

it('体检 has the structure of a large database looked at apart, and finds a table and its index at odds', async () => {
  const folder = join(scratch, 'large')
  cpSync(closed, folder, { recursive: true })
  const opened = must(openDesk(folder))
  const text = '样例'.repeat(250_000)
  for (const heading of ['status', 'organisation', 'example']) {
    for (const application of ['A01', 'A02', 'A03'])
      must(setOutlineText(opened, { application, heading, text }, officer))
  }
  expect(must(await checkUp(opened)).database).toEqual({ altered: [], broken: false, unread: false })
  closeDesk(opened)
  edit(join(folder, 'desk.sqlite'), (bytes) => {
    const page = indexPage(folder)
    const cell = page + bytes.readUInt16BE(page + 8)
    const last = cell + (bytes[cell] ?? 0)
    bytes[last] = (bytes[last] ?? 0) ^ 1
    return bytes
  })
  const desk = must(openDesk(folder))
  const checked = must(await checkUp(desk))
  closeDesk(desk)
  expect(checked.database).toMatchObject({ broken: true, unread: false })
  expect(readdirSync(join(folder, 'files/incoming'))).toEqual([])
})

it('体检 of a database that opens and no longer can be read says so, and what to do', async () => {
  const folder = join(scratch, 'unread')
  cpSync(closed, folder, { recursive: true })
  const database = new Database(join(folder, 'desk.sqlite'))
  database.exec(`UPDATE applications SET pictures = '{'`)
  database.close()
  const desk = must(openDesk(folder, { staged: true }))
  const checked = must(await checkUp(desk))
  closeDesk(desk)
  expect(checked).toMatchObject({ sound: false, database: { unread: true } })
  expect(linesOf(checked)).toMatchObject([
    { part: '数据库', fine: false },
    { part: '其他', fine: false },
  ])
})

it("another desk's log is put aside with what it lay beside, and the desk opened as it was; a lone index goes", () => {
  const folder = join(scratch, 'beside')
  const strange = join(scratch, 'strange')
  cpSync(district, strange, { recursive: true })
  const other = must(openDesk(strange))
  for (const value of ['样例甲', '样例乙', '样例丙']) change(other, value)
  cpSync(closed, folder, { recursive: true })
  cpSync(join(strange, 'desk.sqlite-wal'), join(folder, 'desk.sqlite-wal'))
  writeFileSync(join(folder, 'desk.sqlite-shm'), '样例')
  closeDesk(other)
  const log = readFileSync(join(folder, 'desk.sqlite-wal'))
  closeDesk(must(openDesk(folder)))
  expect(dump(folder)).toBe(dump(closed))
  const [aside = ''] = readdirSync(join(folder, 'aside'))
  expect(readFileSync(join(folder, 'aside', aside, 'desk.sqlite-wal'))).toEqual(log)
  expect(readdirSync(folder).filter((name) => /-shm$|-wal$|^restoring/.test(name))).toEqual([])
})

/** Where a page of entries begins of an index of values. */
function indexPage(folder: string): number {
  const bytes = readFileSync(join(folder, 'desk.sqlite'))
  const database = new Database(join(folder, 'desk.sqlite'), { readonly: true })
  const roots = database.prepare(`SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'form_values'`)
  const root = roots.pluck().get() as number
  database.close()
  const at = (page: number) => (page - 1) * 4096
  const [inner, last] = [2, 8]
  let page = root
  while (bytes[at(page)] === inner) page = bytes.readUInt32BE(at(page) + last)
  return at(page)
}

function outcomeOf(folder: string, expected: string, about: string): 'refused' | 'found' | 'unchanged' {
  const before = bytesOf(folder)
  const opened = openDesk(folder)
  if (!opened.ok) {
    expect(opened.problem.code, about).toMatch(/^store-(damaged|altered|newer)$/)
    expect(bytesOf(folder), `${about}: refusing changed it`).toEqual(before)
    return 'refused'
  }
  const { store } = opened.value
  const found = store.lost ? [store.lost] : [...checkDatabase(store)].filter((finding) => finding !== undefined)
  closeStore(store)
  if (found.length > 0) return 'found'
  expect(dump(folder), `${about}: opened with changed content and never found`).toBe(expected)
  return 'unchanged'
}

/** Every row of every table, as SQL says it, with what defines the tables. */
function dump(folder: string): string {
  const copy = join(scratch, 'dumped')
  rmSync(copy, { recursive: true, force: true })
  cpSync(folder, copy, { recursive: true })
  const database = new Database(join(copy, 'desk.sqlite'))
  const schema = database.prepare('SELECT name, type, sql FROM sqlite_schema ORDER BY name').all() as {
    name: string
    type: string
  }[]
  const tables = schema.filter(({ type }) => type === 'table').map(({ name }) => name)
  const rows = tables.map((name) => [name, database.prepare(`SELECT * FROM "${name}"`).all()])
  const text = JSON.stringify([schema, rows], null, 1)
  database.close()
  return text
}

function bytesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.startsWith('desk.'))
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'base64')]))
}

type Random = (below: number) => number

/** mulberry32: the same seed, the same damage. */
function seeded(from: number): Random {
  let state = from
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

function edit(path: string, change: (bytes: Buffer) => Uint8Array): void {
  if (existsSync(path)) writeFileSync(path, change(readFileSync(path)))
}

function flip(path: string, random: Random, bits: number): void {
  edit(path, (bytes) => {
    for (let i = 0; i < bits; i++) {
      const at = random(bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8))
    }
    return bytes
  })
}

function overwrite(folder: string, random: Random, change: (page: Buffer) => Uint8Array): void {
  edit(join(folder, 'desk.sqlite'), (bytes) => {
    const at = random(bytes.length / 4096) * 4096
    bytes.set(change(Buffer.from(bytes.subarray(at, at + 4096))), at)
    return bytes
  })
}

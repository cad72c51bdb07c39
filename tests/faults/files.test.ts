import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { readApplication } from '../../db/applications.ts'
import { eventHead, listEvents, record } from '../../db/events.ts'
import { namedFiles } from '../../db/named-files.ts'
import { transaction } from '../../db/store.ts'
import { ok } from '../../src-domain/result.ts'
import { originalForm } from '../../src-main/desk/applications/original-form.ts'
import { copyDesk } from '../../src-main/desk/backups/make-copy.ts'
import { nameSecondPlace } from '../../src-main/desk/backups/second-place.ts'
import { closeDesk, type Desk, openDesk } from '../../src-main/desk/desk.ts'
import { checkUp } from '../../src-main/desk/doctor/check-up.ts'
import { sweepUnnamed } from '../../src-main/desk/doctor/idle-check.ts'
import { linesOf } from '../../src-main/desk/doctor/lines.ts'
import { repairFile } from '../../src-main/desk/doctor/repair-file.ts'
import { makeBook } from '../../src-main/desk/products/make-book.ts'
import { correctValue } from '../../src-main/desk/values/correct-value.ts'
import { openWorkers } from '../../src-main/documents/workers/workers.ts'
import { filePath, putFile } from '../../src-main/files/file-store.ts'
import { finishedBytes } from '../../src-main/files/finished-file.ts'
import { holdDesk } from '../../src-main/router/context.ts'
import { transferRoutes } from '../../src-main/router/transfers.ts'
import { must, officer, problemOf } from '../support/desk.ts'

/** What becomes of a data folder's files by a failing disk or a foreign hand, and what the desk then does with them. */

const district = resolve(import.meta.dirname, '../fixtures/data-folders/4716265')
const scratch = mkdtempSync(join(tmpdir(), 'files-'))
const workers = openWorkers()
let folder: string
let desk: Desk
let run = 0

beforeEach(() => {
  folder = join(scratch, `batch${run++}`)
  cpSync(district, folder, { recursive: true })
  desk = must(openDesk(folder))
  return () => closeDesk(desk)
})
afterAll(async () => {
  await workers.close()
  rmSync(scratch, { recursive: true, force: true })
})

/** An attachment of A01, and its bytes as they lie on the disk. */
function attachment(index = 0) {
  const found = readApplication(desk.store, 'A01')?.attachments[index] ?? expect.unreachable()
  return { ...found, path: filePath(folder, found.sha256) }
}

function overwrite(path: string, bytes: Uint8Array): void {
  chmodSync(path, 0o600)
  writeFileSync(path, bytes)
}

/** As a copy in the data folder has it. */
function inBackup(sha256: string, bytes: Uint8Array): void {
  const pool = join(folder, 'backups/files', sha256.slice(0, 2))
  mkdirSync(pool, { recursive: true })
  writeFileSync(join(pool, sha256), bytes)
}

async function shown(path: string): Promise<Response> {
  const holder = holdDesk(folder)
  const context = { holder: { ...holder, desk: () => desk }, workers, host: { kind: 'browser' as const } }
  const route = transferRoutes(context).find((r) => path.startsWith(r.path)) ?? expect.unreachable()
  return route.answer(new Request(`http://desk${path}`))
}

describe('a stored file that is not what was handed in', () => {
  it("is not printed in a book, be it another applicant's, and is once it is back", async () => {
    const { file, path } = attachment()
    const original = readFileSync(path)
    const out = join(folder, 'exports')
    const make = () => makeBook(desk, { application: 'A01', out }, officer, { workers })
    overwrite(path, readFileSync(attachment(1).path))
    const refused = problemOf(await make())
    expect(refused).toMatchObject({ code: 'file-damaged', message: expect.stringContaining(`“${file}”`) })
    rmSync(path)
    expect(problemOf(await make()).code).toBe('file-damaged')
    writeFileSync(path, original)
    expect((await make()).ok).toBe(true)
  })

  it('is not shown', async () => {
    const { id, path } = attachment()
    expect((await shown(`/files/${id}`)).status).toBe(200)
    const bytes = readFileSync(path)
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    overwrite(path, bytes)
    const refused = await shown(`/files/${id}`)
    expect(refused.status).toBe(404)
    expect(await refused.json()).toMatchObject({ code: 'file-damaged' })
  })

  it('is not read again as a form', async () => {
    const { form } = readApplication(desk.store, 'A01') ?? expect.unreachable()
    overwrite(filePath(folder, form?.sha256 ?? ''), Buffer.from('样例'))
    const read = await originalForm(desk, { application: 'A01' }, { workers })
    expect(problemOf(read)).toMatchObject({ code: 'file-damaged' })
  })
})

describe('体检', () => {
  it('finds nothing where all is well', async () => {
    const checked = must(await checkUp(desk))
    expect(checked.files).toMatchObject({ wrong: [] })
    expect(checked.files.count).toBeGreaterThan(20)
    expect(linesOf(checked).find(({ part }) => part === '数据库')?.fine).toBe(true)
  })

  it('names an altered and a lost file, and brings back what a backup has, with the damaged one kept', async () => {
    const [altered, lost] = [attachment(0), attachment(1)]
    const original = readFileSync(altered.path)
    inBackup(altered.sha256, original)
    overwrite(altered.path, Buffer.from('样例'))
    rmSync(lost.path)
    const { files, sound } = must(await checkUp(desk))
    expect(sound).toBe(false)
    expect(files.wrong).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ sha256: altered.sha256, lost: false, inBackup: true }),
        expect.objectContaining({ sha256: lost.sha256, lost: true, inBackup: false }),
      ]),
    )
    expect(files.wrong).toHaveLength(2)

    must(await repairFile(desk, { sha256: altered.sha256 }, officer))
    expect(readFileSync(altered.path)).toEqual(original)
    const [aside = ''] = readdirSync(join(folder, 'aside'))
    expect(readFileSync(join(folder, 'aside', aside, altered.sha256), 'utf8')).toBe('样例')
    expect(listEvents(desk.store, { limit: 1 })).toMatchObject([{ by: officer.name, event: { kind: 'file-repaired' } }])
    expect(must(await checkUp(desk)).files.wrong).toHaveLength(1)

    const none = problemOf(await repairFile(desk, { sha256: lost.sha256 }, officer))
    expect(none.code).toBe('file-in-no-backup')
  })

  it('reads the files of every copy, and a copy by hand puts right what it found', async () => {
    const stick = join(scratch, `stick${run}`)
    mkdirSync(stick)
    must(await nameSecondPlace(desk, { path: stick }))
    must(await copyDesk(desk, 'hour'))
    const { sha256, path } = attachment()
    const there = join(stick, '遴选备份-徐汇区/files', sha256.slice(0, 2), sha256)
    const whole = async () => must(await checkUp(desk)).copies.map(({ unusable }) => unusable === 0)
    expect(await whole()).toEqual([true, true])
    const bytes = readFileSync(path)
    const flipped = Uint8Array.from(bytes, (byte, at) => (at === 300 ? byte ^ 4 : byte))

    overwrite(there, flipped)
    const checked = must(await checkUp(desk))
    expect(checked).toMatchObject({ sound: false, files: { wrong: [] }, copies: [{ unusable: 0 }, { unusable: 1 }] })
    expect(linesOf(checked).filter(({ fine }) => !fine)).toMatchObject([{ part: '备份（遴选备份-徐汇区）' }])
    must(await copyDesk(desk, 'hand'))
    expect(readFileSync(there)).toEqual(bytes)
    expect(await whole()).toEqual([true, true])

    // The pool here is the data's own file under a second name, and so damaged with it.
    overwrite(path, flipped)
    expect(await whole()).toEqual([false, true])
    must(await repairFile(desk, { sha256 }, officer))
    expect(must(await checkUp(desk)).files.wrong).toEqual([])
    must(await copyDesk(desk, 'hand'))
    expect(await whole()).toEqual([true, true])
  })

  it('does not take a damaged backup for a good one', async () => {
    const { sha256, path } = attachment()
    inBackup(sha256, Buffer.from('样例'))
    rmSync(path)
    expect(problemOf(await repairFile(desk, { sha256 }, officer)).code).toBe('file-in-no-backup')
  })
})

describe('a data folder', () => {
  const edit = (value: string) => correctValue(desk, { application: 'A01', key: 'address', value }, officer)

  it('deleted or moved under an open desk takes nothing that would be lost', async () => {
    expect(edit('徐汇区样例路 1 号').ok).toBe(true)
    const elsewhere = `${folder} 移走`
    renameSync(folder, elsewhere)
    expect(problemOf(edit('徐汇区样例路 2 号')).code).toBe('store-gone')
    renameSync(elsewhere, folder)
    expect(edit('徐汇区样例路 3 号').ok).toBe(true)
    rmSync(join(folder, 'desk.sqlite-wal'))
    expect(problemOf(edit('徐汇区样例路 4 号')).code).toBe('store-gone')
    expect(problemOf(await copyDesk(desk, 'hand')).code).toBe('store-gone')
  })

  it('says at the next opening, and for ever, that what was confirmed is no longer there', () => {
    const saved = join(scratch, 'before.sqlite')
    closeDesk(desk)
    cpSync(join(folder, 'desk.sqlite'), saved)
    desk = must(openDesk(folder))
    must(edit('徐汇区样例路 5 号'))
    closeDesk(desk)
    cpSync(saved, join(folder, 'desk.sqlite'))
    desk = must(openDesk(folder))
    expect(listEvents(desk.store, { limit: 1 })).toMatchObject([{ event: { kind: 'events-lost' } }])
    closeDesk(desk)
    desk = must(openDesk(folder))
    expect(listEvents(desk.store, { limit: 5 }).filter(({ event }) => event.kind === 'events-lost')).toHaveLength(1)
  })

  it('says once, and for ever, that the note of the last operation was overwritten', () => {
    for (const rubbish of ['rubbish '.repeat(40), '样例']) {
      closeDesk(desk)
      writeFileSync(join(folder, 'desk.head'), rubbish)
      desk = must(openDesk(folder))
      expect(listEvents(desk.store, { limit: 1 })).toMatchObject([{ event: { kind: 'head-unreadable' } }])
      const { seq } = eventHead(desk.store)
      closeDesk(desk)
      desk = must(openDesk(folder))
      expect(eventHead(desk.store).seq).toBe(seq)
    }
  })

  it('undone changes leave no trace in the seals', () => {
    const refused = transaction(desk.store, (outer) => {
      const inner = transaction(outer, (writing) => {
        record(writing, { by: '样例', at: '2023-07-25T01:00:00.000Z' }, { kind: 'letter-made', letter: 'meeting' })
        return ok(1)
      })
      return inner.ok ? edit('徐汇区样例路 6 号') : inner
    })
    expect(refused.ok).toBe(true)
    expect(() =>
      transaction(desk.store, (writing) => {
        record(writing, { by: '样例', at: '2023-07-25T01:00:00.000Z' }, { kind: 'letter-made', letter: 'meeting' })
        throw new Error('样例')
      }),
    ).toThrow('样例')
    closeDesk(desk)
    desk = must(openDesk(folder))
    expect(desk.store.lost).toBeUndefined()
  })

  it.skipIf(process.platform === 'win32')("is its owner's alone, with all that was in one from before", async () => {
    closeDesk(desk)
    chmodSync(folder, 0o755)
    chmodSync(join(folder, 'desk.sqlite'), 0o644)
    desk = must(openDesk(folder))
    const open = readdirSync(folder, { recursive: true, withFileTypes: true })
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => (statSync(path).mode & 0o077) !== 0)
    expect((statSync(folder).mode & 0o077) === 0 && open).toEqual([])
    const product = join(scratch, 'product.json')
    must(await finishedBytes(product, Buffer.from('样例')))
    must(edit('徐汇区样例路 7 号'))
    must(await copyDesk(desk, 'hand'))
    const copies = readdirSync(join(folder, 'backups/copies'), { recursive: true }).map(
      (name) => `backups/copies/${name}`,
    )
    const made = ['desk.sqlite', 'desk.sqlite-wal', 'desk.head', ...copies].map((name) => join(folder, name))
    expect([product, ...made].filter((path) => (statSync(path).mode & 0o077) !== 0 && statSync(path).isFile())).toEqual(
      [],
    )
  })

  it('leaves what somebody else keeps in it, and a program one that runs', () => {
    closeDesk(desk)
    const program = join(folder, '下载.partial')
    writeFileSync(program, '样例')
    chmodSync(program, 0o755)
    chmodSync(folder, 0o755)
    desk = must(openDesk(folder))
    expect(statSync(program).mode & 0o700).toBe(process.platform === 'win32' ? 0o600 : 0o700)
  })

  it('is not exchanged under an import', () => {
    const holder = holdDesk(folder)
    closeDesk(desk)
    must(holder.open(folder))
    const end = holder.begin()
    expect(problemOf(holder.open(join(scratch, 'another'))).code).toBe('desk-busy')
    end()
    expect(problemOf(holder.open(join(scratch, 'another'))).code).toBe('store-missing')
    holder.close()
  })
})

describe('what a refused or killed intake has left in the store', () => {
  const inTwoDays = () => new Date(Date.now() + 2 * 24 * 3_600_000)

  it('goes after a day, and nothing that is named, or was left when events named no files', async () => {
    must(correctValue(desk, { application: 'A01', key: 'contact', value: '样例联系人' }, officer))
    const named = namedFiles(desk.store).map(({ sha256 }) => sha256)
    const left = must(await putFile(folder, write('left.pdf', '样例：没有人要的')))
    const former = must(await putFile(folder, write('former.pdf', '样例：从前移除的')))
    utimesSync(filePath(folder, former.sha256), new Date('2023-07-20'), new Date('2023-07-20'))

    expect(await sweepUnnamed(desk)).toBe(0)
    expect(await sweepUnnamed(desk, inTwoDays())).toBe(1)
    expect(existsSync(filePath(folder, left.sha256))).toBe(false)
    for (const sha256 of [...named, former.sha256]) expect(existsSync(filePath(folder, sha256))).toBe(true)
  })

  it('is as good as new once it comes again', async () => {
    const occasion = { at: '2023-07-21T01:00:00.000Z', by: officer.name }
    transaction(desk.store, (writing) => ok(record(writing, occasion, { kind: 'letter-made', letter: 'meeting' })))
    const path = write('again.pdf', '样例：又来一次')
    const { sha256 } = must(await putFile(folder, path))
    utimesSync(filePath(folder, sha256), new Date(), new Date(Date.now() - 3 * 24 * 3_600_000))
    must(await putFile(folder, path))
    // As the first test sees, one of three days ago would go.
    expect(await sweepUnnamed(desk)).toBe(0)
    expect(existsSync(filePath(folder, sha256))).toBe(true)
  })

  function write(name: string, text: string): string {
    const path = join(scratch, name)
    writeFileSync(path, text)
    return path
  }
})

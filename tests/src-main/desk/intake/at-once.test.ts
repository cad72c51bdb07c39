import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listApplications } from '../../../../db/applications.ts'
import { dataFolder } from '../../../../db/data-folder.ts'
import { verifyEvents } from '../../../../db/events.ts'
import type { Progress } from '../../../../src-domain/progress.ts'
import { ok } from '../../../../src-domain/result.ts'
import { closeDesk, openDesk } from '../../../../src-main/desk/desk.ts'
import { importFolder } from '../../../../src-main/desk/intake/import-folder.ts'
import { must, newDesk, preparer, temporaryFolder } from '../../../support/desk.ts'
import { workers } from '../../../support/workers.ts'
import { intake } from '../../router/desks.ts'

import { meeting, withReading } from '../slowed.ts'

describe('the same folder taken in twice at once', () => {
  it('is one application, with each of its attachments once', async () => {
    const desk = newDesk()
    const together = meeting(2)
    const slow = withReading(workers, {
      form: async (asked) => {
        const read = await workers.read.form(asked)
        await together()
        return read
      },
    })
    const folder = join(intake, '01样例泵业')
    const take = () => importFolder(desk, { folder }, preparer, { workers: slow })
    const [one, other] = (await Promise.all([take(), take()])).map(must)
    const [taken, ...more] = listApplications(desk.store)
    expect(more).toEqual([])
    expect([one?.applications, other?.applications]).toEqual([['A01'], ['A01']])
    expect([...(one?.known ?? []), ...(other?.known ?? [])]).toEqual(['A01'])
    const files = taken?.attachments.map((a) => a.file) ?? []
    expect(files.length).toBeGreaterThan(0)
    expect(new Set(files).size).toBe(files.length)
  })

  it('adds what was handed in later once', async () => {
    const desk = newDesk()
    const folder = join(temporaryFolder(), '样例单位')
    cpSync(join(intake, '01样例泵业'), folder, { recursive: true })
    must(await importFolder(desk, { folder }, preparer, { workers }))
    const before = listApplications(desk.store)[0]?.attachments.length ?? 0
    writeFileSync(join(folder, '补交.pdf'), `${readFileSync(join(folder, '营业执照.pdf'), 'latin1')}\n% 补交`, 'latin1')
    await Promise.all([1, 2].map(async () => must(await importFolder(desk, { folder }, preparer, { workers }))))
    expect(listApplications(desk.store)[0]?.attachments).toHaveLength(before + 1)
  })
})

describe('applicants that are read at once', () => {
  const names = ['01样例泵业', '02样例电梯', '03样例阀门']

  function sameFormFrom(names: readonly string[]): string {
    const folder = temporaryFolder()
    const form = readdirSync(join(intake, '01样例泵业')).find((file) => file.endsWith('.docx')) ?? ''
    for (const name of names) {
      mkdirSync(join(folder, name))
      cpSync(join(intake, '01样例泵业', form), join(folder, name, form))
    }
    return folder
  }

  it('lose none of those before to a bug about one of them', async () => {
    const desk = newDesk()
    const all = meeting(names.length)
    const slow = withReading(workers, {
      form: async (asked) => {
        const read = await workers.read.form(asked)
        await all()
        if (!read.ok || !('reading' in read.value) || !asked.path.includes('02样例电梯')) return read
        const { reading } = read.value
        const values = reading.values.map((one) => ({ ...one, value: {} as string }))
        return ok({ ...read.value, reading: { ...reading, values } })
      },
    })
    await expect(importFolder(desk, { folder: sameFormFrom(names) }, preparer, { workers: slow })).rejects.toThrow()
    expect(listApplications(desk.store).map((one) => one.folder)).toEqual(['01样例泵业'])
    closeDesk(desk)
    const again = must(openDesk(desk.store.folder))
    expect(verifyEvents(again.store).ok).toBe(true)
    closeDesk(again)
  })

  it('are each kept whole or refused by themselves, in their order', async () => {
    const desk = newDesk()
    const folder = sameFormFrom(names)
    const all = meeting(names.length)
    const slow = withReading(workers, {
      form: async (asked) => {
        const read = await workers.read.form(asked)
        if (asked.path.includes('02样例电梯')) rmSync(asked.path)
        await all()
        return read
      },
    })
    const steps: number[] = []
    const progress = ({ done }: Progress) => steps.push(done)
    const { applications, rejected } = must(await importFolder(desk, { folder }, preparer, { workers: slow, progress }))
    expect(rejected).toMatchObject([{ folder: '02样例电梯', code: 'file-unreadable' }])
    expect(applications).toEqual(['A01', 'A02'])
    expect(listApplications(desk.store).map((a) => a.folder)).toEqual(['01样例泵业', '03样例阀门'])
    expect(steps.at(-1)).toBe(names.length)
  })

  it('are none of them said to be kept where the disk would not have them', async () => {
    const desk = newDesk()
    const gone = dataFolder(desk.store.folder).database
    const slow = withReading(workers, {
      form: async (asked) => {
        const read = await workers.read.form(asked)
        rmSync(gone, { force: true })
        return read
      },
    })
    const { applications, rejected } = must(await importFolder(desk, { folder: intake }, preparer, { workers: slow }))
    expect(applications).toEqual([])
    expect(new Set(rejected.map(({ code }) => code))).toEqual(new Set(['store-gone']))
    expect(rejected).toHaveLength(12)
  })
})

import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { listApplications } from '../../../db/applications.ts'
import { dataFolder } from '../../../db/data-folder.ts'
import { listEvents } from '../../../db/events.ts'
import { insertScan } from '../../../db/scans.ts'
import { transaction } from '../../../db/store.ts'
import type { Application } from '../../../src-domain/batch/application.ts'
import type { EditionFile } from '../../../src-domain/edition/edition.ts'
import type { ScanReading } from '../../../src-domain/edition/scan.ts'
import type { Progress } from '../../../src-domain/progress.ts'
import { ok } from '../../../src-domain/result.ts'
import { addAttachments } from '../../../src-main/desk/attachments/add-attachments.ts'
import type { Desk } from '../../../src-main/desk/desk.ts'
import { contentHash, editionState } from '../../../src-main/desk/editions/current-edition.ts'
import { freeze } from '../../../src-main/desk/editions/freeze.ts'
import { listEditions } from '../../../src-main/desk/editions/list-editions.ts'
import { rule } from '../../../src-main/desk/findings/rule.ts'
import { importFolder } from '../../../src-main/desk/intake/import-folder.ts'
import { finishPackage } from '../../../src-main/desk/products/finish-package.ts'
import { listProducts } from '../../../src-main/desk/products/list-products.ts'
import { makeBook } from '../../../src-main/desk/products/make-book.ts'
import { arrange } from '../../../src-main/desk/ranking/arrange.ts'
import { decline, reconsider } from '../../../src-main/desk/ranking/decline.ts'
import { rank } from '../../../src-main/desk/ranking/order.ts'
import { recommend, withdraw } from '../../../src-main/desk/ranking/recommend.ts'
import { addHandedOverScan, addScan } from '../../../src-main/desk/scans/add-scan.ts'
import { listScans } from '../../../src-main/desk/scans/list-scans.ts'
import { submission } from '../../../src-main/desk/submission/submission.ts'
import { beginUpload, receiveFile } from '../../../src-main/desk/uploads/handed-over.ts'
import { correctValue } from '../../../src-main/desk/values/correct-value.ts'
import type { Workers } from '../../../src-main/documents/workers/workers.ts'
import { application } from '../../support/application.ts'
import { attest, must, newDesk, officer, orderOf, preparer, problemOf, temporaryFolder } from '../../support/desk.ts'
import { workers } from '../../support/workers.ts'
import { contextOf, inProcess, intake, outcome } from '../router/desks.ts'
import { meeting, withReading } from './slowed.ts'

/*
 * Two windows on one desk, and work that takes its time while something else is decided. Whatever reads files or sets
 * papers stands still here where the test wants it to.
 */

/** Three enterprises, fit to be recommended. */
function eligible(changes: Partial<Application> = {}): Desk {
  const codes = ['91310104MA1TEATA59', '91310104MA1TEAT62U', '91310104MA1TEAT11K']
  const desk = newDesk(
    ...codes.map((creditCode, i) =>
      application('enterprise', { ...changes, values: { creditCode, name: `上海样例${i + 1}号有限公司` } }),
    ),
  )
  attest(desk, 'A01', 'A02', 'A03')
  return desk
}

function frozen(): Desk {
  const desk = eligible()
  must(recommend(desk, { applications: ['A01', 'A02', 'A03'] }, preparer))
  must(freeze(desk, {}, preparer))
  return desk
}

/** A change whose phone number makes the edition another. */
function editPhone(desk: Desk) {
  return correctValue(desk, { application: 'A01', key: 'phone', value: '13800000009' }, preparer)
}

describe('two who freeze at once', () => {
  it('freeze one edition', async () => {
    const desk = eligible()
    must(recommend(desk, { applications: ['A01'] }, preparer))
    const context = contextOf(desk)
    const windows = [inProcess(context), inProcess(context)]
    const frozen = await Promise.all(windows.map(async (window) => (await outcome(window.editions.freeze())).value))
    expect(frozen.map(({ number }) => number)).toEqual([1, 1])
    expect(frozen.map(({ fresh }) => fresh).sort()).toEqual([false, true])
    expect(listEditions(desk)).toHaveLength(1)
  })
})

describe('a change during a freeze', () => {
  it('is in the edition, or makes it outdated: never neither', async () => {
    const desk = eligible()
    must(recommend(desk, { applications: ['A01'] }, preparer))
    const context = contextOf(desk)
    const [window, other] = [inProcess(context), inProcess(context)]
    await Promise.all([
      other.values.set({ application: 'A01', key: 'phone', value: '13800000009' }),
      outcome(window.editions.freeze()),
      other.values.set({ application: 'A01', key: 'contact', value: '样例新联系人' }),
    ])
    const state = editionState(desk)
    const frozen = state?.edition.content.sections.flatMap((s) => s.entries)[0]?.values ?? []
    const has = (key: string, value: string) => frozen.some((v) => v.key === key && v.value === value)
    expect(has('phone', '13800000009') && has('contact', '样例新联系人')).toBe(!state?.outdated)
    expect(state && contentHash(state.edition.content)).toBe(state?.edition.hash)
  })

  it('of an import that was under way leaves the edition as it is', async () => {
    const desk = eligible()
    must(recommend(desk, { applications: ['A01'] }, preparer))
    const [reading, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const held = withReading(workers, {
      form: async (asked) => {
        reading.resolve()
        await go.promise
        return workers.read.form(asked)
      },
    })
    const taking = importFolder(desk, { folder: join(intake, '02样例电梯') }, preparer, { workers: held })
    await reading.promise
    const { edition } = must(freeze(desk, {}, preparer))
    go.resolve()
    must(await taking)
    expect(listApplications(desk.store)).toHaveLength(4)
    expect(editionState(desk)).toEqual({ edition, outdated: false })
  })
})

describe('two windows that move one rank', () => {
  it('do not overrule each other unseen: the second is told, and nothing of it is kept', () => {
    const desk = frozen()
    const basedOn = orderOf(desk, 'enterprise')
    must(rank(desk, { category: 'enterprise', order: ['A03', 'A01', 'A02'], basedOn }, preparer))
    const second = rank(desk, { category: 'enterprise', order: ['A01', 'A03', 'A02'], basedOn }, preparer)
    expect(problemOf(second)).toMatchObject({
      code: 'ranking-moved',
      message: expect.stringMatching(/示范企业的排序.*没有保存.*看过现在的排序/),
    })
    expect(orderOf(desk, 'enterprise')).toEqual(['A03', 'A01', 'A02'])
  })

  it('may both want the same', () => {
    const desk = frozen()
    const wanted = {
      category: 'enterprise',
      order: ['A03', 'A01', 'A02'],
      basedOn: orderOf(desk, 'enterprise'),
    } as const
    must(rank(desk, wanted, preparer))
    expect(must(rank(desk, wanted, preparer)).step).toBeUndefined()
  })

  it('are told as well when one has recommended or withdrawn meanwhile', () => {
    const desk = frozen()
    const basedOn = orderOf(desk, 'enterprise')
    must(withdraw(desk, { application: 'A02' }, preparer))
    const wanted = { category: 'enterprise', order: ['A02', 'A03'], basedOn } as const
    expect(problemOf(arrange(desk, wanted, preparer)).code).toBe('ranking-moved')
    expect(orderOf(desk, 'enterprise')).toEqual(['A01', 'A03'])
  })

  it('arrange a board in one step: who is new, who is out, and the order', () => {
    const desk = eligible()
    must(recommend(desk, { applications: ['A01', 'A02'] }, preparer))
    const wanted = { category: 'enterprise', order: ['A03', 'A01'], basedOn: ['A01', 'A02'] } as const
    const { ranked, step } = must(arrange(desk, wanted, preparer))
    expect(ranked.map((r) => r.application)).toEqual(['A03', 'A01'])
    expect(orderOf(desk, 'enterprise')).toEqual(['A03', 'A01'])
    expect(step && step.last - step.first + 1).toBe(3)
  })
})

describe('two windows that decide on one application', () => {
  it('decline it once out of the ranking, and take that back once', () => {
    const desk = frozen()
    must(decline(desk, { application: 'A02', reason: '自愿撤回' }, preparer))
    must(decline(desk, { application: 'A02', reason: '重复' }, preparer))
    expect(orderOf(desk, 'enterprise')).toEqual(['A01', 'A03'])
    const events = listEvents(desk.store, { applicationId: 'A02', limit: 3 }).map(({ event }) => event.kind)
    expect(events).toEqual(['application-declined', 'application-declined', 'recommendation-withdrawn'])
    expect(must(reconsider(desk, { application: 'A02' }, preparer)).step).toBeDefined()
    expect(must(reconsider(desk, { application: 'A02' }, preparer)).step).toBeUndefined()
  })
})

describe('a scan', () => {
  /** Reads whatever it is given as the first page of the edition's summary, once it may. */
  function scanner(desk: Desk, ready: () => Promise<void>): Workers {
    const hash = editionState(desk)?.edition.hash ?? ''
    const read = (page: number): ScanReading => ({
      ...{ pages: 1, marks: [], drawn: [], blank: [], sealed: [1], unseen: [] },
      codes: [{ page: 1, scheme: desk.scheme.id, number: 1, hash: hash.slice(0, 12), summary: { page, of: 3 } }],
    })
    return withReading(workers, {
      scan: async () => {
        await ready()
        return ok(read(1))
      },
    })
  }

  function file(text: string) {
    const path = join(temporaryFolder(), 'SCAN0001.pdf')
    writeFileSync(path, text)
    return { file: 'SCAN0001.pdf', path }
  }

  it('that comes twice at once is kept once', async () => {
    const desk = frozen()
    const files = [file('sheet')]
    const slow = scanner(desk, meeting(2))
    const bring = async () => must(await addScan(desk, { files }, preparer, { workers: slow }))
    const [one, other] = await Promise.all([bring(), bring()])
    expect([one, other]).toMatchObject([{ accepted: true }, { accepted: true }])
    expect(listScans(desk)).toHaveLength(1)
    expect(listEvents(desk.store, { limit: 2 }).map(({ event }) => event.kind)).toEqual([
      'scan-accepted',
      'edition-frozen',
    ])
  })

  it('read while the data moved on is refused, and not kept', async () => {
    const desk = frozen()
    const go = Promise.withResolvers<void>()
    const bringing = addScan(desk, { files: [file('sheet')] }, preparer, { workers: scanner(desk, () => go.promise) })
    must(editPhone(desk))
    go.resolve()
    expect(must(await bringing)).toMatchObject({ accepted: false, problem: { code: 'scan-of-outdated-edition' } })
    expect(listScans(desk)).toEqual([])
  })

  it('is asked again in the moment it is kept', async () => {
    const desk = frozen()
    const files = Array.from({ length: 3 }, (_, i) => file(`sheet ${i}`))
    const bringing = addScan(desk, { files }, preparer, { workers: scanner(desk, async () => {}) })
    // Read and judged by now, and on its way into the file store.
    const edited = (async () => {
      while (readdirSync(dataFolder(desk.store.folder).incoming).length === 0) await new Promise(setImmediate)
      must(editPhone(desk))
    })()
    const [outcome] = await Promise.all([bringing, edited])
    expect(must(outcome)).toMatchObject({ accepted: false, problem: { code: 'scan-of-outdated-edition' } })
    expect(listScans(desk)).toEqual([])
  })
})

describe('what was uploaded', () => {
  const incoming = (desk: Desk) => readdirSync(dataFolder(desk.store.folder).incoming)

  async function uploaded(desk: Desk) {
    const upload = must(await beginUpload(desk))
    must(await receiveFile(desk, upload, ['营业执照.pdf'], Readable.from([Buffer.from('no pdf')])))
    expect(incoming(desk)).toHaveLength(1)
    return { upload }
  }

  it('is let go of, whatever comes of it', async () => {
    const desk = newDesk(application('enterprise'))
    const options = { workers }
    for (const [input, code] of [
      [{ application: 'A09' }, 'application-unknown'],
      [{ application: 'A01', slot: 'nowhere' }, 'slot-unknown'],
    ] as const) {
      const from = await uploaded(desk)
      expect(problemOf(await addAttachments(desk, { ...input, from }, preparer, options)).code).toBe(code)
      expect(incoming(desk)).toEqual([])
    }
    const unreadable = await uploaded(desk)
    problemOf(await addAttachments(desk, { application: 'A01', from: unreadable }, preparer, options))
    expect(incoming(desk)).toEqual([])
    problemOf(await addHandedOverScan(desk, { from: await uploaded(desk) }, preparer, options))
    expect(incoming(desk)).toEqual([])
    const empty = { upload: must(await beginUpload(desk)) }
    expect(problemOf(await addHandedOverScan(desk, { from: empty }, preparer, options)).code).toBe('upload-empty')
    expect(incoming(desk)).toEqual([])
  })
})

describe('a product', () => {
  /** Of a frozen application whose attachments were looked at on paper: there are no bytes to bind. */
  function frozenWithoutFiles(): Desk {
    const desk = eligible({ attachments: [] })
    for (const check of ['licence', 'audit'])
      must(rule(desk, { application: 'A01', check, outcome: 'pass', reason: '样例：已看原件' }, officer))
    must(recommend(desk, { applications: ['A01'] }, preparer))
    must(freeze(desk, {}, preparer))
    return desk
  }

  it('made while the data moved on is noted as outdated, and its maker is told', async () => {
    const desk = frozenWithoutFiles()
    const [setting, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const book: Workers['make']['book'] = async (job, call) => {
      setting.resolve()
      await go.promise
      return workers.make.book(job, call)
    }
    const held: Workers = { ...workers, make: { ...workers.make, book } }
    const out = temporaryFolder()
    const making = makeBook(desk, { application: 'A01', out }, preparer, { workers: held, fontFolders: [] })
    await setting.promise
    must(editPhone(desk))
    must(freeze(desk, {}, preparer))
    go.resolve()
    expect(problemOf(await making)).toMatchObject({
      code: 'edition-overtaken',
      message: expect.stringContaining('已生成的文件留着'),
    })
    expect(listProducts(desk)).toMatchObject([{ kind: 'book', edition: 1, outdated: true, missing: false }])
  })

  it('is a package without the scan that came while it was being written, and says so', async () => {
    const desk = frozenWithoutFiles()
    const file: EditionFile = { file: 'SCAN0001.pdf', sha256: 'b'.repeat(64), size: 1 }
    let brought = false
    const bring = () => {
      if (brought) return
      brought = true
      const scan = { edition: 1, files: [file], pages: 1, notes: [], by: '样例经办人', at: new Date().toISOString() }
      transaction(desk.store, (writing) => ok(insertScan(writing, scan)))
    }
    const options = {
      workers,
      fontFolders: [],
      progress: ({ label }: Progress) => {
        if (label === '写入报送包') bring()
      },
    }
    const wanted = { out: temporaryFolder(), reason: '样例：汇总表尚未盖章' }
    must(await finishPackage(desk, wanted, preparer, options))
    expect(brought).toBe(true)
    expect(submission(desk)).toMatchObject({ packageStale: true, next: { id: 'package-again' } })
  })
})

import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { bookText } from '../../../../src-domain/book/book-text.ts'
import { editionContent } from '../../../../src-domain/edition/edition-content.ts'
import { attachmentLimits } from '../../../../src-main/documents/making/book/attachment-limits.ts'
import type { BookJob } from '../../../../src-main/documents/making/book/make-book.ts'
import { findFaces } from '../../../../src-main/documents/typesetting/find-faces.ts'
import { nativeEngine } from '../../../../src-main/documents/typesetting/native-engine.ts'
import { type Child, type Fork, forkByNode } from '../../../../src-main/documents/workers/process-line.ts'
import { openWorkers, type Workers, type WorkersOptions } from '../../../../src-main/documents/workers/workers.ts'
import { application, assembly, batch, scheme } from '../../../support/application.ts'
import { must, problemOf } from '../../../support/desk.ts'
import { scratchFolder } from '../../../support/docx.ts'
import { deflated, makePdf } from '../reading/pdf/make-pdf.ts'

const intake = join(import.meta.dirname, '../../../fixtures/xuhui-intake')
const form = join(intake, '01样例泵业/申报书.docx')
const licence = join(intake, '01样例泵业/营业执照.pdf')

let scratch: Awaited<ReturnType<typeof scratchFolder>>
let bomb: string
beforeAll(async () => {
  scratch = await scratchFolder()
  bomb = await scratch.write('炸弹.pdf', '')
  await makePdf(bomb, { pages: [{ flate: await deflated(600, ' ') }] })
})
afterAll(() => scratch.remove())

function workersWith(options?: WorkersOptions): Workers {
  const workers = openWorkers(options)
  onTestFinished(() => workers.close())
  return workers
}

/** A clock that stands still but for `letPass`, which first waits until this many files have been taken up. */
function stopClock() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  return async function letPass(milliseconds: number, files: number) {
    await expect.poll(() => vi.getTimerCount()).toBe(files)
    vi.advanceTimersByTime(milliseconds)
  }
}

/** Both threads run before a clock may pass: on a busy machine one would have read its file before the other began. */
function startThreads(read: Workers['read']) {
  return Promise.all([read.word(form), read.word(form)])
}

describe('reading', () => {
  it('forms and attachments goes on in several threads, many files at once', async () => {
    const { read } = workersWith()
    const all = await Promise.all([
      ...Array.from({ length: 6 }, () => read.word(form)),
      read.pdfHead(licence),
      read.pdfHead(form),
    ])
    expect(all.slice(0, 6).every((one) => one.ok && one.value)).toBe(true)
    expect(all[6]).toMatchObject({ ok: true, value: { pages: 1 } })
    expect(all[7]).toMatchObject({ ok: false, problem: { code: 'pdf-not-pdf' } })
  })

  it('a file that takes too long is given up and the next is read', async () => {
    const { read } = workersWith({ handedIn: { time: 1000, memory: 4096 } })
    await startThreads(read)
    const letPass = stopClock()
    const slow = [read.pdfHead(bomb), read.pdfHead(bomb)]
    const beside = read.word(form)
    await letPass(1000, 2)
    for (const one of await Promise.all(slow)) expect(problemOf(one).code).toBe('reading-too-slow')
    // It had to wait for the others: waiting does not count.
    expect((await beside).ok).toBe(true)
  })

  it('a file that takes too much memory is given up and the next is read', async () => {
    const { read } = workersWith({ handedIn: { memory: 200 } })
    const [exhausting, beside] = await Promise.all([read.pdfHead(bomb), read.word(form)])
    expect(exhausting).toMatchObject({ ok: false, problem: { code: 'reading-too-large' } })
    expect(beside.ok).toBe(true)
    expect((await read.word(form)).ok).toBe(true)
    expect((await read.pdfHead(licence)).ok).toBe(true)
  })

  it('a scan that takes too long or too much memory is given up with words for a scan, and the next file is read', async () => {
    const drawn = [{ page: 1, text: expect.stringContaining('营业执照') }]
    const licenceOnly = { pages: 1, codes: [], marks: [], drawn }
    const letPass = stopClock()
    const slow = workersWith({ scan: { time: 1000, memory: 4096 } })
    const stuck = slow.read.scan(bomb)
    await letPass(1000, 1)
    const beside = await slow.read.pdfHead(licence)
    expect(await stuck).toMatchObject({
      ok: false,
      problem: { code: 'scanning-too-slow', message: expect.stringContaining('重新扫描') },
    })
    expect(beside.ok).toBe(true)
    const small = workersWith({ scan: { memory: 150 } })
    expect(await small.read.scan(bomb)).toMatchObject({
      ok: false,
      problem: { code: 'scanning-too-large', message: expect.stringContaining('重新扫描') },
    })
    expect(must(await workersWith().read.scan(licence))).toMatchObject(licenceOnly)
  })

  it('a page made to hold endless text is given up with words, and the next file is read', async () => {
    const path = await scratch.write('长页.pdf', '')
    await makePdf(path, { pages: [{ flate: await deflated(40, 'BT /F 9 Tf <6837> Tj ET ') }] })
    const { read } = workersWith({ handedIn: { memory: 120 } })
    expect(problemOf(await read.pdfHead(path)).code).toBe('reading-too-large')
    expect(await read.pdfHead(licence)).toMatchObject({ ok: true, value: { pages: 1 } })
  })

  it('that is called off stops at once, whether it runs or waits, and the rest is read', async () => {
    const { read } = workersWith({ handedIn: { memory: 4096 } })
    const stop = new AbortController()
    const off = [1, 2, 3].map(() => read.pdfHead(bomb, { signal: stop.signal }))
    const beside = read.word(form)
    stop.abort()
    for (const one of await Promise.all(off)) expect(problemOf(one).code).toBe('reading-stopped')
    expect((await beside).ok).toBe(true)
    expect(problemOf(await read.word(form, { signal: stop.signal })).code).toBe('reading-stopped')
  })
})

/** Processes that fail as native code does, `at` which of their tasks, from 1, over all of them. */
function failingFork(at: number): { readonly fork: Fork; readonly started: () => number } {
  let [started, tasks] = [0, 0]
  const fork: Fork = (file) => {
    started++
    const child: Child = forkByNode(file)
    return {
      ...child,
      post(message) {
        child.post(message)
        if ((message as { kind: string }).kind === 'task' && ++tasks === at) child.end()
      },
    }
  }
  return { fork, started: () => started }
}

async function job(): Promise<BookJob> {
  const sample = { ...application('district', { attachments: [] }), rank: 1 }
  const entry = editionContent(scheme, batch, [sample]).sections.flatMap((s) => s.entries)[0]
  if (!entry) throw new Error('no entry')
  const text = bookText(scheme, { category: 'district', entry, recommender: batch.recommender, assembly })
  return { text, faces: await findFaces(scheme.print, []), paths: {}, limits: attachmentLimits }
}

describe('making', () => {
  it('gives up a book that takes too long, and says that nothing was made', async () => {
    const { make } = workersWith({ made: { time: 1 } })
    const { code, message } = problemOf(await make.book(await job()))
    expect(code).toBe('making-too-slow')
    expect(message).toContain('没有生成文件')
  })

  it('is not held up by files that are being read', async () => {
    const { read, make } = workersWith({ handedIn: { memory: 4096 } })
    const stop = new AbortController()
    for (let i = 0; i < 200; i++) read.pdfHead(bomb, { signal: stop.signal })
    const last = read.pdfHead(bomb, { signal: stop.signal })
    must(await make.book(await job()))
    stop.abort()
    // It still waited to be read when the book was there.
    expect(problemOf(await last).code).toBe('reading-stopped')
  })

  it('tells of a bug by its place alone, gives no advice on files, and makes the next book', async () => {
    const { make } = workersWith()
    const sound = await job()
    const broken = { ...sound, faces: { ...sound.faces, body: { ...sound.faces.body, path: '样例泵业\0' } } }
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const [failed, next] = await Promise.all([make.book(broken), make.book(sound)])
    const noted = log.mock.calls.flat().join('\n')
    log.mockRestore()
    expect(problemOf(failed)).toEqual({ code: 'unexpected', message: expect.stringMatching(/^程序出了差错/) })
    expect(noted).toMatch(/^TypeError\n\s+at /)
    expect(noted).toMatch(/typesetting\/fonts\.ts:\d+/)
    expect(noted).not.toContain('样例')
    expect(must(next).pages).toBe(4)
  })

  it('replaces a thread that has grown too large, and goes on', async () => {
    const { make } = workersWith({ mostKept: 1 })
    const [first, second] = [must(await make.book(await job())), must(await make.book(await job()))]
    expect(Buffer.from(second.pdf).equals(Buffer.from(first.pdf))).toBe(true)
  })
})

describe('native code', () => {
  it.skipIf(!nativeEngine())('that fails ends its own process alone: the book is made all the same', async () => {
    const { fork, started } = failingFork(2)
    const { make } = workersWith({ fork })
    const [first, failing, next] = [
      must(await make.book(await job())),
      must(await make.book(await job())),
      must(await make.book(await job())),
    ]
    expect(Buffer.from(failing.pdf).equals(Buffer.from(first.pdf))).toBe(true)
    expect(Buffer.from(next.pdf).equals(Buffer.from(first.pdf))).toBe(true)
    expect(started()).toBe(2)
  })

  it('that has never worked is not tried again', async () => {
    const { fork, started } = failingFork(1)
    const { make } = workersWith({ fork })
    for (const _ of [1, 2]) expect(must(await make.book(await job())).pages).toBe(4)
    expect(started()).toBe(1)
  })

  it('that never answers is not waited for', async () => {
    let started = 0
    const fork: Fork = (file) => {
      started++
      return { ...forkByNode(file), post: () => {} }
    }
    const { make } = workersWith({ fork, source: { time: 1 } })
    for (const _ of [1, 2]) expect(must(await make.book(await job())).pages).toBe(4)
    expect(started).toBe(1)
  })

  it.skipIf(!nativeEngine())('is ended over a text that takes too much memory', async () => {
    const { make } = workersWith({ source: { memory: 16 } })
    const { text, ...rest } = await job()
    const long = { level: 1, title: '样例', blocks: Array(2000).fill({ kind: 'paragraph', text: '样例'.repeat(100) }) }
    const outline = { ...text.outline, parts: [long] }
    const { code, message } = problemOf(await make.book({ ...rest, text: { ...text, outline } }))
    expect(code).toBe('making-too-large')
    expect(message).toContain('没有生成文件')
  })
})

describe('closing', () => {
  it('ends what is being read or waits, and refuses what comes after', async () => {
    const letPass = stopClock()
    const { read, make, close } = workersWith({ handedIn: { memory: 4096 } })
    await read.word(form)
    const running = [read.pdfHead(bomb), read.pdfHead(bomb), read.word(form)]
    await letPass(0, 2)
    await close()
    for (const one of await Promise.all([...running, read.word(form)])) {
      expect(one).toMatchObject({ ok: false, problem: { code: 'reading-stopped' } })
    }
    expect(problemOf(await make.book(await job())).code).toBe('making-stopped')
  })
})

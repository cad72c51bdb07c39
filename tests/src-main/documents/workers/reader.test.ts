import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { openReader, type Reader, type ReaderLimits } from '../../../../src-main/documents/workers/reader.ts'
import { scratchFolder } from '../../../support/docx.ts'
import { deflated, makePdf } from '../reading/pdf/make-pdf.ts'

const intake = join(import.meta.dirname, '../../../fixtures/xuhui-intake')
const form = join(intake, '01样例泵业/申报书.docx')
const licence = join(intake, '01样例泵业/营业执照.pdf')

let scratch: Awaited<ReturnType<typeof scratchFolder>>
let bomb: string
const opened: Reader[] = []
beforeAll(async () => {
  scratch = await scratchFolder()
  bomb = await scratch.write('炸弹.pdf', '')
  await makePdf(bomb, { pages: [{ flate: await deflated(600, ' ') }] })
})
afterAll(async () => {
  await Promise.all(opened.map((reader) => reader.close()))
  await scratch.remove()
})

function reader(limits?: ReaderLimits): Reader {
  const started = openReader(limits)
  opened.push(started)
  return started
}

test('forms and attachments are read in workers, many at once', async () => {
  const { word, pdfHead } = reader()
  const read = await Promise.all([...Array.from({ length: 6 }, () => word(form)), pdfHead(licence), pdfHead(form)])
  expect(read.slice(0, 6).every((one) => one.ok && one.value)).toBe(true)
  expect(read[6]).toMatchObject({ ok: true, value: { pages: 1 } })
  expect(read[7]).toMatchObject({ ok: false, problem: { code: 'not-pdf' } })
})

/** A clock that stands still but for `letPass`, which first waits until this many files have been taken up. */
function stopClock() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  return async function letPass(milliseconds: number, files: number) {
    await expect.poll(() => vi.getTimerCount()).toBe(files)
    vi.advanceTimersByTime(milliseconds)
  }
}

test('a file that takes too long is given up and the next is read', async () => {
  const letPass = stopClock()
  const { word, pdfHead } = reader({ time: 1000, memory: 4096 })
  const slow = [pdfHead(bomb), pdfHead(bomb)]
  const beside = word(form)
  await letPass(1000, 2)
  for (const read of await Promise.all(slow)) expect(read).toMatchObject({ ok: false, problem: { code: 'too-slow' } })
  // It had to wait for the others: waiting does not count.
  expect((await beside).ok).toBe(true)
})

test('a file that takes too much memory is given up and the next is read', async () => {
  const { word, pdfHead } = reader({ memory: 200 })
  const [exhausting, beside] = await Promise.all([pdfHead(bomb), word(form)])
  expect(exhausting).toMatchObject({ ok: false, problem: { code: 'too-large' } })
  expect(beside.ok).toBe(true)
  expect((await word(form)).ok).toBe(true)
  expect((await pdfHead(licence)).ok).toBe(true)
})

test('a scan that takes too long or too much memory is given up with words for a scan, and the next file is read', async () => {
  const licenceOnly = { ok: true, value: { pages: 1, codes: [], marks: [] } }
  const letPass = stopClock()
  const slow = reader({ scan: { time: 1000, memory: 4096 } })
  const stuck = slow.scan(bomb)
  await letPass(1000, 1)
  const beside = await slow.pdfHead(licence)
  expect(await stuck).toMatchObject({
    ok: false,
    problem: { code: 'too-slow', message: expect.stringContaining('重新扫描') },
  })
  expect(beside.ok).toBe(true)
  const small = reader({ scan: { memory: 150 } })
  expect(await small.scan(bomb)).toMatchObject({
    ok: false,
    problem: { code: 'too-large', message: expect.stringContaining('重新扫描') },
  })
  expect(await reader().scan(licence)).toEqual(licenceOnly)
})

test('a page made to hold endless text is given up with words, and the next file is read', async () => {
  const path = await scratch.write('长页.pdf', '')
  await makePdf(path, { pages: [{ flate: await deflated(40, 'BT /F 9 Tf <6837> Tj ET ') }] })
  const { pdfHead } = reader({ memory: 120 })
  expect(await pdfHead(path)).toMatchObject({ ok: false, problem: { code: 'too-large' } })
  expect(await pdfHead(licence)).toMatchObject({ ok: true, value: { pages: 1 } })
})

test('closing ends what is being read and refuses what comes after', async () => {
  const letPass = stopClock()
  const { word, pdfHead, close } = reader({ memory: 4096 })
  await word(form)
  const reading = [pdfHead(bomb), pdfHead(bomb), word(form)]
  await letPass(0, 2)
  await close()
  for (const read of await Promise.all([...reading, word(form)])) {
    expect(read).toMatchObject({ ok: false, problem: { code: 'stopped' } })
  }
})

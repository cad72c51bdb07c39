import { parentPort } from 'node:worker_threads'
import type { PrintFinding } from '../../../src-domain/book/print-finding.ts'
import type { ScanReading } from '../../../src-domain/edition/scan.ts'
import type { FormReading } from '../../../src-domain/intake/read-form.ts'
import type { WordDocument } from '../../../src-domain/intake/word-document.ts'
import type { NoticeData } from '../../../src-domain/notices/workbook/whole.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import type { Table } from '../../../src-domain/rosters/table.ts'
import { placeOf } from '../../bugs.ts'
import type { BallotFile, ReadBallot } from '../making/ballots/read-ballot.ts'
import type { BallotsJob } from '../making/ballots/set-ballots.ts'
import type { AttachmentContent, AttachmentFile } from '../making/book/attachment-file.ts'
import type { BookToSet, SetBook } from '../making/book/make-book.ts'
import type { CoversJob, SetCovers } from '../making/covers/make-covers.ts'
import type { LettersJob } from '../making/letters/set-letters.ts'
import type { ListJob } from '../making/lists/set-list.ts'
import type { NoticeWorkbook } from '../making/notice-workbook/read-notice-workbook.ts'
import type { MadePrintJob, PrintJob } from '../making/print-job/make-print-job.ts'
import type { SetSummary, SummaryJob } from '../making/summary/set-summary.ts'
import type { NoticeArchive } from '../reading/archive/read-notice-archive.ts'
import type { ToUnpack, Unpacked } from '../reading/archive/unpack.ts'
import type { PdfHead } from '../reading/pdf/read-pdf-head.ts'
import type { SetAnswer, SetJob } from '../typesetting/engine.ts'
import type { SetData } from '../typesetting/set-data.ts'
import { setElsewhere } from '../typesetting/typesetter.ts'
import { buffersIn } from './buffers-in.ts'
import type { Message, Told } from './line.ts'

/*
 * What a worker thread can do: a function for each task. Libraries are loaded when the first task comes that wants them.
 */

// This thread's own console: what libraries print about a document may hold personal data.
for (const print of ['log', 'info', 'warn', 'error', 'debug'] as const) console[print] = () => {}

export type Tasks = typeof tasks
export type Report = (done: number, total: number) => void

export type CheckedBook = SetBook & { readonly findings: readonly PrintFinding[] }
export type CheckedSummary = SetSummary & { readonly findings: readonly PrintFinding[] }

/** `scheme` is its `schemeText`. */
export type FormToRead = { readonly path: string; readonly file: string; readonly scheme: string }
/** The form, or the document that holds none. */
export type WordForm = { readonly reading: FormReading } | { readonly document: WordDocument }

const tasks = {
  async word(path: string): Promise<Result<WordDocument>> {
    const { readWordFile } = await import('../reading/word/read-word-file.ts')
    return readWordFile(path)
  },

  /** A Word file handed in, with the form in it where there is one: in a large table that takes its time. */
  async form({ path, file, scheme: text }: FormToRead): Promise<Result<WordForm>> {
    const { readWordFile } = await import('../reading/word/read-word-file.ts')
    const { readForm } = await import('../../../src-domain/intake/read-form.ts')
    const { schemeOfText } = await import('../../../src-domain/schemes/scheme-text.ts')
    const read = await readWordFile(path)
    if (!read.ok) return read
    const scheme = schemeOfText(text)
    const reading = readForm(read.value, scheme, { file, asOf: scheme.dates.submission.on })
    return ok(reading ? { reading } : { document: read.value })
  },

  /** The bytes of a picture that reading a Word file has named. */
  async wordPart({ path, part }: { readonly path: string; readonly part: string }): Promise<Result<Uint8Array>> {
    const { readWordPart } = await import('../reading/word/read-word-file.ts')
    return readWordPart(path, part)
  },

  /** What an archive holds, by its directory alone. */
  async archiveNames(path: string): Promise<Result<Unpacked>> {
    const { readArchiveNames } = await import('../reading/archive/unpack.ts')
    return readArchiveNames(path)
  },

  /** An archive unpacked into a folder. */
  async unpack(archive: ToUnpack): Promise<Result<Unpacked>> {
    const { unpackArchive } = await import('../reading/archive/unpack.ts')
    return unpackArchive(archive)
  },

  /** A package (方案包) that was given as a ZIP. */
  async noticeArchive({
    path,
    file,
  }: {
    readonly path: string
    readonly file: string
  }): Promise<Result<NoticeArchive>> {
    const { readNoticeArchive } = await import('../reading/archive/read-notice-archive.ts')
    return readNoticeArchive(path, file)
  },

  /** A package that was given as a workbook. */
  async noticeWorkbook({
    path,
    file,
  }: {
    readonly path: string
    readonly file: string
  }): Promise<Result<NoticeWorkbook>> {
    const { readNoticeWorkbook } = await import('../making/notice-workbook/read-notice-workbook.ts')
    return readNoticeWorkbook(path, file)
  },

  /** A table that was handed in, as text. */
  async table({ path, file }: { readonly path: string; readonly file: string }): Promise<Result<Table>> {
    const { readTable } = await import('../typesetting/table-file.ts')
    return readTable(path, file)
  },

  /** A member's ranking sheet that was filled in. */
  async ballot(given: BallotFile): Promise<Result<ReadBallot>> {
    const { readBallot } = await import('../making/ballots/read-ballot.ts')
    return readBallot(given)
  },

  /** A package written as a workbook. */
  async noticeAsWorkbook(data: NoticeData): Promise<Result<Uint8Array>> {
    const { writeNoticeWorkbook } = await import('../making/notice-workbook/write-notice-workbook.ts')
    return writeNoticeWorkbook(data)
  },

  async pdfHead(path: string): Promise<Result<PdfHead>> {
    const { readPdfHead } = await import('../reading/pdf/read-pdf-head.ts')
    return readPdfHead(path)
  },

  /** The stamped summary that was brought back. */
  async scan(path: string, report: Report): Promise<Result<ScanReading>> {
    const { readScan } = await import('../reading/scan/read-scan.ts')
    return readScan(path, report)
  },

  /** A file of pictures that no browser shows, as a PDF to be looked at. */
  async picturesAsPdf(path: string): Promise<Result<Uint8Array>> {
    const { picturesAsPdf } = await import('../making/picture-pages.ts')
    return picturesAsPdf(path)
  },

  /** An attachment as a book takes it up. */
  async attachment(file: AttachmentFile): Promise<Result<AttachmentContent>> {
    const { readAttachment } = await import('../making/book/attachment-file.ts')
    return ok(await readAttachment(file))
  },

  /** Sets a source by native code; undefined where there is none for this machine. */
  async source(job: SetJob): Promise<Result<SetAnswer | undefined>> {
    const { nativeEngine } = await import('../typesetting/native-engine.ts')
    return ok(await nativeEngine()?.(job))
  },

  /** Starts what sets a book and loads what binds and checks it, so that both are there once its attachments are read. */
  async readyForBook(job: Pick<BookToSet, 'text' | 'faces'>): Promise<Result<undefined>> {
    readiness ??= Promise.all([
      import('../making/book/make-book.ts').then(({ readyToSet }) => readyToSet(job)),
      import('../checking/book/print-check.ts'),
    ])
    await readiness
    return ok(undefined)
  },

  /** Sets a book, binds it, and checks what has come of it. */
  async book(job: BookToSet): Promise<Result<CheckedBook>> {
    const { makeBook } = await import('../making/book/make-book.ts')
    const { checkPrint } = await import('../checking/book/print-check.ts')
    const { pdf, ...made } = await makeBook(job)
    const findings = await checkPrint(pdf, { text: job.text, faces: job.faces, book: made })
    return ok({ ...made, pdf, findings })
  },

  /** Puts finished books behind separators into one PDF to be printed. */
  async printJob(job: PrintJob, report: Report): Promise<Result<MadePrintJob>> {
    const { makePrintJob } = await import('../making/print-job/make-print-job.ts')
    return makePrintJob(job, report)
  },

  /** Sets the covers that wrap books. */
  async covers(job: CoversJob): Promise<Result<SetCovers>> {
    const { makeCovers } = await import('../making/covers/make-covers.ts')
    return ok(await makeCovers(job))
  },

  /** Sets the summary (附件3) and checks what has come of it. */
  async summary(job: SummaryJob): Promise<Result<CheckedSummary>> {
    const { setSummary } = await import('../making/summary/set-summary.ts')
    const { checkSummary } = await import('../checking/summary/check-summary.ts')
    const set = await setSummary(job)
    return ok({ ...set, findings: await checkSummary(set, job) })
  },

  /** Sets letters of one job into one PDF. */
  async letters(job: LettersJob): Promise<Result<SetData>> {
    const { setLetters } = await import('../making/letters/set-letters.ts')
    return ok(await setLetters(job))
  },

  /** Sets the members' ranking sheets. */
  async ballots(job: BallotsJob): Promise<Result<SetData>> {
    const { setBallots } = await import('../making/ballots/set-ballots.ts')
    return ok(await setBallots(job))
  },

  /** Sets a list to be printed. */
  async list(job: ListJob): Promise<Result<SetData>> {
    const { setList } = await import('../making/lists/set-list.ts')
    return ok(await setList(job))
  },
}

let readiness: Promise<unknown> | undefined

setElsewhere(ask)
let asked = 0
const waiting = new Map<number, (answer: SetAnswer | undefined) => void>()

/** Asks for a source to be set where native code may run, which the desk knows. */
function ask(job: SetJob): Promise<SetAnswer | undefined> {
  const { promise, resolve } = Promise.withResolvers<SetAnswer | undefined>()
  asked += 1
  waiting.set(asked, resolve)
  say({ kind: 'ask', id: asked, job })
  return promise
}

function say(message: Message, moved: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, moved)
}

parentPort?.on('message', async (told: Told) => {
  if (told.kind === 'told') {
    waiting.get(told.id)?.(told.answer as SetAnswer | undefined)
    waiting.delete(told.id)
    return
  }
  try {
    const task = tasks[told.name as keyof Tasks] as (input: unknown, report: Report) => Promise<unknown>
    const value = await task(told.input, (done, total) => say({ kind: 'progress', done, total }))
    say({ kind: 'answer', value }, buffersIn(value))
  } catch (error) {
    say({ kind: 'bug', place: placeOf(error) })
  }
})

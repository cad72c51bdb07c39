import type { PrintFinding } from '../../../src-domain/book/print-finding.ts'
import { checkPrint } from '../checking/book/print-check.ts'
import { checkSummary } from '../checking/summary/check-summary.ts'
import { type BookJob, makeBook, type SetBook } from '../making/book/make-book.ts'
import { type PapersJob, type SetPapers, setPapers } from '../making/letters/set-letters.ts'
import { type MadePrintJob, makePrintJob, type PrintJob } from '../making/print-job/make-print-job.ts'
import { type SetSummary, type SummaryJob, setSummary } from '../making/summary/set-summary.ts'
import { moved } from './moved.ts'

/** What the press's worker thread can make: one function for each kind of paper. */

// This thread's own console: what libraries print about a document may hold personal data.
for (const print of ['log', 'info', 'warn', 'error', 'debug'] as const) console[print] = () => {}

export type CheckedBook = SetBook & { readonly findings: readonly PrintFinding[] }

/** Sets a book, binds it, and checks what has come of it. */
export async function book(job: BookJob): Promise<CheckedBook> {
  const { pdf, ...made } = await makeBook(job)
  const findings = await checkPrint(pdf, { text: job.text, faces: job.faces, book: made })
  return { ...made, pdf, findings }
}

/** Puts finished books behind separators into one PDF to be printed. */
export async function printJob(job: PrintJob): Promise<MadePrintJob> {
  return moved(await makePrintJob(job))
}

export type CheckedSummary = SetSummary & { readonly findings: readonly PrintFinding[] }

/** Sets the summary (附件3) and checks what has come of it. */
export async function summary(job: SummaryJob): Promise<CheckedSummary> {
  const set = await setSummary(job)
  return { ...set, findings: await checkSummary(set, job) }
}

/** Sets papers of the job into one PDF. */
export function papers(job: PapersJob): Promise<SetPapers> {
  return setPapers(job)
}

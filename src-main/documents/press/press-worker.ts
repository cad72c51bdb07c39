import type { PrintFinding } from '../../../src-domain/book/print-finding.ts'
import { type BookJob, makeBook, type SetBook } from '../book/make-book.ts'
import { checkPrint } from '../print-check/print-check.ts'

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

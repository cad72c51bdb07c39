import { describe, expect, it } from 'vitest'
import { categoryOf, fieldsOf } from '../../../../../src-domain/schemes/lookup.ts'
import { freeze } from '../../../../../src-main/desk/editions/freeze.ts'
import { findApplication } from '../../../../../src-main/desk/find-application.ts'
import { rule } from '../../../../../src-main/desk/findings/rule.ts'
import { recommend } from '../../../../../src-main/desk/ranking/recommend.ts'
import { application, scheme } from '../../../../support/application.ts'
import { must, officer, preparer } from '../../../../support/desk.ts'
import { qpdfComplaints } from '../../../../support/qpdf.ts'
import { isBlank, seePdf } from '../../../../support/see-pages.ts'
import { workers } from '../../../../support/workers.ts'
import { bookFrom, deskWith, failing, type HandedIn, type MadeBook, opened, textOf } from './make.ts'
import { expectSamePixels } from './same-pixels.ts'
import { type Applicant, twenty } from './twenty.ts'

const made = new Map<Applicant, { readonly book: MadeBook; readonly handedIn: readonly HandedIn[] }>()

describe.each(twenty)('the book of an applicant with $awkward', (applicant) => {
  it('is ready to be printed, with every value of its form', async () => {
    const { category, values = {}, outline, files, ruled = [] } = applicant
    const handedIn = (await files?.()) ?? []
    const desk = await deskWith(application(category, { values, ...(outline ? { outline } : {}) }), handedIn)
    for (const check of ruled)
      must(rule(desk, { application: 'A01', check, outcome: 'pass', reason: '已核实' }, officer))
    if (ruled.length > 0) {
      must(recommend(desk, { applications: ['A01'] }, preparer))
      must(freeze(desk, {}, preparer))
    }
    const book = await bookFrom(desk, 'A01', workers)
    made.set(applicant, { book, handedIn })
    expect(failing(book)).toEqual([])
    expect(book.book.ready).toBe(true)
    expect(book.book.edition !== undefined).toBe(ruled.length > 0)

    const text = await textOf(await opened(book.pdf))
    // What the notice's form has no cell for is the summary's alone.
    const summaryOnly = fieldsOf(categoryOf(scheme, category)).filter((field) => !field.printed)
    const words = must(findApplication(desk, 'A01')).values.flatMap(({ key, value }) =>
      summaryOnly.some((field) => field.key === key) ? [] : wordsOf(value),
    )
    expect(words.length).toBeGreaterThan(0)
    expect(words.filter((w) => !text.includes(w))).toEqual([])
    for (const { label } of summaryOnly) expect(text).not.toContain(`${label}：`)
  })

  it('names every file it was handed in with, and holds those that can be bound as they are to be seen', async () => {
    const { book, handedIn } = made.get(applicant) ?? { handedIn: [] }
    if (!book) throw new Error('no book was made')
    const text = await textOf(await opened(book.pdf))
    for (const { file } of handedIn) expect(text).toContain(file)
    const { attachments } = book.book
    expect(attachments.filter((a) => a.separate).map((a) => a.file)).toEqual(applicant.separate ?? [])
    expect(attachments).toHaveLength(handedIn.length)
    const seen = await seePdf(book.pdf)
    for (const { file, bytes } of handedIn) {
      if (file.endsWith('.pdf') && !applicant.separate?.includes(file)) await expectSamePixels(book, file, bytes, seen)
    }
    for (const { file, firstPage } of attachments) {
      if (firstPage && !file.endsWith('.pdf')) expect(isBlank(await seen.page(firstPage)), file).toBe(false)
    }
    seen.close()
  })

  it('is a PDF that qpdf finds nothing wrong with', () => {
    const { book } = made.get(applicant) ?? {}
    expect(book && qpdfComplaints(book.pdf)).toBe('')
  })
})

it('there are twenty of them', () => {
  expect(new Set(twenty.map((a) => a.awkward)).size).toBe(20)
})

/** Words that stand in the book as they stand in the data: no boxes, no dates; emoji become empty boxes. */
function wordsOf(value: string): string[] {
  // A long text may go over the page; whether all of it is there, the print check says.
  return value
    .split(value.length > 300 ? /[；，。\n]/ : /[；\n]/)
    .filter((words) => !/^(是|否|\d{4}-\d{2}-\d{2})$/.test(words))
    .map((words) => words.replace(/[\s\u200d]/g, '').replace(/\p{Extended_Pictographic}/gu, '□'))
}

import type { PrintFinding } from '../../../../src-domain/book/print-finding.ts'
import { boxedText } from '../../making/book/boxed-text.ts'
import { readFonts } from '../../typesetting/fonts.ts'
import { readBook } from '../page-facts.ts'
import { attachmentFindings } from './attachment-findings.ts'
import { contentFindings } from './content-findings.ts'
import type { Expected } from './expected.ts'
import { layoutFindings } from './layout-findings.ts'
import { readOriginalPages } from './original-pages.ts'
import { pictureFindings } from './picture-findings.ts'
import { typeFindings } from './type-findings.ts'

/** 印前检查: reads the finished PDF and says of each thing whether it is as the notice, or the printer, wants it. */
export async function checkPrint(pdf: Uint8Array, { text, ...given }: Expected): Promise<PrintFinding[]> {
  const expected = { ...given, text: boxedText(text, given.book.missingCharacters) }
  const original = new Set(
    expected.book.attachments.flatMap(({ firstPage, pages }) =>
      firstPage ? Array.from({ length: pages }, (_, i) => firstPage + i) : [],
    ),
  )
  const facts = await readBook(pdf, (page) => !original.has(page))
  const originals = await readOriginalPages(pdf, original)
  return [
    ...layoutFindings(facts, expected),
    ...typeFindings(facts, expected, await readFonts(given.faces, JSON.stringify(text))),
    ...contentFindings(facts, expected),
    ...pictureFindings(facts, expected),
    ...attachmentFindings(originals, expected),
  ]
}

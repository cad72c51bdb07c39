import { decodePDFRawStream, PDFArray, type PDFPage, PDFRawStream } from '@cantoo/pdf-lib'

/** What decides how a page looks, but for its fonts and pictures: size, turning, and its decoded drawing operators. */
export function contentOf(page: PDFPage): { size: unknown; turn: number; operators: string } {
  return { size: page.getMediaBox(), turn: page.getRotation().angle, operators: operatorsOf(page) }
}

function operatorsOf({ node }: PDFPage): string {
  const contents = node.Contents()
  const streams = contents instanceof PDFArray ? contents.asArray().map((ref) => node.context.lookup(ref)) : [contents]
  return streams
    .map((stream) => {
      if (!(stream instanceof PDFRawStream)) throw new Error('a page without content')
      return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
    })
    .join('\n')
}

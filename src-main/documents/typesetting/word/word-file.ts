import {
  Document,
  type FileChild,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx'
import { type Letter, written } from '../../../../src-domain/letters/letter.ts'
import { stableZip } from '../stable-zip.ts'

import { black, fang, halfPoints, twips } from './word-pieces.ts'

/** A Word file's particulars, which are a letter's, and its pages. */
export type WordPages = Omit<Letter, 'blocks'> & {
  /** Pages before the numbered ones. */
  readonly cover?: readonly FileChild[]
  readonly pages: readonly FileChild[]
}

/** A4, mirrored for duplex printing with the gutter inside, page numbers outside (GB/T 9704—2012). */
export async function wordFile({ title, issuer, on, print, landscape, cover, pages }: WordPages): Promise<Buffer> {
  const { top, bottom, inside, outside } = print.margins
  const page = {
    // The library turns the sides round itself.
    size: { width: twips(210), height: twips(297), ...(landscape ? { orientation: PageOrientation.LANDSCAPE } : {}) },
    margin: landscape
      ? { top: twips(inside), bottom: twips(outside), left: twips(bottom), right: twips(bottom), footer: twips(15) }
      : { top: twips(top), bottom: twips(bottom), left: twips(inside), right: twips(outside), footer: twips(25) },
  }
  const [first, second] = print.headings
  const document = new Document({
    title: written(title),
    creator: written(issuer),
    lastModifiedBy: written(issuer),
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: { run: { font: fang, size: halfPoints(print.body.points), language: { eastAsia: 'zh-CN' } } },
        heading1: {
          run: { font: first?.face ?? fang, size: halfPoints(first?.points ?? 16), bold: false, color: black },
        },
        heading2: {
          run: { font: second?.face ?? fang, size: halfPoints(second?.points ?? 14), bold: false, color: black },
        },
        heading3: { run: { font: fang, size: halfPoints(print.body.points), bold: true, color: black } },
      },
    },
    sections: [
      ...(cover ? [{ properties: { page }, children: cover }] : []),
      {
        properties: { type: SectionType.NEXT_PAGE, page: { ...page, pageNumbers: { start: 1 } } },
        footers: { default: pageNumber('right'), even: pageNumber('left') },
        children: pages,
      },
    ],
  })
  return settled(await Packer.toBuffer(document), on)
}

/** — 1 — on the outer side, a character's width from the margin. */
function pageNumber(side: 'left' | 'right'): Footer {
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: '宋体', size: halfPoints(14) })
  const indent = side === 'left' ? { left: twips(5) } : { right: twips(5) }
  return new Footer({ children: [new Paragraph({ alignment: side, indent, children: [number] })] })
}

/** What the library leaves to the clock becomes the letter's day, and margins are mirrored, which it has no word for. */
function settled(file: Buffer, on: string): Promise<Buffer> {
  const day = new Date(`${on}T00:00:00+08:00`)
  return stableZip(file, day, {
    'docProps/core.xml': (xml) => xml.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, `${on}T00:00:00.000Z`),
    'word/settings.xml': (xml) =>
      xml.replace(/(<w:settings[^>]*>(?:<w:displayBackgroundShape\/>)?)/, '$1<w:mirrorMargins/>'),
  })
}

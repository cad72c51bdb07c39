import { enterpriseRows, table as formTable, lines, outline } from '../../../src-domain/intake/forms.ts'
import { cell, docx, graphic, paragraph, picture, row, run, table } from '../../../support/docx.ts'
import { pngOf, turnedJpeg } from '../../documents/making/book/sample-files.ts'
import { bodyXml } from './intake-folder.ts'

export const png = pngOf(320, 200)
export const jpg = turnedJpeg()
const emf = Buffer.alloc(100)
emf.write(' EMF', 40, 'latin1')

const millimetres = (n: number) => n * 36_000

/** A filled form, and pictures of every kind in the outline behind it. */
export function illustrated(): Promise<Buffer> {
  const headings = outline('enterprise')
  const after = headings.findIndex((b) => b.kind === 'paragraph' && b.text === '这是企业简介的正文。') + 1
  const body = [
    ...[bodyXml(formTable(...enterpriseRows)), paragraph(picture('png'))],
    ...[
      bodyXml(headings.slice(0, after)),
      paragraph(picture('png', millimetres(90), 'inline', '<a:srcRect l="50000"/>')),
    ],
    ...[bodyXml(lines('图1 厂区全景')), bodyXml(headings.slice(after)), paragraph(run('流程如下') + picture('emf'))],
    ...[paragraph(picture('jpg', millimetres(40), 'anchor') + run('设备照片')), paragraph(picture('outside'))],
    ...[paragraph(graphic('openxmlformats.org/drawingml/2006/chart')), paragraph(picture('png', millimetres(300)))],
    table([row([cell('甲'), cell(paragraph(picture('jpg')))])]),
  ]
  return docx(body.join(''), {
    pictures: { png: ['1.png', png], jpg: ['2.jpg', jpg], emf: ['3.png', emf], outside: 'https://example.com/1.png' },
  })
}

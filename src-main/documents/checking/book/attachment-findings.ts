import type { PrintFinding } from '../../../../src-domain/book/print-finding.ts'
import { pageList, some, warning } from '../finding.ts'
import type { Expected } from './expected.ts'
import type { OriginalPage } from './original-pages.ts'

/** Below this many dots per inch small print is no longer legible on paper. */
const leastResolution = 100
const tolerance = 3

/** What the applicant's own files bring along: none of it is ours to mend, all of it shows on paper. */
export function attachmentFindings(pages: readonly OriginalPage[], { book, text }: Expected): PrintFinding[] {
  const bound = book.attachments.filter((a) => a.firstPage !== undefined)
  const separate = book.attachments.filter((a) => a.separate !== undefined)
  const expectedPages = bound.reduce((sum, a) => sum + a.pages, 0)
  const findings: PrintFinding[] = [
    pages.length === expectedPages
      ? {
          check: 'attachments',
          title: '附件原件页数齐全',
          outcome: 'pass',
          message: `装入附件 ${bound.length} 件，共 ${expectedPages} 页。`,
        }
      : {
          check: 'attachments',
          title: '附件原件页数齐全',
          outcome: 'fail',
          message: `应装入附件 ${expectedPages} 页，实有 ${pages.length} 页。请重新成册；仍然如此的，请联系技术支持。`,
        },
  ]
  const of = (list: readonly OriginalPage[]) => `第 ${pageList(list.map((p) => p.number))} 页`
  const loose = pages.filter((p) => p.fontsNotEmbedded.length > 0)
  if (loose.length > 0) {
    const names = [...new Set(loose.flatMap((p) => p.fontsNotEmbedded))].join('、')
    findings.push(
      warning(
        'attachmentFonts',
        '附件字体未嵌入',
        `附件${of(loose)}没有嵌入字体（${names}），打印出来的字形取决于打印用的电脑。请先打印这几页核对。`,
      ),
    )
  }
  const odd = pages.filter((p) => !isA4(p))
  if (odd.length > 0) {
    findings.push(
      warning(
        'attachmentPaper',
        '附件不是 A4',
        `附件${of(odd)}不是 A4（${sizesOf(odd)}）。用 A4 纸不缩放打印时大于 A4 的会被裁切，请这几页选“适合纸张”打印，或用相应的纸打印后折叠装入。`,
      ),
    )
  }
  const coarse = pages.filter((p) => p.resolution !== undefined && p.resolution < leastResolution)
  if (coarse.length > 0) {
    const least = Math.min(...coarse.map((p) => p.resolution ?? 0))
    findings.push(
      warning(
        'attachmentResolution',
        '附件扫描分辨率低',
        `附件${of(coarse)}约 ${least} dpi，印出来小字可能看不清。建议请申报单位按 200 dpi 以上重新扫描。`,
      ),
    )
  }
  if (book.notes.length > 0) {
    findings.push(warning('attachmentNotes', '须对照原件的附件', `${some(book.notes)}。`, book.notes))
  }
  if (separate.length > 0) {
    const named = separate.map((a) => `${a.label}“${a.file}”：${a.separate?.replace(/。$/, '')}`)
    findings.push(
      warning(
        'attachmentSeparate',
        '另册打印的附件',
        `${some(named)}。${text.assembly.dividers ? '隔页' : text.assembly.density === 'compact' ? '目录里的附件清单' : '附件清单'}上已注明，请另行打印、与本册一并报送。`,
        named,
      ),
    )
  }
  return findings
}

function isA4({ width, height }: OriginalPage): boolean {
  const [short, long] = width < height ? [width, height] : [height, width]
  return Math.abs(short - 210) <= tolerance && Math.abs(long - 297) <= tolerance
}

function sizesOf(pages: readonly OriginalPage[]): string {
  return [...new Set(pages.map((p) => `${Math.round(p.width)}×${Math.round(p.height)} 毫米`))].slice(0, 3).join('、')
}

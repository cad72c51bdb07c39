import type { PrintFinding } from '../../../../src-domain/book/print-finding.ts'
import { finding, reportIt, some, warning } from '../finding.ts'
import type { BookFacts } from '../page-facts.ts'
import { type Expected, outlineRange } from './expected.ts'

/** The outline's pictures, where it has some: all those that could be set are there, the others are named. */
export function pictureFindings({ own }: BookFacts, expected: Expected): PrintFinding[] {
  const { pictures } = expected.book
  if (pictures.length === 0) return []
  const inOutline = outlineRange(expected)
  const printed = own.filter((page) => inOutline(page.number)).reduce((sum, page) => sum + page.pictures.length, 0)
  const lost = pictures.flatMap(({ name, problem }) => (problem === undefined ? [] : `${name}：${problem}`))
  const due = pictures.length - lost.length
  return [
    finding(
      'pictures',
      '正文图片齐全',
      printed === due ? [] : [`正文应有图片 ${due} 幅，实有 ${printed} 幅`],
      `正文图片 ${due} 幅均已印出。`,
      reportIt,
    ),
    ...(lost.length === 0
      ? []
      : [
          warning(
            'picturesLost',
            '正文图片未装入',
            `${some(lost)}。册中原处印有说明，请对照 Word 原件；须印出的，请申报单位改为 PNG 或 JPG 图片后重新报送，或作为附件补交。`,
            lost,
          ),
        ]),
  ]
}

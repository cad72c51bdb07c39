import type { NewApplication } from '../../db/applications.ts'
import type { BatchRecord } from '../../db/batch.ts'
import type { FormValue } from '../../src-domain/batch/application.ts'
import type { EditionContent } from '../../src-domain/edition/edition.ts'

export const at = '2023-07-10T01:30:00.000Z'

export const sampleBatch: BatchRecord = {
  deskId: 'f'.repeat(32),
  scheme: 'sample-scheme',
  district: '310104',
  recommender: '样例区经委',
  preparer: '样例甲',
  phone: '021-00000000',
  liaison: { name: '样例乙' },
  createdAt: at,
}

export const sampleValues: readonly FormValue[] = [
  {
    key: 'name',
    value: '样例泵业有限公司',
    raw: ' 样例泵业有限公司',
    source: { kind: 'word', file: '申报书.docx', table: 1, row: 2, column: 2 },
    certainty: 'sure',
  },
  {
    key: 'revenue',
    year: 2022,
    value: '31200.50',
    raw: '31,200.50',
    source: { kind: 'word', file: '申报书.docx', table: 1, row: 20, column: 4 },
    certainty: 'unsure',
    note: '数字中有逗号',
  },
  {
    key: 'revenue',
    year: 2021,
    value: '',
    raw: '',
    source: { kind: 'officer', by: '样例甲', at },
    certainty: 'sure',
  },
]

/** An application with every part and both with and without what may be left out. */
export function sampleApplication(changes: Partial<NewApplication> = {}): NewApplication {
  return {
    category: 'enterprise',
    folder: '01样例泵业',
    form: { file: '01样例泵业/申报书.docx', sha256: 'a'.repeat(64), size: 39473 },
    values: sampleValues,
    outline: [
      { heading: 'profile', title: '一、企业简介', text: '样例泵业成立于二〇〇一年。' },
      { heading: 'other', title: '其他', text: '' },
    ],
    pictures: [
      { name: '图1', sha256: 'd'.repeat(64), size: 812, type: 'png', width: 120.5 },
      { name: '图2', sha256: 'e'.repeat(64), size: 99, type: 'jpg' },
    ],
    attachments: [
      {
        slot: 'licence',
        file: '01样例泵业/营业执照.pdf',
        sha256: 'b'.repeat(64),
        size: 3376,
        pages: 1,
        textHead: '营业执照',
        certainty: 'sure',
      },
      {
        slot: 'audit',
        file: '01样例泵业/审计报告.pdf',
        year: 2022,
        sha256: 'c'.repeat(64),
        size: 36740,
        certainty: 'unsure',
        note: '年份取自文件名',
      },
    ],
    cover: { applicant: '样例泵业有限公司', category: 'enterprise' },
    problems: [{ code: 'cover-recommender-missing', message: '封面没有填推荐单位。' }],
    createdAt: at,
    ...changes,
  }
}

export const sampleContent: EditionContent = {
  scheme: 'sample-scheme',
  district: '310104',
  recommender: '样例区经委',
  preparer: '样例甲',
  phone: '021-00000000',
  sections: [],
}

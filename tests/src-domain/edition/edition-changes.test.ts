import { describe, expect, it } from 'vitest'
import type { EditionEntry } from '../../../src-domain/edition/edition.ts'
import { type EditionChange, editionChanges, type Frozen } from '../../../src-domain/edition/edition-changes.ts'
import { sampleEdition, sampleEntry, scheme } from './sample-edition.ts'

const cells = ['上海样例泵业集团有限公司', '全生命周期管理', '样例甲', '021-64000000', 'a@sample.example']

function pump(changes: Partial<EditionEntry> = {}, ...other: string[]): EditionEntry {
  return {
    ...sampleEntry(1, other.length > 0 ? other : cells),
    values: [
      { key: 'phone', value: '021-64000000' },
      { key: 'revenue', year: 2022, value: '31200' },
    ],
    outline: [{ heading: 'profile', title: '企业概况', text: '成立于二〇〇一年' }],
    attachments: [{ file: '营业执照.pdf', slot: 'licence', sha256: 'a'.repeat(64), size: 1 }],
    ...changes,
  }
}

function frozen(sections: Parameters<typeof sampleEdition>[0]): Frozen {
  return { scheme, content: sampleEdition(sections).content }
}

function changes(from: EditionEntry[], to: EditionEntry[]): string[] {
  return editionChanges(frozen({ enterprise: from }), frozen({ enterprise: to })).map(inWords)
}

function inWords({ section = '', name = '', label, from, to, inSummary }: EditionChange): string {
  return `${[section, name, label].filter(Boolean).join(' ')}：${from}→${to}${inSummary ? '（表内）' : ''}`
}

const at = '一、示范企业 上海样例泵业集团有限公司'

describe('what changed between two editions', () => {
  it('is nothing where nothing did', () => {
    expect(changes([pump()], [pump()])).toEqual([])
  })

  it('is told once where it stands in the summary, by the summary’s own column', () => {
    const values = [{ key: 'phone', value: '021-64000001' }]
    const after = pump(
      { values: [...values, { key: 'revenue', year: 2022, value: '31200' }] },
      ...cells.with(3, '021-64000001'),
    )
    expect(changes([pump()], [after])).toEqual([`${at} 联系电话：021-64000000→021-64000001（表内）`])
  })

  it('says which of them are figures, by their fields and not by their looks', () => {
    const digits = (phone: string, revenue: string) =>
      pump({
        values: [
          { key: 'phone', value: phone },
          { key: 'revenue', year: 2022, value: revenue },
          { key: 'position', value: revenue },
        ],
        summary: ['1', ...cells.with(3, phone)],
      })
    const found = editionChanges(
      frozen({ enterprise: [digits('64000000', '31200')] }),
      frozen({ enterprise: [digits('64000003', '31300')] }),
    )
    expect(found.map(({ label, figure }) => [label, figure ?? false])).toEqual([
      ['联系电话', false],
      ['2022 年营业收入（万元）', true],
      ['职 务', false],
    ])
  })

  it('covers ranks, who came and who went', () => {
    const other = { ...sampleEntry(2, ['上海样例电梯股份有限公司']), application: 'A02' }
    const third = { ...sampleEntry(1, ['上海样例仪器有限公司']), application: 'A03' }
    const moved = { ...pump(), rank: 2, summary: ['2', ...cells] }
    expect(changes([pump(), other], [third, moved])).toEqual([
      '一、示范企业 上海样例仪器有限公司 序号：→1（表内）',
      `${at} 序号：1→2（表内）`,
      '一、示范企业 上海样例电梯股份有限公司 序号：2→（表内）',
    ])
  })

  it('knows applicants of another desk’s edition by more than a number, which may be another’s here', () => {
    const lift = (application: string, rank: number) => ({
      ...sampleEntry(rank, ['上海样例电梯股份有限公司']),
      application,
    })
    const meter = { ...sampleEntry(2, ['上海样例仪器有限公司']), application: 'A02' }
    const found = editionChanges(
      { ...frozen({ enterprise: [pump(), lift('A02', 2)] }), joined: true },
      frozen({ enterprise: [pump(), meter, lift('A02-7F', 3)] }),
    )
    expect(found.map(inWords)).toEqual([
      '一、示范企业 上海样例仪器有限公司 序号：→2（表内）',
      '一、示范企业 上海样例电梯股份有限公司 序号：2→3（表内）',
    ])
  })

  it('covers what stands in the book alone: values, outline, attachments, the Word form', () => {
    const after = pump({
      values: [
        { key: 'phone', value: '021-64000000' },
        { key: 'revenue', year: 2022, value: '31500' },
      ],
      outline: [{ heading: 'profile', title: '企业概况', text: '成立于二〇〇二年' }],
      attachments: [{ file: '营业执照.pdf', slot: 'licence', sha256: 'b'.repeat(64), size: 1 }],
      form: { file: '申报书.docx', sha256: 'c'.repeat(64), size: 1 },
    })
    expect(changes([pump()], [after])).toEqual([
      expect.stringMatching(new RegExp(`^${at} 2022 年.*：31200→31500$`)),
      `${at} 正文“企业概况”：8 字→8 字，内容有改动`,
      `${at} Word 原件：→申报书.docx（cccccccc）`,
      `${at} 附件：→营业执照.pdf`,
      `${at} 附件：营业执照.pdf→`,
    ])
  })

  it('covers the lines above the tables', () => {
    const content = (phone: string) => ({ scheme, content: sampleEdition({}, { phone }).content })
    expect(editionChanges(content('1'), content('2')).map(inWords)).toEqual(['联系电话：1→2（表内）'])
  })

  it('reads each by its own columns: one that is no more, one that is new, and the rest where they stand now', () => {
    const corrected = structuredClone(scheme)
    const [section = expect.unreachable()] = corrected.summary.sections
    section.columns = [
      ...section.columns.filter(({ title }) => title !== '联系人'),
      { title: '注册地址', from: { kind: 'field', key: 'address' }, span: 1, mayBeEmpty: false },
    ]
    const after = pump(
      { values: [{ key: 'phone', value: '021-64000001' }] },
      ...cells.toSpliced(2, 1).with(2, '021-64000001'),
      '样例路1号',
    )
    const found = editionChanges(frozen({ enterprise: [pump({ values: [] })] }), {
      ...frozen({ enterprise: [after] }),
      scheme: corrected,
    })
    expect(found.map(inWords)).toEqual([
      `${at} 联系电话：021-64000000→021-64000001（表内）`,
      `${at} 注册地址：→样例路1号（表内）`,
      `${at} 联系人：样例甲→（表内）`,
    ])
  })
})

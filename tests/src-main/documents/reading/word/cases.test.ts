import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readForm } from '../../../../../src-domain/intake/read-form.ts'
import { readWordFile } from '../../../../../src-main/documents/reading/word/read-word-file.ts'
import { scheme } from '../../../../src-domain/intake/forms.ts'

/* Small files that were once read wrongly, each one case of a kind, with what is right. */

const cases = join(import.meta.dirname, '../../../../fixtures/cases')

async function read(file: string) {
  const word = await readWordFile(join(cases, 'word', file))
  if (!word.ok) throw new Error(word.problem.code)
  const form = readForm(word.value, scheme, { file, asOf: '2023-08-10' })
  if (!form) throw new Error('no form')
  const value = (key: string, year?: number) => form.values.find((v) => v.key === key && v.year === year)
  const text = form.outline.map((o) => `${o.title}\n${o.text}`).join('\n')
  return { value, text, messages: form.problems.map((p) => p.message).join('\n') }
}

describe('values', () => {
  test.each([
    ['双划线旧数_注册资本.docx', 'registeredCapital', '5000'],
    ['划线旧联系人.docx', 'contact', '周样'],
    ['带圈字符打勾_EQ.docx', 'platformType', '第三方专业服务平台'],
    ['带圈字符打勾_EQ.docx', 'operatorNature', '企业'],
    ['带圈字符打勾_EQ.docx', 'applicationServiceProvider', '是'],
    ['绑定控件旧值.docx', 'name', '上海样例阀门有限公司'],
    ['尾部多余字节.docx', 'name', '上海样例阀门有限公司'],
  ])('%s: %s is %s', async (file, key, value) => {
    expect((await read(file)).value(key)).toMatchObject({ value, certainty: 'sure' })
  })

  test.each([
    ['两个联系人分两行.docx', 'contact', undefined, '李例、周样', '填了 2 行'],
    ['上标注号_营业收入.docx', 'revenue', 2022, '26000', '标注'],
    ['以元填写_5000000.docx', 'registeredCapital', undefined, '5000000', '“元”'],
    ['经营时长只写2022.docx', 'operatingYears', undefined, '0.6', '起始日期'],
    ['经营时长写202206.docx', 'operatingYears', undefined, '1.19', '起始日期'],
    ['数字带脚注.docx', 'revenue', 2022, '26000', '合并口径'],
  ])('%s: %s %s is perhaps %s', async (file, key, year, value, note) => {
    expect((await read(file)).value(key, year)).toMatchObject({
      ...{ value, certainty: 'unsure', note: expect.stringContaining(note) },
    })
  })

  test('the share of a figure with a raised note mark is that of the figure', async () => {
    const { value } = await read('上标注号_营业收入.docx')
    const share = Number(value('serviceRevenue', 2022)?.value) / Number(value('revenue', 2022)?.value)
    expect(share).toBeCloseTo(0.3308, 4)
  })
})

test('what stands in the text and can’t be read is said, and struck text is left out', async () => {
  const { text, messages } = await read('正文_自动编号_脚注_altChunk_EQ.docx')
  expect(text).toContain('市场份额15%[3]')
  expect(text).toContain('①签订合同')
  for (const said of ['原名上海样例阀门厂', '12%', 'ALTCHUNK里的一段正文', '电动阀门', '气动阀门']) {
    expect(messages).toContain(said)
  }
  expect((await read('数字带脚注.docx')).messages).toContain('单体口径为 21000 万元')
})

test('a form within an embedded file, and a web page, are for Word to open; a boundless table is too large', async () => {
  const embedded = await readWordFile(join(cases, 'word/整表在altChunk.docx'))
  expect(embedded).toMatchObject({ value: { blocks: [{ asides: [{ kind: 'embedded' }] }] } })
  expect(await readWordFile(join(cases, 'word/HTML改名.doc'))).toMatchObject({ problem: { code: 'word-web-page' } })
  expect(await readWordFile(join(cases, 'hostile/核对读取卡死.docx'))).toMatchObject({
    problem: { code: 'word-too-large' },
  })
})

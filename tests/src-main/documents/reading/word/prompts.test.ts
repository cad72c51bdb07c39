import { afterAll, expect, test } from 'vitest'
import { changed, enterpriseRows, outline, type Row, table } from '../../../../src-domain/intake/forms.ts'
import { paragraph, run } from '../../../../support/docx.ts'
import { bodyXml } from '../../../desk/intake/intake-folder.ts'
import { formFiles, here } from './form-files.ts'

/* Controls that say they show a prompt: nobody filled them in, or another program did and left the mark. */

const { remove, readXml, filled, nature } = await formFiles()
afterAll(remove)

const rows: Readonly<Record<string, Record<string, readonly Row[]>>> = {
  contact: { 法人代表: [['法人代表', ['张样例', 2], '联系人', [here, 2]]] },
  industry: { 主营业务: [['主营业务', ['阀门制造', 2], '所属行业', [here, 2]]] },
  phone: { '职 务': [['职 务', ['部长', 2], '联系电话', [here, 2]]] },
  employees: { 电子邮箱: [['电子邮箱', ['li@example.com', 2], '员工总数（人）', [here, 2]]] },
}

async function read(key: string, content: string) {
  const form = await filled(enterpriseRows, rows[key] ?? {}, content)
  return { ...form.value(key), messages: form.messages }
}

const control = (...texts: readonly string[]) =>
  `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${texts.map((text) => run(text)).join('')}</w:sdtContent></w:sdt>`
const unsure = (value: string, note: string) => ({ value, certainty: 'unsure', note: expect.stringContaining(note) })

test.each([
  ['contact', control('李例'), '', '“李例”'],
  ['employees', control('300'), '', '“300”'],
  ['industry', control('www.datacenter.cn'), '', '“www.datacenter.cn”'],
  ['industry', control('已申请专利12项'), '', '“已申请专利12项”'],
  ['phone', run('021-') + control('64000001'), '021-', '“64000001”'],
  ['phone', control('请输入区号') + control('64000001'), '', '“64000001”'],
  ['phone', control('64', '000001') + control('请输入分机号'), '', '“64000001”'],
])('%s: what is filled in where a prompt is marked is a doubt: %s', async (key, content, value, note) => {
  const form = await read(key, content)
  expect(form).toMatchObject(unsure(value, note))
  expect(form.messages).toContain('1 处内容在文件里标为提示文字')
})

test('a prompt is no value, in however many runs', async () => {
  for (const prompt of [control('单击或', '点击此处输入文字。'), control('请输入区号') + control('请输入号码')]) {
    const form = await read('contact', prompt)
    expect(form).toMatchObject({ value: '', certainty: 'sure' })
    expect(form.messages).not.toContain('提示文字')
  }
})

test('beside a tick, and where nothing is ticked, it is a doubt', async () => {
  const rest = run(' □事业单位 □社会组织 □其他（请注明）')
  expect(await nature(run('□企业') + rest + control('☑国企'))).toMatchObject(unsure('', '提示文字'))
  expect(await nature(run('☑企业') + rest + control('申请中'))).toMatchObject(unsure('企业', '提示文字'))
  expect(await nature(run('☑企业') + rest + control('请注明'))).toMatchObject({ value: '企业', certainty: 'sure' })
})

test('a text of the outline is said to be left out, with its beginning', async () => {
  const [title, ...more] = outline('enterprise')
  if (!title) throw new Error('no outline')
  const xml = (content: string) => bodyXml(table(...changed(enterpriseRows, {})), [title]) + content + bodyXml(more)
  const typed = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${paragraph('公司建有数据中心。')}${paragraph('已申请专利12项。')}</w:sdtContent></w:sdt>`
  const { messages } = await readXml(xml(typed))
  expect(messages).toContain('2 处内容在文件里标为提示文字，没有采用')
  expect(messages).toContain('“已申请专利12项。”')
  expect((await readXml(xml(paragraph(control('单击此处输入文字。'))))).messages).not.toContain('提示文字')
})

import { afterAll, describe, expect, test } from 'vitest'
import { changed, enterpriseRows, outline, platformRows, type Row, table } from '../../../../src-domain/intake/forms.ts'
import {
  cell,
  type DocxParts,
  graphic,
  officeRelationships,
  paragraph,
  rels,
  row,
  run,
  table as wordTable,
} from '../../../../support/docx.ts'
import { bodyXml } from '../../../desk/intake/intake-folder.ts'
import { formFiles, here } from './form-files.ts'

/* What a cell holds that is no value, or not seen on the page, or seen otherwise than it is typed. */

const { remove, readXml, filled, nature } = await formFiles()
afterAll(remove)

const places: Readonly<Record<string, Record<string, readonly Row[]>>> = {
  registeredCapital: { 注册资本: [['注册资本（万元）', [here, 2], '经营时长（年）', ['12', 2]]] },
  operatingYears: { 注册资本: [['注册资本（万元）', ['5000', 2], '经营时长（年）', [here, 2]]] },
  contact: { 法人代表: [['法人代表', ['张样例', 2], '联系人', [here, 2]]] },
  name: { 企业名称: [['企业名称', [here, 2], '统一社会信用代码', ['91310104MA1TEAT11K', 2]]] },
  industry: { 主营业务: [['主营业务', ['阀门制造', 2], '所属行业', [here, 2]]] },
  position: { '职 务': [['职 务', [here, 2], '联系电话', ['021-64000001', 2]]] },
  phone: { '职 务': [['职 务', ['部长', 2], '联系电话', [here, 2]]] },
  email: { 电子邮箱: [['电子邮箱', [here, 2], '员工总数（人）', ['300', 2]]] },
  employees: { 电子邮箱: [['电子邮箱', ['li@example.com', 2], '员工总数（人）', [here, 2]]] },
}

async function read(key: string, content: string, parts?: DocxParts) {
  const form = await filled(enterpriseRows, places[key] ?? {}, content.startsWith('<') ? content : run(content), parts)
  return { ...form.value(key), messages: form.messages }
}

const unsure = (value: string, note: string) => ({ value, certainty: 'unsure', note: expect.stringContaining(note) })

test.each([
  ...['李例①', '李例❶', '李例⑴', '①李例', '李例[1]', '李例（注1）', '李例*', '李例注①'].map((t) => [
    'contact',
    t,
    '李例',
  ]),
  ['phone', '13800000000①', '13800000000'],
  ['email', 'li@example.com*', 'li@example.com'],
  ['name', '上海样例阀门有限公司㊀', '上海样例阀门有限公司'],
  ['employees', '300⓵', '300'],
  ['operatingYears', '12①', '12'],
])('%s: the mark of a note in %s is none of %s', async (key = '', typed = '', value = '') => {
  expect(await read(key, typed)).toMatchObject(unsure(value, '标注'))
})

test.each([
  ['contact', '①李例 ②周样', '编号'],
  ['contact', '1.李例 2.周样', '2 个'],
  ['contact', '李例→周样', '变更'],
  ['contact', '李例-周样', '2 个'],
  ['contact', '李例（现为周样）', '换人'],
  ['contact', '李例等3人', '不止一个人'],
  ['contact', '李某', '没有填完'],
  ['contact', '无', '不是填写的内容'],
  ['contact', '选择一项。', '填写提示'],
  ['contact', '李\ue863', '字库外'],
  ...['李例1', '1李例', '李例a', '李例A', '李例3人'].map((t) => ['contact', t, '编号或标注']),
  ...['李例㊞', '李例（印）', '李例（签名）'].map((t) => ['contact', t, '略去了']),
  ...['……', '．．．'].map((t) => ['contact', t, '只有标点']),
  ['contact', '李例 女', '性别'],
  ['contact', '李例 代', '代签'],
  ['contact', `<w:bdo w:val="rtl">${run('样例')}</w:bdo>`, '文字方向'],
  ['registeredCapital', run('26000') + run('1', '<w:sz w:val="10"/>'), '印得很小'],
  ['contact', '李例√', '符号'],
  ['contact', '李例（周样）', '另一个人'],
  ['contact', '李例（代签）', '代签'],
  ['contact', '李例 王经理', '2 个'],
  ['contact', '李例、周样', '2 个'],
  ['name', '上海样例阀门有限公司1', '编号或标注'],
  ['name', '……', '只有标点'],
  ['phone', '……', '只有标点'],
  ['name', '同上', '不是填写的内容'],
  ['name', 'XX有限公司', '没有填完'],
  ['name', '上海样例阀门有限公司（曾用名：上海样例水泵有限公司）', '别的名称'],
  ['name', '上海样例阀门有限公司（以下简称样例）', '别的名称'],
  ['name', '上海样例阀门有限公司（盖章处）', '盖章'],
  ['name', '“上海样例阀门有限公司”', '引号'],
  ['name', '上海样例阀门有限公司 2023年7月', '日期'],
  ['name', '上海样例阀门有限公司上海样例水泵有限公司', '两个单位'],
])('%s: %s is a doubt', async (key, typed, note) => {
  expect(await read(key, typed)).toMatchObject({ certainty: 'unsure', note: expect.stringContaining(note) })
})

test('what stands in a hidden row is seen by nobody, and a box in place of a control’s tick is no choice', async () => {
  const rows = bodyXml(table(...enterpriseRows))
  const hidden = rows.replace(/<w:trPr>(?=<\/w:trPr>(?:(?!<w:tr>).)*注册资本)/s, '<w:trPr><w:hidden/>')
  const { value } = await readXml(hidden + bodyXml(outline('enterprise')))
  expect(value('registeredCapital')).toMatchObject(unsure('5000', '看不见'))
  expect(value('name')).toMatchObject({ certainty: 'sure' })
  const ticked = (shown: string) =>
    `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent>${run(shown)}</w:sdtContent></w:sdt>${run('企业 □ 事业单位')}`
  expect(await nature(ticked('☐'))).toMatchObject(unsure('企业', '不一致'))
  expect(await nature(ticked('☒'))).toMatchObject({ value: '企业', certainty: 'sure' })
})

test('what is a name stays sure', async () => {
  for (const typed of ['李例', '李 例', 'Jean-Paul Li', '阿里·样例', '____李例____', '李例（女士）']) {
    expect(await read('contact', typed)).toMatchObject({ value: typed.replaceAll('_', ''), certainty: 'sure' })
  }
  for (const typed of ['李例 经理', '李例主任', '市场部：李例', '李例 运维事业部副主任', '李例（市场部）', 'Tom李']) {
    expect(await read('contact', typed)).toMatchObject({ value: typed, certainty: 'sure' })
  }
  for (const typed of ['上海样例阀门有限公司徐汇分公司', '3M样例有限公司', '上海样例Co. Ltd.']) {
    expect(await read('name', typed)).toMatchObject({ value: typed, certainty: 'sure' })
  }
  for (const typed of ['021-64000000转8012', '13800000000（微信同号）']) {
    expect(await read('phone', typed)).toMatchObject({ value: typed, certainty: 'sure' })
  }
})

test.each([
  ...['李例。', '李例.', '李例，', '：李例', '李例、', '李例（）', '李例/'].map((t) => ['contact', t, '李例']),
  ['name', '上海样例阀门有限公司。', '上海样例阀门有限公司'],
  ...['部长。', '部长.', '部长；'].map((t) => ['position', t, '部长']),
  ['industry', 'C3443 阀门和旋塞制造。', 'C3443 阀门和旋塞制造'],
  ['phone', '13800000000。', '13800000000'],
  ['email', '&lt;li@example.com&gt;', 'li@example.com'],
  ['email', 'li@example.com.', 'li@example.com'],
])('%s: what %s is written in or ends with is no part of %s', async (key = '', typed = '', value = '') => {
  expect(await read(key, typed)).toMatchObject({ value, certainty: 'sure' })
})

test('words above a name and the mark of its own footnote are no part of it', async () => {
  const ruby = `<w:r><w:ruby><w:rt>${run('周样')}</w:rt><w:rubyBase>${run('李例')}</w:rubyBase></w:ruby></w:r>`
  expect(await read('contact', ruby)).toMatchObject(unsure('李例', '周样'))
  const mark = `${run('李例')}<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>a</w:t></w:r>`
  expect(await read('contact', mark + run('样'))).toMatchObject(unsure('李例样', '注释'))
})

test('a link without words leaves no cell empty for sure', async () => {
  const link = (instruction: string) =>
    `<w:fldSimple w:instr="HYPERLINK ${instruction.replaceAll('"', '&quot;')}"></w:fldSimple>`
  expect(await read('email', link('"mailto:li@example.com"'))).toMatchObject(unsure('', '“li@example.com”'))
  expect(await read('email', link('\\l "below"'))).toMatchObject({ value: '', certainty: 'sure' })
})

test('the words of a mail link and where it leads to are one address, or a doubt', async () => {
  const relation = (address: string) => ({
    entries: {
      'word/_rels/document.xml.rels': rels(
        { styles: 'styles.xml' },
        `<Relationship Id="mail" Type="${officeRelationships}/hyperlink" Target="${address}" TargetMode="External"/>`,
      ),
    },
  })
  const link = `<w:hyperlink r:id="mail">${run('li@example.com')}</w:hyperlink>`
  const field = `<w:fldSimple w:instr="HYPERLINK &quot;mailto:zhou@example.com&quot;">${run('li@example.com')}</w:fldSimple>`
  const other = unsure('li@example.com', '“zhou@example.com”')
  expect(await read('email', link, relation('mailto:zhou@example.com'))).toMatchObject(other)
  expect(await read('email', field)).toMatchObject(other)
  const same = { value: 'li@example.com', certainty: 'sure' }
  expect(await read('email', link, relation('mailto:Li@Example.com?subject=x'))).toMatchObject(same)
  expect(await read('email', `${link.replace('r:id="mail"', 'w:anchor="below"')}`)).toMatchObject(same)
})

test('a cell deleted by a tracked change leaves nothing of its row for sure', async () => {
  const rows = bodyXml(table(...enterpriseRows))
  const deleted = (text: string) =>
    readXml(
      rows.replace(new RegExp(`<w:tcPr>(?=(?:(?!<w:tc>).)*>${text}<)`, 's'), '<w:tcPr><w:cellDel w:id="1"/>') +
        bodyXml(outline('enterprise')),
    )
  const capital = await deleted('5,000')
  expect(capital.value('registeredCapital')).toMatchObject(unsure('', '修订删除'))
  expect(capital.value('name')).toMatchObject({ certainty: 'sure' })
  const revenue = await deleted('2010')
  for (const year of [2020, 2021, 2022]) {
    expect(revenue.value('revenue', year).certainty === 'sure').toBe(false)
  }
})

test('what an equation crosses out, or only keeps room for, is no part of a figure', async () => {
  const piece = (element: string, property: string) =>
    `<m:oMath><m:${element}><m:${element}Pr>${property}</m:${element}Pr><m:e><m:r><m:t>45</m:t></m:r></m:e></m:${element}></m:oMath>${run('5000')}`
  const sure = { value: '5000', certainty: 'sure' }
  for (const stroke of ['strikeH', 'strikeV', 'strikeBLTR', 'strikeTLBR']) {
    const form = await read('registeredCapital', piece('borderBox', `<m:${stroke} m:val="1"/>`))
    expect(form).toMatchObject({ ...sure, messages: expect.stringContaining('“45”') })
  }
  const accent =
    '<m:oMath><m:acc><m:accPr><m:chr m:val="\u0338"/></m:accPr><m:e><m:r><m:t>45</m:t></m:r></m:e></m:acc></m:oMath>'
  const stroked = '<m:oMath><m:r><w:rPr><w:strike/></w:rPr><m:t>45</m:t></m:r></m:oMath>'
  for (const odd of [accent, stroked]) {
    expect(await read('registeredCapital', odd + run('5000'))).toMatchObject({
      ...sure,
      messages: expect.stringContaining('“45”'),
    })
  }
  expect(await read('registeredCapital', piece('phant', '<m:show m:val="0"/>'))).toMatchObject(sure)
  expect(await read('registeredCapital', piece('borderBox', '<m:hideTop m:val="1"/>'))).toMatchObject({
    value: '455000',
  })
})

test.each([
  ['registeredCapital', '实缴：3000', '3000'],
  ['registeredCapital', '实缴资本:3000万元', '3000'],
  ['registeredCapital', '实缴：３０００', '3000'],
  ['registeredCapital', `${run('实缴：')}<w:r><w:br/></w:r>${run('3000')}`, '3000'],
  ['registeredCapital', '\u200b实\u3000缴：\t3000', '3000'],
  ['employees', '研发人员：72', '72'],
])('%s: %s says itself that it is another figure', async (key = '', typed = '', value = '') => {
  expect(await read(key, typed)).toMatchObject(unsure(value, '写的是“'))
})

test('a figure that names itself, or says nothing of it, is sure', async () => {
  for (const typed of ['注册资本：5000万元', '资本：5000', '合计：5000', '人民币：5000']) {
    expect(await read('registeredCapital', typed)).toMatchObject({ value: '5000', certainty: 'sure' })
  }
})

test('what is drawn on a value is a doubt, beside it or a seal is none', async () => {
  const drawn = (what: string, top: number, [width, height]: readonly [number, number] = [12, 6]) =>
    graphic(
      what,
      '',
      (content) =>
        `<wp:anchor><wp:positionV relativeFrom="paragraph"><wp:posOffset>${top * 36_000}</wp:posOffset></wp:positionV><wp:extent cx="${width * 36_000}" cy="${height * 36_000}"/>${content}</wp:anchor>`,
    )
  const ink = 'microsoft.com/office/word/2010/wordprocessingInk'
  const picture = 'openxmlformats.org/drawingml/2006/picture'
  const note = '盖住或改动'
  expect(await read('contact', run('李例') + drawn(ink, -1))).toMatchObject(unsure('李例', note))
  expect(await read('registeredCapital', run('5000') + drawn(picture, 0))).toMatchObject(unsure('5000', note))
  for (const beside of [drawn(ink, 30), drawn(ink, -10), drawn(picture, -15, [42, 42])]) {
    expect(await read('contact', run('李例') + beside)).toMatchObject({ value: '李例', certainty: 'sure' })
  }
})

describe('symbol fonts', () => {
  const typed = (font: string, text: string) => run(text, `<w:rFonts w:ascii="${font}" w:hAnsi="${font}"/>`)
  test('show Greek letters, and figures as they are', async () => {
    expect(await read('name', run('上海') + typed('Symbol', 'ab') + run('公司'))).toMatchObject({ value: '上海αβ公司' })
    expect(await read('registeredCapital', typed('Symbol', '5000'))).toMatchObject({ value: '5000', certainty: 'sure' })
    const minus = '<w:r><w:sym w:font="Symbol" w:char="F02D"/></w:r>'
    expect((await read('registeredCapital', minus + run('30'))).value).toBe('-30')
  })

  test.each(['Wingdings', 'Wingdings 3', 'Webdings', 'MT Extra'])('figures in %s are pictures', async (font) => {
    expect(await read('registeredCapital', typed(font, '5000'))).toMatchObject(unsure('5000', '没有读出'))
    expect(await read('contact', typed(font, '李例'))).toMatchObject({ value: '李例', certainty: 'sure' })
  })
})

describe('what is not seen on the page', () => {
  test.each([
    ['nearly white', '<w:color w:val="F2F2F2"/>'],
    ['white by its theme', '<w:color w:val="auto" w:themeColor="background1"/>'],
    ['without ink', '<w14:textFill><w14:noFill/></w14:textFill>'],
    ['in the colour of its highlight', '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>'],
    ['blacked out', '<w:highlight w:val="black"/>'],
    ['tiny', '<w:sz w:val="2"/>'],
    ['pressed together', '<w:w w:val="1"/>'],
  ])('a digit %s is a doubt', async (_, look) => {
    expect(await read('registeredCapital', run('9', look) + run('5000'))).toMatchObject(unsure('95000', '看不见'))
  })

  test.each([
    ['white on a dark cell', '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>'],
    ['black on a dark ground', '<w:shd w:val="clear" w:fill="000000"/>'],
    ['grey', '<w:color w:val="808080"/>'],
    ['narrow', '<w:w w:val="66"/>'],
    ['a darker white', '<w:color w:val="BFBFBF" w:themeColor="background1" w:themeShade="BF"/>'],
  ])('a figure %s is one', async (_, look) => {
    expect(await read('registeredCapital', run('5000', look))).toMatchObject({ value: '5000', certainty: 'sure' })
  })

  test('hidden text, and text deleted by a tracked change, leave no cell empty for sure', async () => {
    const hidden = run('周样', '<w:vanish/>')
    expect(await read('contact', hidden)).toMatchObject(unsure('', '周样'))
    expect(await read('contact', run('李例') + hidden)).toMatchObject({ value: '李例', certainty: 'sure' })
    const deleted = '<w:del w:id="1"><w:r><w:delText>周样</w:delText></w:r></w:del>'
    expect(await read('contact', deleted)).toMatchObject(unsure('', '修订'))
    expect(await read('contact', deleted + run('李例'))).toMatchObject({ value: '李例', certainty: 'sure' })
  })

  test('is no text of the outline, and is said; on a dark ground it is text', async () => {
    const white = '<w:color w:val="FFFFFF"/>'
    const headings = outline('enterprise')
    const styles =
      '<w:style w:type="table" w:styleId="dark"><w:name w:val="dark"/><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr></w:style>'
    const cells = wordTable([row([cell(paragraph(run('表中可见') + run('表中白字', white)))])])
    const dark = wordTable([row([cell(paragraph(run('深底白字', white)))])]).replace(
      '<w:tblPr/>',
      '<w:tblPr><w:tblStyle w:val="dark"/></w:tblPr>',
    )
    const xml =
      bodyXml(table(...enterpriseRows), headings.slice(0, 2)) +
      paragraph(run('可见') + run('白字', white)) +
      paragraph(run('底色上的白字', white), '<w:shd w:val="clear" w:fill="1F3864"/>') +
      `${cells}${dark}${bodyXml(headings.slice(2))}`
    const { outline: texts, messages } = await readXml(xml, { styles })
    const text = texts.map((o) => o.text).join('\n')
    for (const seen of ['可见', '底色上的白字', '表中可见', '深底白字']) expect(text).toContain(seen)
    expect(text.replace('底色上的白字', '').replace('深底白字', '')).not.toContain('白字')
    expect(messages).toContain('2 处文字与底色相同')
  })
})

test.each(['PAGE', 'TIME \\@ "H"', 'NUMWORDS', 'SEQ 表'])(
  'what the field %s counts is no figure of theirs',
  async (name) => {
    const field = `<w:fldSimple w:instr="${name.replaceAll('"', '&quot;')}">${run('12')}</w:fldSimple>`
    expect(await read('employees', field)).toMatchObject(unsure('12', '域算出'))
  },
)

describe('a choice', () => {
  const rest = '□事业单位 □社会组织 □其他（请注明）'
  test('with a tick nobody sees is a doubt', async () => {
    expect(await nature(run('☑', '<w:color w:val="FFFFFF"/>') + run(`企业 ${rest}`))).toMatchObject(
      unsure('企业', '看不见'),
    )
    expect(await nature(run('☑', '<w:vanish/>') + run(`□企业 ${rest}`))).toMatchObject(unsure('', '隐藏'))
  })

  test('crossed out from corner to corner is a doubt, as a value is', async () => {
    const crossed = '<w:tcBorders><w:tl2br w:val="single" w:sz="4"/></w:tcBorders>'
    const rows = bodyXml(table(...platformRows))
    const cross = (text: string) => {
      const at = rows.indexOf('<w:tcPr>', rows.lastIndexOf('<w:tc>', rows.indexOf(run(text)))) + '<w:tcPr>'.length
      return `${rows.slice(0, at)}${crossed}${rows.slice(at)}${bodyXml(outline('platform'))}`
    }
    expect((await readXml(cross('☑ 第三方专业服务平台'))).value('platformType')).toMatchObject(
      unsure('第三方专业服务平台', '画了线'),
    )
    expect((await readXml(cross('协同制造'))).value('business')).toMatchObject(unsure('协同制造', '画了线'))
  })

  test('whose details are ticked is a doubt without its own tick', async () => {
    const rows = changed(platformRows, {})
    const xml = bodyXml(table(...rows), outline('platform'))
      .replace('☑ 其他模式', '□ 其他模式')
      .replace('☑ 其他（请注明）：设备租赁', '□ 其他（请注明）')
    const { value } = await readXml(xml)
    expect(value('modeClass')).toMatchObject(unsure('', '供应链管理'))
    expect(value('modes')).toMatchObject({ value: '供应链管理；检验检测认证', certainty: 'sure' })
  })
})

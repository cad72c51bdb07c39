import { afterAll, describe, expect, test } from 'vitest'
import { readForm } from '../../../../../src-domain/intake/read-form.ts'
import { readWordFile } from '../../../../../src-main/documents/reading/word/read-word-file.ts'
import {
  changed,
  enterpriseRows,
  lines,
  outline,
  platformRows,
  type Row,
  scheme,
  table,
} from '../../../../src-domain/intake/forms.ts'
import {
  cell,
  type DocxParts,
  documentXml,
  docx,
  paragraph,
  rels,
  row,
  run,
  table as wordTable,
} from '../../../../support/docx.ts'
import { bodyXml } from '../../../desk/intake/intake-folder.ts'
import { formFiles, here } from './form-files.ts'

/* Forms as people fill them in, from the Word file to the value. */

const { write, remove, readXml, filled, nature } = await formFiles()
afterAll(remove)

const rest = '□事业单位 □社会组织 □其他（请注明）'
const eq = (instruction: string, result = '') =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>${result && `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}`}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
const commentReference = '<w:r><w:commentReference w:id="0"/></w:r>'
const commented = (text: string): DocxParts => ({
  entries: {
    'word/_rels/document.xml.rels': rels({ comments: 'comments.xml' }),
    'word/comments.xml': documentXml(`<w:comment w:id="0">${paragraph(text)}</w:comment>`),
  },
})
const nested = (...cells: string[]) => `</w:p>${wordTable([row(cells.map((text) => cell(text)))])}<w:p>`
const shadedParagraph = '</w:p><w:p><w:pPr><w:shd w:val="clear" w:fill="FFFF00"/></w:pPr>'
const typedControl = `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr><w:sdtContent>${run('☑')}</w:sdtContent></w:sdt>`
const box = (text: string) =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>${text && `<wps:txbx><w:txbxContent>${paragraph(text)}</w:txbxContent></wps:txbx>`}</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>`

describe('a choice ticked by 带圈字符', () => {
  test.each([
    ...['eq \\o\\ac(□,√)', 'eq \\o\\ac(○,√)', 'eq \\o\\ac(□,✓)', 'eq \\x(√)', 'MACROBUTTON a ☑'],
    ...['eq \\o\\ac(□,勾)', 'eq \\o\\ac(□,/)', 'eq □,√', 'eq □,勾'],
  ])('%s', async (instruction) => {
    for (const result of ['', '□']) {
      expect(await nature(eq(instruction, result) + run(`企业 ${rest}`))).toEqual({
        ...{ value: '企业', certainty: 'sure', note: '' },
      })
    }
  })

  test('by 拼音指南 over a box; over its name it is a doubt, and how a name is spoken is no tick', async () => {
    const ruby = (above: string, base: string) =>
      `<w:r><w:ruby><w:rubyPr/><w:rt>${run(above)}</w:rt><w:rubyBase>${run(base)}</w:rubyBase></w:ruby></w:r>`
    const ticked = { value: '企业', certainty: 'sure' }
    expect(await nature(ruby('√', '□') + run(`企业 ${rest}`))).toMatchObject(ticked)
    expect(await nature(run('□') + ruby('√', '企业') + run(` ${rest}`))).toMatchObject({
      ...{ value: '企业', certainty: 'unsure' },
    })
    expect(await nature(run('☑') + ruby('qǐ yè', '企业') + run(rest))).toMatchObject(ticked)
    expect(await nature(run('☑企业 □') + ruby('机关', '事业单位') + run('□其他'))).toMatchObject(ticked)
  })

  test('by the letter of a symbol font that a style names, or of the dingbats', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="W"><w:name w:val="W"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:style>'
    const ticked = { value: '企业', certainty: 'sure' }
    expect(await nature(run('þ', '<w:rStyle w:val="W"/>') + run(`企业 ${rest}`), { styles })).toMatchObject(ticked)
    const dingbat = '<w:r><w:sym w:font="ZapfDingbats" w:char="F034"/></w:r>'
    expect(await nature(dingbat + run(`企业 ${rest}`))).toMatchObject(ticked)
  })

  test('a boxed cross is a tick where it stands alone, and a no beside a tick', async () => {
    const boxed = eq('eq \\o\\ac(□,×)')
    expect(await nature(boxed + run(`企业 ${rest}`))).toMatchObject({ value: '企业' })
    expect(await nature(boxed + run('企业 ') + eq('eq \\o\\ac(□,√)') + run('事业单位 □社会组织'))).toMatchObject({
      ...{ value: '事业单位', certainty: 'unsure' },
    })
  })
})

describe('a choice without a tick is never empty and sure where something says what was meant', () => {
  test.each([
    ['the others struck out', run('□企业') + run(rest, '<w:strike/>'), '企业', '已划去'],
    ['one struck out', run('□企业 □事业单位 □社会组织') + run('□其他（请注明）', '<w:dstrike/>'), '', '已划去'],
    ['struck without boxes', run('企业') + run('、事业单位、社会组织、其他', '<w:strike/>'), '企业', '没有勾选框'],
    ['in bold type', run('□企业', '<w:b/>') + run(rest), '企业', '标出'],
    ['highlighted', run('□') + run('企业', '<w:highlight w:val="yellow"/>') + run(rest), '企业', '标出'],
    ['red', run('□企业 ') + run('□社会组织', '<w:color w:val="FF0000"/>') + run('□其他'), '社会组织', '标出'],
    ['underlined', run('□企业', '<w:u w:val="single"/>') + run(rest), '企业', '标出'],
    ['by a style', run('□企业', '<w:rStyle w:val="Strong"/>') + run(rest), '企业', '标出'],
    ['larger', run('□企业 ', '<w:sz w:val="36"/>') + run(rest, '<w:sz w:val="24"/>'), '企业', '标出'],
    ['in another face', run('□企业', '<w:rFonts w:eastAsia="黑体"/>') + run(rest), '企业', '标出'],
    ['all bold but one', run('□企业 ') + run(rest, '<w:b/>'), '企业', '标出'],
    [
      'another red',
      run('□企业 ', '<w:color w:val="0000FF"/>') + run(rest, '<w:color w:val="FF0000"/>'),
      ...['企业', '标出'],
    ],
    ['its box alone', run('□', '<w:highlight w:val="yellow"/>') + run(`企业 ${rest}`), '企业', '标出'],
    [
      'its paragraph shaded',
      `${run('□企业')}${shadedParagraph}${run('□事业单位')}</w:p><w:p>${run('□其他')}`,
      '事业单位',
      '标出',
    ],
    ['its box struck', run('□', '<w:strike/>') + run(`企业 ${rest}`), '', '划线'],
    ['the only one left', run('□企业'), '企业', '只留下了'],
    ['some left', run('□企业 □其他（请注明）'), '', '只留下了'],
    ['written behind them', run(`□企业 ${rest} 选企业`), '', '选企业'],
    ['a figure in its brackets', run('[1]企业 [ ]事业单位 [ ]社会组织 [ ]其他'), '', '1'],
    ['a star before it', run(`★□企业 ${rest}`), '', '★'],
    ['a star without boxes', run('★企业 事业单位 社会组织 其他'), '', '★'],
    ['yes behind it', run('企业（是） 事业单位（否） 社会组织（否） 其他（否）'), '', '是否'],
    ['in a frame', run('企\u20dd业\u20dd 事业单位 社会组织 其他'), '', '企\u20dd业\u20dd'],
    ['the others struck by characters', run('□企业 □社\u0336会\u0336组\u0336织\u0336'), '', '社\u0336会'],
    [
      'a symbol nobody knows',
      `<w:r><w:sym w:font="Wingdings" w:char="F046"/></w:r>${run(`□企业 ${rest}`)}`,
      '',
      '认不出',
    ],
    ['boxed other words', eq('eq \\o\\ac(□,是)') + run(`企业 ${rest}`), '', '另写了'],
    ['boxes in a table of their own', nested('☑企业', '□事业单位'), '', '☑企业'],
    ['a tick typed into a control', typedControl + run(`企业 ${rest}`), '', '不一致'],
    ['two in bold type', run('□企业 □事业单位', '<w:b/>') + run('□社会组织 □其他'), '', '标出'],
    ['a tick in a text box', run(`□企业 ${rest}`) + box('√'), '', '没有写在选项旁边'],
    ['a shape drawn over it', run(`□企业 ${rest}`) + box(''), '', '图形'],
    ['an old drawing', `${run(`□企业 ${rest}`)}<w:r><w:pict><v:oval/></w:pict></w:r>`, '', '图形'],
  ])('%s', async (_, content, value, note) => {
    const styles =
      '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    expect(await nature(content, { styles })).toMatchObject({
      ...{ value, certainty: 'unsure', note: expect.stringContaining(note) },
    })
  })

  test('a tick in a text box anywhere beside the form', async () => {
    const filledIn = bodyXml(table(...platformRows), outline('platform'))
    const xml = filledIn.replace('☑ 第三方专业服务平台', '□ 第三方专业服务平台')
    expect((await readXml(xml)).value('platformType')).toMatchObject({ value: '', certainty: 'sure' })
    expect((await readXml(paragraph(run('封面') + box('√')) + xml)).value('platformType')).toMatchObject({
      ...{ value: '', certainty: 'unsure', note: expect.stringContaining('单独的勾') },
    })
  })

  test('a comment on an option', async () => {
    expect(await nature(run('□企业') + commentReference + run(rest), commented('√'))).toMatchObject({
      ...{ value: '', certainty: 'unsure', note: expect.stringContaining('批注') },
    })
  })

  test('options that all look alike, or empty boxes alone, are left empty', async () => {
    expect(await nature(run(`□企业 ${rest}`, '<w:b/>'))).toMatchObject({ value: '', certainty: 'sure' })
    expect(await nature(run(`□企业 ${rest}`))).toMatchObject({ value: '', certainty: 'sure' })
    expect(await nature(run(`（请在□内打“√”，单选）□企业 ${rest}`))).toMatchObject({ value: '', certainty: 'sure' })
    expect(await nature(run('□ 企 业  □ 事 业 单 位  □ 社 会 组 织  □ 其 他（请注明）____'))).toMatchObject({
      ...{ value: '', certainty: 'sure' },
    })
    expect(await nature(run('1. □企业；2. □事业单位；3. □社会组织；4. □其他'))).toMatchObject({
      ...{ value: '', certainty: 'sure' },
    })
  })

  test('a tick counts whatever is set off besides', async () => {
    expect(await nature(run('☑企业 ') + run('□事业单位', '<w:b/>') + run(' □社会组织'))).toMatchObject({
      ...{ value: '企业', certainty: 'sure' },
    })
  })

  test('是 and 否 struck or set off', async () => {
    const rows = changed(platformRows, {})
    const xml = bodyXml(table(...rows), outline('platform'))
    const asked = async (content: string) =>
      (
        await readXml(xml.replace(run('是否为应用服务提供商：☑ 是 □ 否'), run('是否为应用服务提供商：') + content))
      ).value('applicationServiceProvider')
    expect(await asked(run('□是 ') + run('□否', '<w:strike/>'))).toMatchObject({ value: '是', certainty: 'unsure' })
    expect(await asked(run('是 / ') + run('否', '<w:b/>'))).toMatchObject({ value: '否', certainty: 'unsure' })
    expect(await asked(run('是', '<w:sz w:val="36"/>') + run('/否', '<w:sz w:val="24"/>'))).toMatchObject({
      ...{ value: '是', certainty: 'unsure' },
    })
    expect(await asked(run('□是 □否 是'))).toMatchObject({ value: '', certainty: 'unsure' })
    expect(await asked(eq('eq \\o\\ac(□,√)') + run('是 □否'))).toMatchObject({ value: '是', certainty: 'sure' })
  })

  test('boxes and ticks that are the bullets of a list', async () => {
    const bullet = (id: number, char: string) =>
      `<w:abstractNum w:abstractNumId="${id}"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="${char}"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl></w:abstractNum><w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`
    const numbering = bullet(1, '\uf0a8') + bullet(2, '\uf0fe') + bullet(3, '\uf06c')
    const item = (id: number, text: string) =>
      `<w:p><w:pPr><w:numPr><w:numId w:val="${id}"/></w:numPr></w:pPr>${run(text)}</w:p>`
    const list = (ids: number[]) =>
      `</w:p>${['企业', '事业单位', '社会组织', '其他（请注明）'].map((option, i) => item(ids[i] ?? 0, option)).join('')}<w:p>`
    expect(await nature(list([1, 2, 1, 1]), { numbering })).toMatchObject({ value: '事业单位', certainty: 'sure' })
    expect(await nature(list([3, 3, 3, 3]), { numbering })).toMatchObject({ value: '' })
  })
})

describe('a figure keeps its value beside what is no part of it', () => {
  const capital = async (content: string, parts?: DocxParts) =>
    (
      await filled(
        enterpriseRows,
        { 注册资本: [['注册资本（万元）', [here, 2], '经营时长（年）', ['12', 2]]] },
        content,
        parts,
      )
    ).value('registeredCapital')

  test.each([
    ['struck', run('450', '<w:strike/>') + run('5000'), '5000', 'sure', ''],
    ['wholly struck', run('450', '<w:strike/>'), '', 'unsure', '450'],
    ['with a note mark', run('5000') + run('①', '<w:vertAlign w:val="superscript"/>'), '5000', 'unsure', '①'],
    ['a lowered 2', run('5000') + run('2', '<w:position w:val="-8"/>'), '5000', 'unsure', '₂'],
    ['a raised 2', run('5000') + run('2', '<w:vertAlign w:val="superscript"/>'), '5000', 'unsure', '²'],
    ['its middle struck', run('5') + run('000', '<w:strike/>') + run('800'), '5800', 'unsure', '5000800'],
    ['its end struck', run('5000') + run('.50', '<w:strike/>'), '5000', 'unsure', '5000.50'],
    ['its first digit struck', run('1', '<w:strike/>') + run('5000'), '5000', 'unsure', '15000'],
    ['another struck behind a space', run('5000 ') + run('450', '<w:strike/>'), '5000', 'sure', ''],
    ['its unit struck', run('5000') + run('万元', '<w:strike/>'), '5000', 'sure', ''],
    ['with a digit nobody sees', run('9', '<w:color w:val="FFFFFF"/>') + run('5000'), '95000', 'unsure', '看不见'],
    ['struck by a drawn line', `${run('5000')}<w:r><w:pict><v:line/></w:pict></w:r>`, '5000', 'unsure', '画了线'],
    ['struck by characters', run('4\u03365\u0336 5000'), '', 'unsure', '划线'],
    ['struck by an EQ field', eq('eq \\o(450,//)') + run(' 5000'), '', 'unsure', '不止一个数'],
    ['turned round', run('\u202e0005\u202c'), '5', 'unsure', '方向'],
    [
      'with another above it',
      `<w:r><w:ruby><w:rt>${run('6000')}</w:rt><w:rubyBase>${run('5000')}</w:rubyBase></w:ruby></w:r>`,
      '5000',
      'unsure',
      '6000',
    ],
    ['in a table of its own', nested('5000'), '', 'unsure', '5000'],
    ['beside a table', run('5000') + nested('实缴3000'), '5000', 'unsure', '实缴3000'],
    ['negative', run('-5000'), '-5000', 'unsure', '负数'],
    ['with a point that parts thousands', run('5.000'), '5.000', 'unsure', '千分位'],
    ['in yuan', run('50000000'), '50000000', 'unsure', '“元”'],
    ['large but possible', run('999999'), '999999', 'sure', ''],
    ['not merged', run('«注册资本»'), '', 'unsure', '没有合并的域'],
    ['not found by its field', run('错误！未找到引用源。'), '', 'unsure', '没有算出的域'],
    [
      'a fraction',
      '<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>',
      '',
      'unsure',
      '分数',
    ],
    ['a sum never made', eq('=SUM(ABOVE)'), '', 'unsure', '没有读出'],
    ['drawn', run('') + box('5000'), '5000', 'sure', ''],
  ])('%s', async (_, content, value, certainty, note) => {
    expect(await capital(content)).toMatchObject({ value, certainty, note: expect.stringContaining(note) })
  })

  test('a comment on it is a doubt that quotes it', async () => {
    expect(await capital(run('5000') + commentReference, commented('应为6000'))).toMatchObject({
      ...{ value: '5000', certainty: 'unsure', note: expect.stringContaining('应为6000') },
    })
  })

  test('automatic numbers are no figures, and of an empty cell all that shows', async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    const numbered = (text: string) => `</w:p><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>${run(text)}`
    expect(await capital(numbered('5000'), { numbering })).toMatchObject({ value: '5000', certainty: 'sure' })
    expect(await capital(numbered(''), { numbering })).toMatchObject({ value: '', certainty: 'unsure' })
    const business = await filled(
      enterpriseRows,
      { 主营业务: [['主营业务', [here, 2], '所属行业', ['C3443', 2]]] },
      `${run('有两项：')}${numbered('阀门')}</w:p><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>${run('泵')}`,
      { numbering },
    )
    expect(business.value('business')).toMatchObject({ value: '有两项：\n3. 阀门\n4. 泵', certainty: 'sure' })
  })
})

describe('lines of a cell', () => {
  const contact = async (...names: string[]) =>
    (
      await filled(
        enterpriseRows,
        { 法人代表: [['法人代表', ['张样例', 2], '联系人', [here, 2]]] },
        names.map((name) => run(name)).join('</w:p><w:p>'),
      )
    ).value('contact')
  const name = async (...parts: string[]) =>
    (
      await filled(
        enterpriseRows,
        { 企业名称: [['企业名称', [here, 2], '统一社会信用代码', ['91310104MA1TEAT11K', 2]]] },
        parts.map((part) => run(part)).join('</w:p><w:p>'),
      )
    ).value('name')

  test('two names are two, a name broken over lines is one', async () => {
    expect(await contact('李例', '周样')).toMatchObject({ value: '李例、周样', certainty: 'unsure' })
    expect(await contact('李例', '周样', '欧阳示范')).toMatchObject({ value: '李例、周样、欧阳示范' })
    expect(await contact('李例（部长）', '周样')).toMatchObject({ certainty: 'unsure' })
    expect(await name('上海样例', '阀门有限公司')).toMatchObject({ value: '上海样例阀门有限公司', certainty: 'sure' })
    expect(await name('上海样例阀门有限公司', '（原上海样例阀门厂）')).toMatchObject({
      value: '上海样例阀门有限公司（原上海样例阀门厂）',
    })
    expect(await name('上海样例阀门有限公司', '上海样例水泵有限公司')).toMatchObject({
      ...{ value: '上海样例阀门有限公司、上海样例水泵有限公司', certainty: 'unsure' },
    })
  })
})

describe('a name', () => {
  const contact = async (content: string) =>
    (await filled(enterpriseRows, { 法人代表: [['法人代表', ['张样例', 2], '联系人', [here, 2]]] }, content)).value(
      'contact',
    )
  const raised = '<w:vertAlign w:val="superscript"/>'

  test.each(['①', '注1', '[1]', '*'])('with the raised mark %s of a note is unsure', async (mark) => {
    expect(await contact(run('周样') + run(mark, raised))).toMatchObject({
      ...{ certainty: 'unsure', note: expect.stringContaining(mark) },
    })
  })

  test('raised as a whole is a name', async () => {
    expect(await contact(run('周样', raised))).toMatchObject({ value: '周样', certainty: 'sure' })
  })

  test('beside a struck one stands without what parted them', async () => {
    const struck = run('李例', '<w:strike/>')
    expect(await contact(struck + run('、周样'))).toMatchObject({ value: '周样', certainty: 'sure' })
    expect(await contact(run('周样；') + struck)).toMatchObject({ value: '周样', certainty: 'sure' })
    expect(await contact(run('周样、吴试'))).toMatchObject({ value: '周样、吴试', certainty: 'unsure' })
  })
})

describe('what is no form does not become an application', () => {
  const fields = [
    '企业名称',
    '统一社会信用代码',
    '注册地址',
    '注册资本（万元）',
    '主营业务',
    '法人代表',
    '联系人',
    '职务',
    '联系电话',
    '电子邮箱',
  ]
  const all = enterpriseRows.flatMap((row) =>
    row.map((c) => (typeof c === 'string' ? c : typeof c === 'symbol' ? '' : c[0])),
  )

  async function isForm(rows: readonly Row[], ...before: string[]): Promise<boolean> {
    const xml = bodyXml(
      before.flatMap((line) => lines(line)),
      table(...rows),
    )
    const word = await readWordFile(await write('数据库设计.docx', await docx(xml)))
    if (!word.ok) throw new Error(word.problem.code)
    return readForm(word.value, scheme, { file: 'x', asOf: '2023-08-10' }) !== undefined
  }

  test('a list of a database’s columns, a list of companies', async () => {
    expect(await isForm([['字段', '类型'], ...fields.map((f): Row => [f, 'varchar(256)'])])).toBe(false)
    expect(await isForm([fields.slice(0, 5), ['上海样例', '9131', '上海', '5000', '阀门']])).toBe(false)
    const numbers = all.filter((text) => /（/.test(text))
    expect(
      await isForm(
        numbers.map((f): Row => [f, 'decimal(18,2)']),
        '服务型制造示范企业申报表',
      ),
    ).toBe(false)
    expect(await isForm([...fields, ...all].map((f): Row => [f, 'varchar(256)']))).toBe(false)
  })

  test('a form with its name and some of its labels, or without its name and most of them, is one', async () => {
    const some = fields.map((f): Row => [f, f.includes('电话') ? '021-64000001' : '样例'])
    expect(await isForm(some, '表1 服务型制造示范企业申报表')).toBe(true)
    expect(await isForm(enterpriseRows)).toBe(true)
    expect(await isForm(platformRows)).toBe(true)
  })
})

test('the outline has its automatic numbers, and its headings are found as before', async () => {
  const levels = ['chineseCountingThousand/%1、', 'chineseCountingThousand/（%2）', 'decimal/%3.'].map((level, i) => {
    const [format, text] = level.split('/')
    return `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
  })
  const numbering = `<w:abstractNum w:abstractNumId="0">${levels.join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`
  const numbered = (id: number, level: number, text: string) =>
    paragraph(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`)
  const headings = scheme.categories[0]?.outline.headings ?? []
  const text = headings.map((h) => numbered(1, h.level - 1, h.title) + numbered(2, 0, `${h.title}的一条`)).join('')
  const read = await readXml(bodyXml(table(...enterpriseRows)) + text, { numbering })
  expect(read.messages).toBe('')
  expect(read.outline).toHaveLength(headings.length)
  expect(read.outline.slice(0, 3).map((o) => [o.title, o.text])).toEqual([
    ['一、企业简介', '1) 企业简介的一条'],
    ['二、服务型制造发展现状', '2) 服务型制造发展现状的一条'],
    ['（一）服务型制造企业战略制定情况', '3) 服务型制造企业战略制定情况的一条'],
  ])
})

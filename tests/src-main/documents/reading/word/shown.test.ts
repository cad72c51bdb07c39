import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Block } from '../../../../../src-domain/intake/word-document.ts'
import { readWordFile } from '../../../../../src-main/documents/reading/word/read-word-file.ts'
import { cell, type DocxParts, docx, paragraph, row, run, scratchFolder, table } from '../../../../support/docx.ts'

let scratch: Awaited<ReturnType<typeof scratchFolder>>
beforeAll(async () => {
  scratch = await scratchFolder()
})
afterAll(() => scratch.remove())

async function blocksOf(xml: string, parts?: DocxParts): Promise<readonly Block[]> {
  const read = await readWordFile(await scratch.write('申报书.docx', await docx(xml, parts)))
  if (!read.ok) throw new Error(read.problem.code)
  return read.value.blocks
}

/** The first paragraph's text and what stands beside it. */
async function shown(content: string, parts?: DocxParts, properties = '') {
  const [block] = await blocksOf(paragraph(content, properties), parts)
  if (block?.kind !== 'paragraph') throw new Error('no paragraph')
  return { text: block.text, asides: (block.asides ?? []).map(({ kind, at, text }) => [kind, at, text]) }
}

async function textOf(content: string, parts?: DocxParts, properties?: string): Promise<string> {
  return (await shown(content, parts, properties)).text
}

const characterStyle = (id: string, look: string, rest = '') =>
  `<w:style w:type="character" w:styleId="${id}"><w:name w:val="${id}"/>${rest}<w:rPr>${look}</w:rPr></w:style>`
const paragraphStyle = (id: string, look: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:rPr>${look}</w:rPr></w:style>`
const styles =
  characterStyle('del', '<w:strike/>') +
  characterStyle('child', '<w:color w:val="FF0000"/>', '<w:basedOn w:val="del"/>') +
  paragraphStyle('struck', '<w:dstrike/>') +
  paragraphStyle('toggled', '<w:strike/>')

describe('text struck out', () => {
  test.each([
    ['once', run('450', '<w:strike/>')],
    ['twice', run('450', '<w:dstrike/>')],
    ['by its style', run('450', '<w:rStyle w:val="del"/>')],
    ['by the style its style is based on', run('450', '<w:rStyle w:val="child"/>')],
    ['in several runs', run('4', '<w:strike/>') + run('50', '<w:strike w:val="true"/><w:b/>')],
  ])('%s is no text, and is said', async (_, struck) => {
    expect(await shown(struck + run('5000'), { styles })).toEqual({ text: '5000', asides: [['struck', 0, '450']] })
  })

  test('by the style of its paragraph, unless the run says otherwise', async () => {
    const content = run('旧名') + run('新名', '<w:dstrike w:val="0"/>')
    expect(await shown(content, { styles }, '<w:pStyle w:val="struck"/>')).toEqual({
      text: '新名',
      asides: [['struck', 0, '旧名']],
    })
  })

  test('a character style turns over what the paragraph’s style has struck', async () => {
    expect(await textOf(run('留下', '<w:rStyle w:val="del"/>'), { styles }, '<w:pStyle w:val="toggled"/>')).toBe('留下')
  })

  test.each([
    ['switched off', run('450', '<w:strike w:val="0"/>')],
    ['switched off by the run', run('450', '<w:rStyle w:val="del"/><w:strike w:val="false"/>')],
    ['in former properties only', run('450', '<w:rPrChange w:id="1"><w:rPr><w:strike/></w:rPr></w:rPrChange>')],
  ])('%s is text', async (_, kept) => {
    expect(await shown(kept, { styles })).toEqual({ text: '450', asides: [] })
  })

  test('a struck space still parts the words around it', async () => {
    expect(await shown(run('甲') + run(' ', '<w:strike/>') + run('乙'))).toEqual({ text: '甲 乙', asides: [] })
  })
})

describe('raised text', () => {
  const raised = '<w:vertAlign w:val="superscript"/>'
  const lowered = '<w:vertAlign w:val="subscript"/>'
  test.each([
    ['a note mark behind a figure', run('26000') + run('1', raised), '26000¹'],
    ['in brackets', run('26000') + run('(2)', raised), '26000⁽²⁾'],
    ['by lifting it', run('26000') + run('1', '<w:position w:val="8"/>'), '26000¹'],
    ['by its style', run('26000') + run('1', '<w:rStyle w:val="up"/>'), '26000¹'],
    ['square metres', run('厂房 500 m') + run('2', raised), '厂房 500 m²'],
    ['a mark Unicode has no raised form of', run('15%') + run('[3]', raised), '15%[3]'],
    ['a lowered mark behind a figure', run('26000') + run('1', lowered), '26000₁'],
    ['a formula', run('CO') + run('2', lowered), 'CO2'],
    ['a text raised as a whole', run('5000', raised), '5000'],
    ['a text moved to sit well on its line', run('李例', '<w:position w:val="6"/>'), '李例'],
  ])('%s', async (_, content, text) => {
    expect(await textOf(content, { styles: characterStyle('up', raised) })).toBe(text)
  })
})

const field = (instruction: string, result?: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${instruction}${result === undefined ? '' : `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}`}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
const instr = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`

describe('带圈字符 and other EQ fields show what Word makes of them', () => {
  test.each([
    ['eq \\o\\ac(□,√)', '☑'],
    ['EQ \\o\\ac(○,√)', '☑'],
    ['eq \\o(□,√)', '☑'],
    ['eq \\o\\ac(√,□)', '☑'],
    ['eq \\o\\ac(□;✓)', '☑'],
    ['eq \\o\\al(□,✔)', '☑'],
    ['eq \\o\\ac(□,\\s\\up 2(√))', '☑'],
    ['eq \\x(√)', '☑'],
    ['eq \\x\\to\\bo\\le\\ri(√)', '☑'],
    ['eq \\o\\ac(□,×)', '☒'],
    ['eq \\o\\ac(□,)', '□'],
    ['eq \\o\\ac(□, )', '□'],
    ['eq \\o\\ac(○,●)', '◉'],
    ['eq \\o\\ac(□,■)', '▣'],
    ['eq \\o\\ac(○,1)', '①'],
    ['eq \\o\\ac(○,20)', '⑳'],
    ['eq \\o\\ac(○,注)', '（注）'],
    ['EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(lǐ),李)例', '李例'],
    ['EQ \\o(\\s\\up 5(上海),\\s\\do 2(样例))', '上海样例'],
    ['eq \\f(1,4)', '1/4'],
    ['eq \\f(a+b,2)', '(a+b)/2'],
    ['eq \\r(3,x)', '³√x'],
    ['eq 10\\s\\up 4(2)', '10²'],
    ['eq \\b\\bc\\[(a,b)', '[a,b]'],
    ['eq \\i\\su(i,n,x)', '∑(i→n)x'],
    ['eq a\\,b\\)', 'a,b)'],
  ])('%s is %s', async (instruction, text) => {
    const simple = `<w:fldSimple w:instr="${instruction.replaceAll('"', '&quot;')}">${run('旧')}</w:fldSimple>`
    expect(await textOf(field(instr(` ${instruction} `)) + run('企业'))).toBe(`${text}企业`)
    expect(await textOf(field(instr(` ${instruction} `), run('旧')) + run('企业'))).toBe(`${text}企业`)
    expect(await textOf(simple + run('企业'))).toBe(`${text}企业`)
  })

  test('however the instruction is cut, and whatever font its tick is in', async () => {
    const cut =
      instr(' eq \\o\\ac(□') + instr(',') + instr('√', '<w:position w:val="3"/><w:sz w:val="14"/>') + instr(')')
    expect(await textOf(field(cut))).toBe('☑')
    const wingdings = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    expect(await textOf(field(instr(' eq \\o\\ac(□,') + instr('\uf0fc', wingdings) + instr(')')))).toBe('☑')
    const symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    expect(await textOf(field(instr(' eq \\o\\ac(□,') + symbol + instr(')')))).toBe('☑')
    const nested = field(instr(' eq \\o\\ac(□,') + field(instr(' SYMBOL 252 \\f "Wingdings" ')) + instr(')'))
    expect(await textOf(nested)).toBe('☑')
  })

  test('a struck or hidden one is struck or hidden', async () => {
    const struck = field(instr(' eq \\o\\ac(□,√)', '<w:strike/>'))
    expect(await shown(struck + run('是'))).toEqual({ text: '是', asides: [['struck', 0, '☑']] })
    expect(await textOf(field(instr(' eq \\o\\ac(□,√)', '<w:vanish/>')) + run('是'))).toBe('是')
    expect(await textOf(`<w:del w:id="1">${field(instr(' eq \\o\\ac(□,√)'))}</w:del>${run('是')}`)).toBe('是')
  })

  test('a text without an end, or nested without end, is read all the same', async () => {
    expect(await textOf(field(instr(' eq \\o\\ac(□,√')))).toBe('☑')
    expect(await textOf(field(instr(` eq ${'\\o('.repeat(5000)}`)) + run('完'))).toMatch(/完$/)
  })
})

describe('fields that need no result', () => {
  test.each([
    [' SYMBOL 254 \\f "Wingdings" ', '☑'],
    [' SYMBOL 0xF0A8 \\f Wingdings \\s 12 ', '☐'],
    [' MACROBUTTON DoFieldClick □', '□'],
    [' GOTOBUTTON _Toc1 见第三章', '见第三章'],
  ])('%s shows %s', async (instruction, text) => {
    expect(await textOf(field(instr(instruction), run('旧')))).toBe(text)
    expect(await textOf(field(instr(instruction)))).toBe(text)
  })

  test.each([
    [
      'a merge field without a record',
      field(instr(' MERGEFIELD 企业名称 '), run('«企业名称»')),
      '«企业名称»',
      '«企业名称»',
    ],
    ['one without any text', field(instr(' MERGEFIELD 企业名称 ')), '', 'MERGEFIELD 企业名称'],
    ['in its short form', `<w:fldSimple w:instr="MERGEFIELD a">${run('«a»')}</w:fldSimple>`, '«a»', '«a»'],
    ['a sum that was never made', field(instr(' =SUM(ABOVE) ')), '', '=SUM(ABOVE)'],
    ['a day that was never made', field(instr(' DATE \\@ "yyyy-M-d" ')), '', 'DATE \\@ "yyyy-M-d"'],
    ['a time, its result empty', field(instr(' TIME '), run('')), '', 'TIME'],
    ['an embedded sheet without its picture', field(instr(' EMBED Excel.Sheet ')), '', 'EMBED Excel.Sheet'],
    ['a day of an older file', '<w:r><w:dayLong/></w:r>', '', 'DATE'],
  ])('%s is said', async (_, content, text, quote) => {
    expect(await shown(content)).toEqual({ text, asides: [['field', text.length, quote]] })
  })

  test('what shows nothing is not', async () => {
    const silent = [' TC "甲" ', ' XE "甲" ', ' SET a 1 ', ' FORMTEXT ', ' TOC \\o ', '']
    for (const instruction of silent) expect(await shown(field(instr(instruction)))).toEqual({ text: '', asides: [] })
  })

  test('a merged one and a link are their text', async () => {
    const content =
      field(instr(' MERGEFIELD 企业名称 '), run('上海样例')) + field(instr(' HYPERLINK "x" '), run('网站'))
    expect(await shown(content)).toEqual({ text: '上海样例网站', asides: [] })
  })
})

test('a symbol of an unknown shape is said, numbers in circles and arrows are read', async () => {
  const sym = (char: string) => `<w:r><w:sym w:font="Wingdings" w:char="${char}"/></w:r>`
  expect(await shown(run('前') + sym('F04A'))).toEqual({ text: '前', asides: [['symbol', 1, 'Wingdings F04A']] })
  expect(await shown(sym('F081') + sym('F0E0'))).toEqual({ text: '①→', asides: [] })
})

test('拼音指南 that is no pronunciation stands in brackets', async () => {
  const ruby = (above: string, base: string) =>
    `<w:r><w:ruby><w:rubyPr/><w:rt>${run(above)}</w:rt><w:rubyBase>${run(base)}</w:rubyBase></w:ruby></w:r>`
  expect(await textOf(ruby('yáng lì', '样例') + run('阀门'))).toBe('样例阀门')
  expect(await textOf(ruby('6000', '5000'))).toBe('5000（6000）')
  expect(await textOf(ruby('√', '□') + run('是'))).toBe('☑是')
})

test('an embedded object, a group of shapes and ink show something, with or without a picture in them', async () => {
  const drawn = async (inside: string) => {
    const [block] = await blocksOf(paragraph(`${run('前')}<w:r>${inside}</w:r>`))
    return block?.kind === 'paragraph' ? block.pictures : undefined
  }
  const object = '<w:object><v:shape/></w:object>'
  expect(await drawn(object)).toEqual([{ at: 1, unprintable: 'object' }])
  expect(await drawn('<w:object><v:shape><v:imagedata r:id="a"/></v:shape></w:object>')).toHaveLength(1)
  expect(await drawn('<w:pict><v:group><v:rect/><v:group><v:line/></v:group></v:group></w:pict>')).toEqual([
    { at: 1, unprintable: 'drawing' },
  ])
  expect(await drawn('<w:contentPart r:id="a"/>')).toEqual([{ at: 1, unprintable: 'drawing' }])
  expect(await textOf('<w:r><w:pict><v:shape><v:textpath string="样例"/></v:shape></w:pict></w:r>')).toBe('样例')
})

describe('equations stand in one line', () => {
  const math = (inside: string) => `<m:oMath>${inside}</m:oMath>`
  const r = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`
  test.each([
    ['a fraction', `<m:f><m:num>${r('1')}</m:num><m:den>${r('4')}</m:den></m:f>`, '1/4'],
    ['of sums', `<m:f><m:num>${r('a+b')}</m:num><m:den>${r('c-d')}</m:den></m:f>`, '(a+b)/(c-d)'],
    ['a power', `<m:sSup><m:e>${r('x')}</m:e><m:sup>${r('2')}</m:sup></m:sSup>`, 'x²'],
    ['an index', `<m:sSub><m:e>${r('x')}</m:e><m:sub>${r('i')}</m:sub></m:sSub>`, 'x_i'],
    ['a root', `<m:rad><m:radPr/><m:deg>${r('3')}</m:deg><m:e>${r('a+b')}</m:e></m:rad>`, '³√(a+b)'],
    [
      'a sum',
      `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${r('i=1')}</m:sub><m:sup>${r('n')}</m:sup><m:e>${r('x')}</m:e></m:nary>`,
      '∑_(i=1)ⁿx',
    ],
    ['brackets', `<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>${r('a')}</m:e></m:d>`, '[a]'],
    ['brackets without properties', `<m:d><m:e>${r('a')}</m:e><m:e>${r('b')}</m:e></m:d>`, '(a|b)'],
  ])('%s', async (_, inside, text) => {
    expect(await textOf(`${run('约')}${math(inside)}${run('。')}`)).toBe(`约${text}。`)
  })
})

const relationship = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
const relationships = (...all: string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

test('notes and comments are said where they stand, with their text', async () => {
  const note = (kind: string, id: number, text: string) => `<w:${kind} w:id="${id}">${paragraph(text)}</w:${kind}>`
  const entries = {
    'word/_rels/document.xml.rels': relationships(
      relationship('a', 'footnotes', 'footnotes.xml'),
      relationship('b', 'endnotes', 'endnotes.xml'),
      relationship('c', 'comments', 'comments.xml'),
      relationship('d', 'footnotes', 'more.xml'),
    ),
    'word/footnotes.xml': `<w:footnotes ${w}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote></w:footnotes>`,
    'word/more.xml': `<w:footnotes ${w}>${note('footnote', 2, '合并口径')}</w:footnotes>`,
    'word/endnotes.xml': `<w:endnotes ${w}>${note('endnote', 2, '见附件')}</w:endnotes>`,
    'word/comments.xml': `<w:comments ${w}>${note('comment', 0, '请核对')}</w:comments>`,
  }
  const reference = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`
  const content = `${run('26000')}${reference('footnote', 2)}${run('万元')}${reference('endnote', 2)}${reference('comment', 0)}`
  const asides = [
    ['footnote', 5, '合并口径'],
    ['endnote', 7, '见附件'],
    ['comment', 7, '请核对'],
  ]
  expect(await shown(content, { entries })).toEqual({ text: '26000万元', asides })
  const [inCell] = await blocksOf(table([row([cell(paragraph(run('行')) + paragraph(content))])]), { entries })
  expect(inCell).toMatchObject({
    cells: [{ asides: asides.map(([kind, at, text]) => ({ kind, at: Number(at) + 2, text })) }],
  })
})

describe('a file that Word takes in when it opens the document', () => {
  const html = '<html><head><title>标题</title><style>p{}</style></head><body><p>甲&nbsp;乙&#20002;</p></body></html>'
  const archive = (coding: string, content: string) =>
    `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: ${coding}\r\n\r\n${content}\r\n--b--`
  test.each([
    ['a web page', Buffer.from(html), '甲 乙丢'],
    ['in the encoding of Chinese Windows', Buffer.from('<p>\xbc\xd7</p>', 'latin1'), '甲'],
    ['a web archive', Buffer.from(archive('base64', Buffer.from(html).toString('base64'))), '甲 乙丢'],
    ['quoted', Buffer.from(archive('quoted-printable', '<p>=E7=94=\r\n=B2</p>')), '甲'],
    ['plain text', Buffer.from('\ufeff甲乙'), '甲乙'],
    ['RTF', Buffer.from('{\\rtf1 x}'), ''],
  ])('%s is quoted', async (_, bytes, text) => {
    expect(await embedded(bytes)).toEqual([{ kind: 'embedded', at: 0, text }])
  })

  test('another Word file is quoted, a damaged one named', async () => {
    expect(await embedded(await docx(paragraph('内文')))).toEqual([{ kind: 'embedded', at: 0, text: '内文' }])
    expect(await embedded(Buffer.from('PK\x03\x04 no zip'))).toEqual([{ kind: 'embedded', at: 0, text: '' }])
  })

  test('a subdocument is named', async () => {
    expect(await shown(`${run('前')}<w:subDoc r:id="sub"/>`)).toEqual({ text: '前', asides: [['embedded', 1, '']] })
  })

  async function embedded(bytes: Buffer) {
    const entries = {
      'word/_rels/document.xml.rels': relationships(relationship('alt', 'aFChunk', 'chunk.bin')),
      'word/chunk.bin': bytes,
    }
    const [before, block, after] = await blocksOf(
      `${paragraph('前')}<w:altChunk r:id="alt"><w:altChunkPr/></w:altChunk>${paragraph('后')}`,
      { entries },
    )
    expect([before, after]).toMatchObject([{ text: '前' }, { text: '后' }])
    return block?.kind === 'paragraph' ? block.asides : undefined
  }
})

describe('a control bound to data shows the data', () => {
  const store = '{11111111-2222-3333-4444-555555555555}'
  const entries = {
    '_rels/.rels': relationships(
      relationship('a', 'officeDocument', 'word/document.xml'),
      '<Relationship Id="b" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>',
    ),
    'docProps/core.xml':
      '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc"><dc:title>申报书标题</dc:title></cp:coreProperties>',
    'word/_rels/document.xml.rels': relationships(relationship('c', 'customXml', '../customXml/item1.xml')),
    'customXml/_rels/item1.xml.rels': relationships(relationship('d', 'customXmlProps', 'itemProps1.xml')),
    'customXml/itemProps1.xml': `<ds:datastoreItem ds:itemID="${store}" xmlns:ds="urn:ds"/>`,
    'customXml/item1.xml':
      '<n:f xmlns:n="urn:x" kind="新类"><n:name>旧</n:name><n:name>上海样例阀门有限公司</n:name><n:on>true</n:on><n:day>2023-07-06T00:00:00</n:day><n:nature>1</n:nature><n:none/></n:f>',
  }
  const control = (path: string, properties: string, content: string, id = store) =>
    `<w:sdt><w:sdtPr>${properties}<w:dataBinding w:prefixMappings="xmlns:n='urn:x'" w:xpath="${path}" w:storeItemID="${id}"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
  test.each([
    [
      'in place of its text',
      control('/n:f[1]/n:name[2]', '<w:text/>', run('旧名称') + run('有限公司')),
      '上海样例阀门有限公司',
    ],
    [
      'where its text is a prompt',
      control('/n:f/n:name[2]', '<w:showingPlcHdr/>', run('请填写')),
      '上海样例阀门有限公司',
    ],
    ['where it holds no text at all', control('/n:f/n:name[2]', '', ''), '上海样例阀门有限公司'],
    ['an attribute', control('/n:f[1]/@kind', '', run('旧')), '新类'],
    ['whatever the store is called', control('/n:f/n:name[2]', '', run('旧'), '{0}'), '上海样例阀门有限公司'],
    [
      'the document’s own properties',
      control('/ns1:coreProperties[1]/ns0:title[1]', '', run('旧'), '{6C3C8BC8-F283-45AE-878A-BAB7291924A1}'),
      '申报书标题',
    ],
    ['a tick', control('/n:f/n:on', '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>', run('☐')), '☑'],
    [
      'a day',
      control('/n:f/n:day', '<w:date><w:dateFormat w:val="yyyy年M月d日"/></w:date>', run('旧')),
      '2023年7月6日',
    ],
    [
      'a choice',
      control(
        '/n:f/n:nature',
        '<w:dropDownList><w:listItem w:displayText="民营" w:value="1"/></w:dropDownList>',
        run('国有'),
      ),
      '民营',
    ],
    ['nothing where the data are empty', control('/n:f/n:none', '', run('旧')), ''],
    ['its text where the data are missing', control('/n:f/n:missing', '', run('现名')), '现名'],
    ['its text where the path is beyond us', control("//n:name[text()='旧']", '', run('现名')), '现名'],
  ])('%s', async (_, content, text) => {
    expect(await textOf(`${content}${run('。')}`, { entries })).toBe(`${text}。`)
  })

  test('data that are no XML cost nothing', async () => {
    const broken = { ...entries, 'customXml/item1.xml': '<!DOCTYPE x><x>' }
    expect(await textOf(control('/n:f/n:name', '', run('现名')), { entries: broken })).toBe('现名')
  })
})

test('in a cell, what is set off from plain text is known, and what is drawn', async () => {
  const shape =
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp/></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:oval/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
  const looks = [
    '<w:b/>',
    '<w:u w:val="single"/>',
    '<w:highlight w:val="yellow"/>',
    '<w:shd w:val="clear" w:fill="FFFF00"/>',
    '<w:color w:val="FF0000"/>',
    '<w:bdr w:val="single"/>',
    '<w:em w:val="dot"/>',
    '<w:i/>',
  ]
  for (const look of looks) {
    const content = paragraph(
      run('□企业') + run('□事业', look) + run('单位', look) + run('□其他', '<w:color w:val="auto"/>'),
    )
    const [block] = await blocksOf(table([row([cell(content)])]) + content)
    expect(block).toMatchObject({ cells: [{ asides: [{ kind: 'stressed', at: 3, text: '□事业单位' }] }] })
  }
  const [drawn] = await blocksOf(
    table([row([cell(paragraph(run('是') + shape)), cell(paragraph('<w:r><w:pict><v:oval/></w:pict></w:r>'))])]),
  )
  expect(drawn).toMatchObject({
    cells: [{ asides: [{ kind: 'shape', at: 1 }] }, { asides: [{ kind: 'shape', at: 0 }] }],
  })
  const [, outside] = await blocksOf(table([row([cell('格')])]) + paragraph(run('粗体', '<w:b/>') + shape))
  expect(outside).not.toHaveProperty('asides')
})

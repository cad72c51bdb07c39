import { describe, expect, test } from 'vitest'
import type { Block, Paragraph, WordPicture } from '../../../src-domain/intake/word-document.ts'
import { districtRows, enterpriseRows, lines, numbered, outline, type Row, read, scheme, table } from './forms.ts'

const form = table(...enterpriseRows)
const headings = scheme.categories[0]?.outline.headings ?? []
const written = Object.fromEntries(headings.map((h) => [h.id, h.hint ? `这是${h.title}的正文。` : '']))
const zh = '一二三四五六'

/** The notice's own outline table, with a text put into or in place of each hint. */
const noticeTable = (text: (title: string, hint: string) => string) =>
  table(
    ['一级标题', '二级标题', '三级标题', '申报内容撰写', '佐证材料建议'],
    ...headings.map(
      ({ title, level, hint, evidence }): Row => [
        ...[1, 2, 3].map((l) => (l === level ? title : '')),
        hint ? text(title, hint) : '',
        evidence ?? '',
      ],
    ),
  )

describe('headings in any dress', () => {
  const dresses: Record<string, (title: string, level: number, n: number) => readonly Block[]> = {
    '一、（一）1．': numbered,
    'Word styles with automatic numbering': (t, level) => lines(t, { level, numbered: true }),
    'none at all': (t) => lines(t),
    '1 1.1 1.1.1': (t, l) => lines(`${['', '1', '1.1', '1.1.1'][l]} ${t}`),
    '第一章 第一节': (t, l, n) => lines(l === 3 ? `${n}、${t}` : `第${zh[n - 1]}${l === 1 ? '章' : '节'}  ${t}`),
    '第一部分： 一  1)': (t, l, n) =>
      lines(l === 1 ? `第${zh[n - 1]}部分：${t}` : l === 2 ? `${zh[n - 1]}  ${t}` : `${n})${t}`),
    '1. (1) ①': (t, l, n) => lines(l === 1 ? `${n}. ${t}` : l === 2 ? `(${n}) ${t}` : `${'①②③'[n - 1]}${t}`),
    '【】': (t) => lines(`【${t}】`),
    '■': (t) => lines(`■ ${t}：`),
    'only the third level plain': (t, l, n) => (l === 3 ? lines(t) : numbered(t, l, n)),
    '（800字以内）': (t, _, n) => lines(`${n}、${t}（800字以内）`),
    '与 for 及': (t, l, n) => numbered(t.replace('及', '与'), l, n),
    'broken over two lines': (t, _, n) => [
      { kind: 'paragraph', text: `${n}．${t.slice(0, 3)}\n${t.slice(3)}`, numbered: false, contentsLine: false },
    ],
  }
  test.each(Object.entries(dresses))('%s', (_, dress) => {
    const reading = read(form, outline('enterprise', dress))
    expect(reading.texts).toEqual(written)
    expect(reading.messages).toBe('')
  })

  test.each(['：', '。'])('the text may run on behind the heading and %s', (mark) => {
    const paragraphs = headings.flatMap((h, i) => lines(`${i + 1}、${h.title}${mark}${written[h.id]}`))
    expect(read(form, paragraphs).texts).toEqual(written)
  })

  test('a whole outline pasted as one paragraph with line breaks', () => {
    const text = outline('enterprise').map((b) => (b.kind === 'paragraph' ? b.text : ''))
    expect(
      read(form, [{ kind: 'paragraph', text: text.join('\n'), numbered: false, contentsLine: false }]).texts,
    ).toEqual(written)
  })

  test('a heading in other words is read and said', () => {
    const reading = read(
      form,
      outline('enterprise', (t, l, n) =>
        numbered(t.replace('服务型制造业务开展情况', '服务型制造的业务开展情况'), l, n),
      ),
    )
    expect(reading.texts).toEqual(written)
    expect(reading.codes).toEqual(['heading-alike'])
  })
})

describe('words of headings that are no headings', () => {
  test('in a list, a sentence, contents typed by hand, or a table', () => {
    const list = lines('主要包括：\n服务能力\n1、制造能力\n其他\n（二）支撑能力\n以及客户价值。')
    const figures = table(['服务能力', '强'], ['其他', '弱'])
    const [first = [], ...rest] = [
      outline('enterprise').slice(0, 2),
      ...outline('enterprise')
        .slice(2)
        .map((b) => [b]),
    ]
    const contents = [lines('目 录'), headings.flatMap((h) => lines(h.title))]
    const reading = read(form, ...contents, first, list, figures, ...rest)
    expect(reading.texts).toEqual({
      ...written,
      introduction: `${written.introduction}\n${list.map((p) => p.text).join('\n')}\n服务能力\t强\n其他\t弱`,
    })
    expect(reading.messages).toBe('')
  })

  test('a lone word without a number, where all others have one, is read and said', () => {
    const reading = read(form, outline('enterprise').slice(0, -2), lines('其他\n另有说明。'))
    expect(reading.texts.other).toBe('另有说明。')
    expect(reading.codes).toEqual(['heading-plain'])
  })
})

describe('the notice’s own outline in the file', () => {
  test.each([
    [
      'before',
      [noticeTable((_, hint) => hint), ...lines('参考附件\n1、企业法人营业执照（复印件）'), ...outline('enterprise')],
    ],
    ['behind', [...outline('enterprise'), ...lines('参考附件'), noticeTable((_, hint) => hint)]],
  ])('left in %s the text is no text', (_, blocks) => {
    const reading = read(form, blocks)
    expect(reading.texts).toEqual(written)
    expect(reading.messages).toBe('')
  })

  test.each([
    ['behind its hints', (title: string, hint: string) => `${hint}\n这是${title}的正文。`],
    ['in place of its hints', (title: string) => `这是${title}的正文。`],
  ])('written into it %s', (_, text) => {
    const reading = read(form, lines('\n'), noticeTable(text))
    expect(reading.texts).toEqual(written)
    expect(reading.messages).toBe('')
  })

  test('a district’s printed hints are left out', () => {
    const { headings } = scheme.categories[2]?.outline ?? { headings: [] }
    const printed = headings.flatMap((h) => lines(`（一）${h.title}${h.hint ? `，${h.hint}` : ''}`))
    const reading = read(table(...districtRows), printed, outline('district'))
    expect(reading.texts).toEqual(
      Object.fromEntries(headings.map((h) => [h.id, h.hint ? `这是${h.title}的正文。` : ''])),
    )
  })
})

describe('what is missing or out of place', () => {
  test('missing headings are named', () => {
    const blocks = outline('enterprise').filter((b) => b.kind === 'paragraph' && !/营销|客户价值/.test(b.text))
    expect(read(form, blocks).messages).toBe(
      '正文中没有找到提纲标题：营销能力、客户价值。请对照原件核对，必要时在申报页面补录。',
    )
  })

  test('chapters in another order keep their texts', () => {
    const blocks = outline('enterprise')
    const at = (start: string) => blocks.findIndex((b) => b.kind === 'paragraph' && b.text.startsWith(start))
    const [three, four, five] = [at('三、'), at('四、'), at('五、')]
    const reading = read(
      form,
      blocks.slice(0, three),
      blocks.slice(four, five),
      blocks.slice(three, four),
      blocks.slice(five),
    )
    expect(reading.texts).toEqual(written)
    expect(reading.codes).toEqual(['heading-order'])
  })

  test('text before the first heading is said', () => {
    const preface = '本公司长期从事样例产品的研发制造与服务，已形成覆盖全国的服务网络，'.repeat(3)
    const reading = read(form, lines(`申报书正文\n${preface}`), outline('enterprise'))
    expect(reading.texts).toEqual(written)
    expect(reading.messages).toContain('本公司长期从事样例产品')
  })
})

describe('pictures in the text', () => {
  const png = (at = 0, width?: number): WordPicture => ({
    ...{ part: `word/media/${at}.png`, type: 'png', at },
    ...(width === undefined ? {} : { width }),
  })
  const chart: WordPicture = { unprintable: 'chart', at: 0 }
  const behind = (title: string, ...blocks: readonly Block[]) =>
    outline('enterprise').flatMap((b) =>
      b.kind === 'paragraph' && b.text === `这是${title}的正文。` ? [b, ...blocks] : [b],
    )

  test('are lines of it, numbered as they come; those no book can print are said with heading and reason', () => {
    const reading = read(
      form,
      behind('企业简介', ...lines('', { pictures: [png(0, 120.5)] })),
      lines('厂房', { pictures: [png(0)] }),
      lines('', { pictures: [chart] }),
    )
    expect(reading.texts.introduction).toBe('这是企业简介的正文。\n［图1］')
    expect(reading.texts.other).toBe('这是其他的正文。\n［图2］\n厂房\n［图3：无法装入，见 Word 原件］')
    expect(reading.pictures).toEqual([
      { name: '图1', part: 'word/media/0.png', type: 'png', width: 120.5 },
      { name: '图2', part: 'word/media/0.png', type: 'png' },
    ])
    expect(reading.codes).toEqual(['outline-pictures'])
    expect(reading.messages).toContain('正文里有图片 1 处无法装入：“其他”图3（是图表）')
  })

  test('stand where they stand between the lines of a paragraph, and never before its heading', () => {
    const reading = read(form, lines('1．营销能力', { pictures: [png(0)] }), {
      ...(lines('甲乙')[0] as Paragraph),
      text: '甲乙\n\n丙丁\n戊',
      pictures: [png(1), png(3), png(4), png(9)],
    })
    expect(reading.texts.marketing).toBe('［图1］\n甲乙\n［图2］\n［图3］\n［图4］\n丙丁\n戊\n［图5］')
    expect(reading.pictures.map((p) => p.part)).toEqual([0, 1, 3, 4, 9].map((at) => `word/media/${at}.png`))
  })

  test('in the notice’s own table and in tables of the text stand behind their text', () => {
    const own = noticeTable((title) => `这是${title}的正文。`)
    const last = own.cells.length - 2
    const inOwn = { ...own, cells: own.cells.map((cell, i) => (i === last ? { ...cell, pictures: [png(9)] } : cell)) }
    expect(read(form, inOwn).texts.other).toBe('这是其他的正文。\n［图1］')
    const inner = table(['流程图', ''])
    const figures = { ...inner, cells: inner.cells.map((cell) => ({ ...cell, pictures: [png()] })) }
    expect(read(form, outline('enterprise'), figures).texts.other).toBe('这是其他的正文。\n流程图\t\n［图1］\n［图2］')
  })

  test('outside every heading are only said, those of the cover and the form not even that', () => {
    const inForm = { ...form, cells: form.cells.map((cell) => ({ ...cell, pictures: [png()] })) }
    const picture = lines('', { pictures: [png()] })
    expect(read(picture, inForm, outline('enterprise')).messages).toBe('')
    const reading = read(form, picture, outline('enterprise'), lines('参考附件'), picture)
    expect(reading.texts).toEqual(written)
    expect(reading.pictures).toEqual([])
    expect(reading.codes).toEqual(['pictures-unplaced'])
    expect(reading.messages).toContain('提纲标题之外有图片 2 处')
  })

  test('are not mistaken for lines an applicant has typed like theirs', () => {
    const reading = read(form, outline('enterprise'), lines('［图1］'), lines('', { pictures: [png()] }))
    expect(reading.texts.other).toBe('这是其他的正文。\n［图1］\n［图2］')
    expect(reading.pictures.map((p) => p.name)).toEqual(['图2'])
  })
})

describe('a file made to be slow', () => {
  test('of nothing but headings’ words and a boundless table is read all the same', () => {
    const words = Array.from({ length: 30_000 }, (_, i) => headings[i % headings.length]?.title ?? '').join('\n')
    const rows = Array.from({ length: 20_000 }, (_, i): Row => ['营业收入（万元）', String(i)])
    const reading = read(form, outline('enterprise'), lines(words), table(...enterpriseRows, ...rows))
    expect(reading.category).toBe('enterprise')
    expect(reading.outline).toHaveLength(headings.length)
  })
})

import { AlignmentType, type FileChild, HeadingLevel, LineRuleType, Paragraph } from 'docx'
import { choiceSeparator } from '../../../../src-domain/batch/application.ts'
import type { Batch } from '../../../../src-domain/batch/batch.ts'
import { formGrid } from '../../../../src-domain/book/form-grid.ts'
import { outlineParts } from '../../../../src-domain/book/outline-parts.ts'
import type { EditionEntry } from '../../../../src-domain/edition/edition.ts'
import { type Choices, type GivenCell, line, ruledTable } from '../../../../src-domain/letters/letter.ts'
import { asksOutline, fieldsOf } from '../../../../src-domain/schemes/lookup.ts'
import type { Category, Field, Scheme } from '../../../../src-domain/schemes/scheme.ts'
import type { WordPages } from '../../typesetting/word/word-file.ts'
import { box, newPage, runs } from '../../typesetting/word/word-pieces.ts'
import { wordBlocks } from '../letters/letter-docx.ts'
import { formCover } from './form-cover.ts'
import { formTable } from './form-table.ts'

/** Rows an applicant finds to write investors into. */
const blankRows = 4
const paperWidth = 210
/** 五号, so that no label has to break. */
const formPoints = 10.5

/**
 * The application form (申报书) of a category to hand out: cover, explanations, the form in the notice's true layout, the
 * outline's headings with their hints, the checklist. Made so that the import reads it back whole: what is printed in
 * it for the applicant is only what the import knows as printed.
 */
export function blankForm(scheme: Scheme, batch: Batch, category: Category, on: string): WordPages {
  return filledForm(scheme, batch, category, on, { applicant: '', values: [], texts: {} })
}

/** What is written into a form. */
export type Filling = {
  readonly applicant: string
  readonly values: EditionEntry['values']
  /** By heading. */
  readonly texts: Readonly<Record<string, string>>
}

/** The same filled in: what a notice's samples are read from (src-main/notices/trial). */
export function filledForm(
  scheme: Scheme,
  batch: Batch,
  category: Category,
  on: string,
  { applicant, values, texts }: Filling,
): WordPages {
  const { margins } = scheme.print
  const width = paperWidth - margins.inside - margins.outside
  const written = new Map([...values.map(({ key, value }) => [key, value] as const), [category.nameField, applicant]])
  return {
    title: `${category.formNumber} ${category.formTitle}`,
    issuer: batch.recommender,
    on,
    print: scheme.print,
    landscape: false,
    cover: formCover(scheme, batch, category, written),
    pages: [
      ...explanations(scheme),
      ...evidence(category, width),
      ...form(scheme, category, width, values),
      ...(asksOutline(category) ? outline(category, scheme.print, texts) : []),
      ...checklist(category),
    ],
  }
}

function explanations(scheme: Scheme): FileChild[] {
  const numbers = '一二三四五六七八九十'
  return [
    ...wordBlocks([line('填报说明', { face: '黑体', points: 22, centred: true, after: 24 })]),
    ...scheme.explanations.map(
      (text, i) =>
        new Paragraph({
          indent: { firstLine: 2 * 14 * 20 },
          spacing: { line: 360, after: 120 },
          children: runs(`${numbers[i]}、${text}`, { size: 14 }),
        }),
    ),
  ]
}

function form({ summary }: Scheme, category: Category, width: number, values: Filling['values']): FileChild[] {
  const rows = fieldsOf(category).flatMap((field) => {
    const column = field.columns?.[0]
    return column ? [{ key: `${field.key}.${blankRows}.${column.key}`, value: '' }] : []
  })
  return [
    newPage(),
    ...wordBlocks([
      line(category.formNumber, { face: '黑体', points: 14 }),
      line(category.formTitle, { face: '黑体', points: 18, centred: true, after: 10 }),
    ]),
    formTable(formGrid(category, [...values, ...rows]), width, formPoints),
    ...withoutCell(category, summary, width, values),
  ]
}

/** What the printed form has no cell for, mostly because the summary alone asks for it, stands below it, apart. */
function withoutCell(
  category: Category,
  summary: Scheme['summary'],
  width: number,
  values: Filling['values'],
): FileChild[] {
  const fields = fieldsOf(category).filter((field) => !field.printed)
  if (fields.length === 0) return []
  return wordBlocks([
    line(`${whyAsked(fields, category, summary)}，请一并填写：`, { points: 10.5, before: 10 }),
    ruledTable(
      [width / 4, (width * 3) / 4],
      fields.map((field): GivenCell[] => [
        { content: field.label, label: true },
        { content: writtenIn(field, values.find((v) => v.key === field.key)?.value ?? ''), height: 9 },
      ]),
      { points: formPoints },
    ),
  ])
}

function whyAsked(fields: readonly Field[], category: Category, { number, sections }: Scheme['summary']): string {
  const columns = sections.find((section) => section.category === category.id)?.columns ?? []
  const inSummary = columns.flatMap(({ from }) =>
    from.kind === 'modes' ? category.modeFields : 'key' in from ? from.key : [],
  )
  if (fields.some(({ key }) => !inSummary.includes(key))) return '以下各项申报表上没有栏目'
  return `填写推荐汇总表${number ? `（${number}）` : ''}所需`
}

function writtenIn(field: Field, value: string): string | Choices {
  const choices = field.type === 'yesNo' ? ['是', '否'] : field.options
  return choices ? { choices, chosen: value === '' ? [] : value.split(choiceSeparator) } : value
}

/** A hint stands in a paragraph of its own, word for word as the notice prints it: the import then leaves it out. */
function outline({ outline }: Category, print: Scheme['print'], written: Filling['texts']): FileChild[] {
  const texts = outline.headings.map((h) => ({ heading: h.id, title: h.title, text: h.hint ?? h.title }))
  const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3]
  const parts = outlineParts(outline.headings, texts).flatMap((part, i) => {
    const hint = outline.headings[i]?.hint
    const text = written[outline.headings[i]?.id ?? ''] ?? ''
    const level = levels[part.level - 1]
    return [
      new Paragraph({
        ...(level ? { heading: level } : {}),
        spacing: { before: 160, after: 80 },
        children: runs(part.title),
      }),
      ...(hint
        ? [new Paragraph({ spacing: { before: 0, after: 60 }, children: runs(hint, { size: 10.5, grey: true }) })]
        : []),
      ...(text !== '' || hint || isLeaf(outline.headings, i) ? writingLines(print, text) : []),
    ]
  })
  return [
    newPage(),
    ...wordBlocks([
      line(`${outline.title}（限 ${outline.limit} 字以内）`, { face: '黑体', points: 16, centred: true, after: 4 }),
      line('灰色提示不计字数，写完可删去。', { points: 10.5, centred: true, after: 8 }),
    ]),
    ...parts,
  ]
}

function isLeaf(headings: Category['outline']['headings'], at: number): boolean {
  return (headings[at + 1]?.level ?? 1) <= (headings[at]?.level ?? 1)
}

function writingLines({ body: { points: size }, lineSpacing }: Scheme['print'], text: string): Paragraph[] {
  const spacing =
    'points' in lineSpacing
      ? { line: lineSpacing.points * 20, lineRule: LineRuleType.EXACT }
      : { line: lineSpacing.times * 240 }
  return text.split('\n').map(
    (line) =>
      new Paragraph({
        alignment: AlignmentType.BOTH,
        indent: { firstLine: 2 * size * 20 },
        ...('times' in lineSpacing && lineSpacing.times === 1 ? {} : { spacing }),
        children: line === '' ? [] : runs(line, { size }),
      }),
  )
}

/** In lines as the notice prints them, which the import knows, and not in a table, which it would take for text. */
function checklist({ attachments }: Category): FileChild[] {
  return [
    newPage(),
    ...wordBlocks([line('参考附件', { face: '黑体', points: 14, after: 8 })]),
    ...attachments.map(
      (slot, i) =>
        new Paragraph({
          spacing: { before: 80, after: 80 },
          children: [...runs(`${i + 1}、${slot.title}　`, { size: 14 }), box(false)],
        }),
    ),
  ]
}

/** Stands before the form: a table behind the outline would be read as its text. */
function evidence({ outline }: Category, width: number): FileChild[] {
  const suggested = outline.headings.flatMap((h) => (h.evidence ? [[`“${h.title}”部分`, h.evidence]] : []))
  if (suggested.length === 0) return []
  return [
    newPage(),
    ...wordBlocks([
      line('申报书正文的佐证材料建议', { face: '黑体', points: 18, centred: true, after: 10 }),
      ruledTable([width * 0.4, width * 0.6], [['正文', '可附的佐证材料'], ...suggested], { heads: 1, points: 12 }),
    ]),
  ]
}

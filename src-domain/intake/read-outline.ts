import type { IntakeProblem, OutlineText } from '../batch/application.ts'
import { lostPictureLine, type OutlinePicture, pictureLine, pictureOf } from '../batch/outline-pictures.ts'
import { problem } from '../problems/problem.ts'
import { oncePer } from '../remembered.ts'
import { asksOutline } from '../schemes/lookup.ts'
import type { Category } from '../schemes/scheme.ts'
import { characterCount } from '../text/characters.ts'
import { matchKey, plain } from '../text/normalise.ts'
import { chooseHeadings, type HeadingLine, headingLines } from './choose-headings.ts'
import { headingKey, type OutlineLine, outlineLines, shownLine, titleKey, withoutNumber } from './outline-lines.ts'
import type { Block, Table, Unprintable, WordPicture } from './word-document.ts'

export type OutlineReading = {
  readonly outline: readonly OutlineText[]
  readonly pictures: readonly FoundPicture[]
  readonly problems: readonly IntakeProblem[]
}

/** A picture of the outline that a book can print; its bytes are still in the Word file. */
export type FoundPicture = Omit<OutlinePicture, 'sha256' | 'size'> & {
  /** The part of the Word file that holds it. */
  readonly part: string
}

/** Fewer characters outside every heading are titles and the like. */
const worthSaying = 60

/**
 * Finds the outline's texts under its headings: by Word's heading styles or any numbering, or neither; in paragraphs or
 * in the notice's own table; also where the text runs on behind the heading. What stands before the first heading, or
 * behind 参考附件, is not outline.
 */
export function readOutline(
  blocks: readonly Block[],
  category: Category,
  categories: readonly Category[],
  isForm: (table: Table) => boolean,
): OutlineReading {
  const { headings } = category.outline
  const formEnd = blocks.findLastIndex((b) => b.kind === 'table' && isForm(b))
  const cover = outlineLines(blocks.slice(0, formEnd + 1), category, isForm, categories)
  const lines = [...cover, ...outlineLines(blocks.slice(formEnd + 1), category, isForm, categories)]
  const candidates = headingLines(lines, headings)
  const { chosen, outOfOrder } = chooseHeadings(candidates)
  const headingAt = new Map(chosen.map((c) => [c.line, c]))
  const passedOver = new Set(candidates.map((c) => c.line))
  const isPrinted = printedLines(categories)

  const texts = new Map<HeadingLine, string[]>()
  const unplaced: string[] = []
  // Names an applicant has typed in just this form stand for nothing, and must not come to stand for something.
  const typed = new Set(lines.flatMap((line) => pictureOf(line.text)?.name ?? []))
  const pictures: PlacedPicture[] = []
  let number = 0
  let picturesLeft = 0
  let current: string[] | undefined
  let title = ''
  lines.forEach((line, i) => {
    const heading = headingAt.get(i)
    if (line.picture) {
      // Before the form only what stands under a heading is more than the cover's.
      if (current) {
        do number++
        while (typed.has(`图${number}`))
        const name = `图${number}`
        pictures.push({ name, heading: title, picture: line.picture })
        current.push(line.picture.unprintable ? lostPictureLine(name) : pictureLine(name))
      } else if (i >= cover.length) picturesLeft++
    } else if (heading) {
      current = heading.rest === '' ? [] : [heading.rest]
      texts.set(heading, current)
      title = headings[heading.index]?.title ?? ''
    } else if (endsText(line, categories)) {
      current = undefined
    } else if (current && !(line.printed && passedOver.has(i))) current.push(shownLine(line))
    else if (i >= cover.length && !passedOver.has(i) && !isPrinted(line)) unplaced.push(shownLine(line))
  })

  const inOrder = [...chosen].sort((a, b) => a.index - b.index)
  const outline = inOrder.map((c) => ({
    heading: headings[c.index]?.id ?? '',
    title: c.title.trim(),
    text: (texts.get(c) ?? []).join('\n').trim(),
  }))
  const problems = [...problemsOf(category, inOrder, outOfOrder, unplaced), ...picturesLost(pictures, picturesLeft)]
  return { outline, pictures: pictures.flatMap(foundPicture), problems }
}

/** A picture under a heading, by the name its line has been given. */
type PlacedPicture = { readonly name: string; readonly heading: string; readonly picture: WordPicture }

function foundPicture({ name, picture }: PlacedPicture): FoundPicture[] {
  if (picture.unprintable !== undefined) return []
  const { at: _, ...kept } = picture
  return [{ name, ...kept }]
}

/** Pictures no book shows; `left` are those outside every heading. */
function picturesLost(placed: readonly PlacedPicture[], left: number): IntakeProblem[] {
  const lost = placed.flatMap(({ name, heading, picture: { unprintable } }) =>
    unprintable === undefined ? [] : [`“${heading}”${name}（${reasons[unprintable]}）`],
  )
  return [
    ...(lost.length > 0 ? [problem('outline-pictures', { lost })] : []),
    ...(left > 0 ? [problem('pictures-unplaced', { count: left })] : []),
  ]
}

const reasons: Readonly<Record<Unprintable, string>> = {
  chart: '是图表',
  diagram: '是 SmartArt 图形',
  drawing: '是组合或绘制的图形',
  object: '是嵌入的对象',
  linked: '只有外部链接，文件里没有图片',
  metafile: '是 EMF 或 WMF 图元文件',
  format: '不是 PNG、JPG、GIF 或 WebP 图片',
  'too-large': '图片过大',
  broken: '图片已损坏或缺失',
}

function problemsOf(
  { outline: { headings } }: Category,
  chosen: readonly HeadingLine[],
  outOfOrder: readonly HeadingLine[],
  unplaced: readonly string[],
): IntakeProblem[] {
  const problems = chosen.flatMap((c): IntakeProblem[] => {
    const { title = '', level } = headings[c.index] ?? {}
    if (c.alike) return [problem('heading-alike', { written: plain(c.title), title })]
    const siblings = chosen.filter((s) => s !== c && headings[s.index]?.level === level)
    const odd = !c.marked && siblings.length > 1 && siblings.filter((s) => s.marked).length > siblings.length / 2
    return odd ? [problem('heading-plain', { title })] : []
  })
  if (outOfOrder.length > 0) {
    problems.push(problem('heading-order', { titles: outOfOrder.map((c) => plain(c.title)) }))
  }
  const missing = headings.filter((_, i) => !chosen.some((c) => c.index === i)).map((h) => h.title)
  if (missing.length > 0) {
    problems.push(chosen.length === 0 ? problem('heading-none') : problem('heading-missing', { titles: missing }))
  }
  const left = characterCount(unplaced.join(''))
  if (chosen.length > 0 && left >= worthSaying) {
    const start = plain(unplaced[0] ?? '').slice(0, 30)
    problems.push(problem('text-unplaced', { characters: left, start }))
  }
  return problems
}

/** 参考附件 and the like, or another form of the template: what comes now is no longer the last heading's text. */
function endsText(line: OutlineLine, categories: readonly Category[]): boolean {
  const key = headingKey(line.text)
  if (/^(?:参考|随附|佐证)?附件(?:清单|目录|材料|列表)?$/.test(key)) return true
  return categories.some(
    (c) => key === titleKey(c.formTitle) || (asksOutline(c) && key.startsWith(titleKey(c.outline.title))),
  )
}

/** Lines the notice prints around the texts: titles, the other forms' headings with their hints, the checklists. */
const printedLines = oncePer((categories: readonly Category[]): ((line: OutlineLine) => boolean) => {
  const texts = categories.flatMap((c) => [
    ...c.outline.headings.flatMap((h) => [h.title, `${h.title}${h.hint ?? ''}`, h.hint ?? '']),
    ...c.attachments.map((slot) => slot.title),
    ...[c.formNumber, c.formTitle, c.outline.title, '目录', '申报书正文', '正文'],
  ])
  const bare = (text: string) => matchKey(withoutNumber(text)).replace(/[^\p{L}\p{N}]/gu, '')
  const printed = new Set(texts.filter(Boolean).map(bare))
  return (line) => printed.has(bare(line.text))
})

import type { IntakeProblem, OutlineText } from '../application.ts'
import type { Category } from '../scheme.ts'
import { characterCount } from '../text/characters.ts'
import { matchKey, plain } from '../text/normalise.ts'
import { chooseHeadings, type HeadingLine, headingLines } from './choose-headings.ts'
import { headingKey, type OutlineLine, outlineLines, titleKey, withoutNumber } from './outline-lines.ts'
import type { Block, Table } from './word-document.ts'

export type OutlineReading = { readonly outline: readonly OutlineText[]; readonly problems: readonly IntakeProblem[] }

/** Fewer characters outside every heading are titles and the like. */
const worthSaying = 60
const outside = '提纲标题之外'

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
  const pictures = new Map<string, number>()
  let current: string[] | undefined
  let place = outside
  lines.forEach((line, i) => {
    const heading = headingAt.get(i)
    if (heading) {
      current = heading.rest === '' ? [] : [heading.rest]
      texts.set(heading, current)
      place = `“${headings[heading.index]?.title}”`
    } else if (endsText(line, categories)) {
      current = undefined
      place = outside
    } else if (line.text === '') {
      // Only pictures.
    } else if (current && !(line.printed && passedOver.has(i))) current.push(line.text)
    else if (i >= cover.length && !passedOver.has(i) && !isPrinted(line)) unplaced.push(line.text)
    // Before the form only what stands under a heading is more than the cover's.
    if (line.pictures && (current || i >= cover.length)) {
      pictures.set(place, (pictures.get(place) ?? 0) + line.pictures)
    }
  })

  const inOrder = [...chosen].sort((a, b) => a.index - b.index)
  const outline = inOrder.map((c) => ({
    heading: headings[c.index]?.id ?? '',
    title: c.title.trim(),
    text: (texts.get(c) ?? []).join('\n').trim(),
  }))
  return { outline, problems: [...problemsOf(category, inOrder, outOfOrder, unplaced), ...picturesLost(pictures)] }
}

/** Only text is read, so a picture has to be looked up, and handed in apart to be printed. */
function picturesLost(pictures: ReadonlyMap<string, number>): IntakeProblem[] {
  const count = pictures.values().reduce((sum, n) => sum + n, 0)
  if (count === 0) return []
  const places = [...pictures].map(([place, n]) => `${place} ${n} 处`).join('、')
  return [
    {
      code: 'outline-pictures',
      message: `正文里有图片 ${count} 处（${places}）。只读取了文字，成册时不会印出图片，请在 Word 原件中查看；须印出的，请申报单位作为附件补交。`,
    },
  ]
}

function problemsOf(
  { outline: { headings } }: Category,
  chosen: readonly HeadingLine[],
  outOfOrder: readonly HeadingLine[],
  unplaced: readonly string[],
): IntakeProblem[] {
  const problems: IntakeProblem[] = chosen.flatMap((c) => {
    const { title = '', level } = headings[c.index] ?? {}
    if (c.alike) {
      return [{ code: 'heading-alike', message: `正文标题“${plain(c.title)}”按提纲的“${title}”读取，请核对。` }]
    }
    const siblings = chosen.filter((s) => s !== c && headings[s.index]?.level === level)
    const odd = !c.marked && siblings.length > 1 && siblings.filter((s) => s.marked).length > siblings.length / 2
    return odd
      ? [{ code: 'heading-plain', message: `正文中单独一行的“${title}”没有编号，按提纲标题读取，请核对。` }]
      : []
  })
  if (outOfOrder.length > 0) {
    const titles = outOfOrder.map((c) => `“${plain(c.title)}”`).join('、')
    problems.push({ code: 'heading-order', message: `正文标题${titles}的位置与提纲顺序不同，已按标题读取，请核对。` })
  }
  const missing = headings.filter((_, i) => !chosen.some((c) => c.index === i)).map((h) => h.title)
  if (missing.length > 0) {
    problems.push({
      code: 'heading-missing',
      message:
        chosen.length === 0
          ? '没有找到申报书正文的提纲标题。请核对正文是否在另一个文件里，或在申报页面粘贴正文。'
          : `正文中没有找到提纲标题：${missing.join('、')}。`,
    })
  }
  const left = characterCount(unplaced.join(''))
  if (chosen.length > 0 && left >= worthSaying) {
    const start = plain(unplaced[0] ?? '').slice(0, 30)
    problems.push({
      code: 'text-unplaced',
      message: `正文有 ${left} 个字符不在任何提纲标题之下（“${start}…”），没有收入，也没有计入字数，请对照原件核对。`,
    })
  }
  return problems
}

/** 参考附件 and the like, or another form of the template: what comes now is no longer the last heading's text. */
function endsText(line: OutlineLine, categories: readonly Category[]): boolean {
  const key = headingKey(line.text)
  if (/^(?:参考|随附|佐证)?附件(?:清单|目录|材料|列表)?$/.test(key)) return true
  return categories.some((c) => key === titleKey(c.formTitle) || key.startsWith(titleKey(c.outline.title)))
}

/** Lines the notice prints around the texts: titles, the other forms' headings with their hints, the checklists. */
function printedLines(categories: readonly Category[]): (line: OutlineLine) => boolean {
  const texts = categories.flatMap((c) => [
    ...c.outline.headings.flatMap((h) => [h.title, `${h.title}${h.hint ?? ''}`, h.hint ?? '']),
    ...c.attachments.map((slot) => slot.title),
    ...[c.formNumber, c.formTitle, c.outline.title, '目录', '申报书正文', '正文'],
  ])
  const bare = (text: string) => matchKey(withoutNumber(text)).replace(/[^\p{L}\p{N}]/gu, '')
  const printed = new Set(texts.map(bare))
  return (line) => printed.has(bare(line.text))
}

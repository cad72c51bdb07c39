import type { IntakeProblem, OutlineText } from '../application.ts'
import type { Category, Heading } from '../scheme.ts'
import { matchKey, plain } from '../text/normalise.ts'
import { similarity } from '../text/similar.ts'
import type { Block, Paragraph, Table } from './word-document.ts'

export type OutlineReading = { readonly outline: readonly OutlineText[]; readonly problems: readonly IntakeProblem[] }

/** A paragraph recognised as a heading, with what stands behind it in the same paragraph. */
type HeadingLine = { readonly heading: Heading; readonly title: string; readonly rest: string; readonly alike?: true }

/** From this similarity on a numbered line counts as a heading that was retyped (区内企业… for 本区企业…). */
const alike = 0.8

/**
 * Finds the outline's texts under its headings: by Word's heading styles or any numbering, or neither; also where the
 * text runs on behind the heading. What stands before the first heading, or behind 参考附件, is not outline.
 */
export function readOutline(
  blocks: readonly Block[],
  category: Category,
  isForm: (table: Table) => boolean,
): OutlineReading {
  const match = headingMatcher(category.outline.headings)
  const parts = new Map<string, { title: string; lines: string[]; alike: boolean }>()
  let current: { title: string; lines: string[]; alike: boolean } | undefined

  for (const block of blocks) {
    if (block.kind === 'table') {
      if (!isForm(block)) current?.lines.push(tableText(block))
      continue
    }
    if (block.contentsLine) continue
    const line = match(block)
    if (line) {
      const seen = parts.get(line.heading.id)
      if (seen && seen.lines.some((l) => l.trim() !== '')) {
        seen.lines.push(block.text)
        current = seen
      } else {
        current = { title: line.title, lines: line.rest ? [line.rest] : [], alike: line.alike === true }
        parts.set(line.heading.id, current)
      }
    } else if (isAttachmentList(block)) {
      current = undefined
    } else if (block.text.trim() !== '') {
      current?.lines.push(block.text)
    }
  }
  return collect(category, parts)
}

function collect(
  category: Category,
  parts: ReadonlyMap<string, { title: string; lines: string[]; alike: boolean }>,
): OutlineReading {
  const outline: OutlineText[] = []
  const problems: IntakeProblem[] = []
  const missing: string[] = []
  for (const heading of category.outline.headings) {
    const part = parts.get(heading.id)
    if (!part) {
      missing.push(heading.title)
      continue
    }
    outline.push({ heading: heading.id, title: part.title, text: part.lines.join('\n').trim() })
    if (part.alike) {
      problems.push({
        code: 'heading-alike',
        message: `正文标题“${plain(part.title)}”按提纲的“${heading.title}”读取，请核对。`,
      })
    }
  }
  if (missing.length > 0) {
    problems.push({
      code: 'heading-missing',
      message:
        outline.length === 0
          ? '没有找到申报书正文的提纲标题。请核对正文是否在另一个文件里，或在申报页面粘贴正文。'
          : `正文中没有找到提纲标题：${missing.join('、')}。`,
    })
  }
  return { outline, problems }
}

const numbering =
  /^(?:第[一二三四五六七八九十\d]+[章节部分]+|[（(〔]?[一二三四五六七八九十]{1,3}[)）〕、.．,，]|[（(][\da-z]{1,2}[)）]|\d{1,2}(?:[.．]\d{1,2})*[、.．)）]?|[①-⑳⒈-⒛]|[IVXivx]{1,4}[、.．]|[a-zA-Z][、.．)）])[\s、.．]*/u

function headingMatcher(headings: readonly Heading[]): (paragraph: Paragraph) => HeadingLine | undefined {
  const names = headings.flatMap((heading) =>
    [heading.title, ...(heading.aliases ?? [])].map((name) => ({ heading, name, key: matchKey(name) })),
  )
  return (paragraph) => {
    const title = paragraph.text.trim()
    if (title === '') return undefined
    const bare = title.replace(numbering, '')
    const marked = bare !== title || paragraph.level !== undefined || paragraph.numbered
    const key = matchKey(bare.replace(/[：:。；;\s]+$/u, ''))
    const exact = names.find((n) => n.key === key)
    if (exact) return { heading: exact.heading, title, rest: '' }
    if (!marked) return undefined
    for (const { heading, name } of [...names].sort((a, b) => b.name.length - a.name.length)) {
      const run = runInPattern(name).exec(bare)
      if (run)
        return { heading, title: title.slice(0, title.length - (run[1] ?? '').length), rest: (run[1] ?? '').trim() }
    }
    if (bare.length > 40) return undefined
    const best = names.map((n) => ({ ...n, score: similarity(n.name, bare) })).sort((a, b) => b.score - a.score)[0]
    return best && best.score >= alike ? { heading: best.heading, title, rest: '', alike: true } : undefined
  }
}

/** A heading whose text runs on behind a colon, full stop or break in the same paragraph. */
function runInPattern(name: string): RegExp {
  const letters = [...name].map((c) => c.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s*')
  return new RegExp(`^${letters}\\s*[：:。\\n—]\\s*([\\s\\S]+)$`)
}

/** 参考附件, 附件清单 …: the list of attachments that some applicants put behind the text. */
function isAttachmentList(paragraph: Paragraph): boolean {
  return /^(?:参考|随附|佐证)?附件(?:清单|目录|材料|列表)?$/.test(matchKey(paragraph.text.replace(numbering, '')))
}

function tableText(table: Table): string {
  const rows = new Map<number, string[]>()
  for (const cell of table.cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell.text])
  return [...rows.values()].map((cells) => cells.join('\t')).join('\n')
}

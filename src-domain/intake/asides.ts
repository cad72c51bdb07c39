import type { IntakeProblem } from '../batch/application.ts'
import { problem } from '../problems/problem.ts'
import { plain } from '../text/normalise.ts'
import { withNested } from './grid.ts'
import { onlyAsks } from './prompt.ts'
import { type Aside, type AsideKind, type Block, unseenLook } from './word-document.ts'

/** What stands in a document without being read, for the officer to look at: quoted, with the place it stands at. */

/** An aside, with the text it stands in. */
type Placed = Aside & { readonly around: string }

const mostQuoted = 5
const longestQuote = 60

const notes: Readonly<Partial<Record<AsideKind, string>>> = { footnote: '脚注', endnote: '尾注', comment: '批注' }

export function asideProblems(blocks: readonly Block[]): IntakeProblem[] {
  const placed = blocks.flatMap(placedIn)
  const said = (
    code: 'notes-unread' | 'text-struck' | 'text-unseen' | 'prompt-unread' | 'content-unread',
    kinds: readonly AsideKind[],
    quote: (aside: Placed) => string,
  ): IntakeProblem[] => {
    const all = placed.filter(({ kind, text }) => kinds.includes(kind) && !(kind === 'prompt' && onlyAsks(text)))
    if (all.length === 0) return []
    const quotes = all.slice(0, mostQuoted).map(quote).join('、')
    return [problem(code, { count: all.length, quotes: all.length > mostQuoted ? `${quotes}等` : quotes })]
  }
  return [
    ...said(
      'notes-unread',
      ['footnote', 'endnote', 'comment'],
      (aside) => `${where(aside)}的${notes[aside.kind]}“${quoted(aside.text)}”`,
    ),
    ...said('text-struck', ['struck'], (aside) => `“${quoted(aside.text)}”`),
    ...said('text-unseen', ['unseen'], (aside) => `“${quoted(aside.text)}”`),
    ...said('prompt-unread', ['prompt'], (aside) => `${where(aside)}处的“${quoted(aside.text)}”`),
    ...said('content-unread', ['embedded', 'field', 'number', 'symbol'], contentQuote),
  ]
}

function contentQuote(aside: Placed): string {
  if (aside.kind === 'number') return `${where(aside)}前的自动编号`
  if (aside.kind === 'symbol') return `${where(aside)}处的符号“${quoted(aside.text)}”`
  if (aside.kind === 'field') return `域“${quoted(aside.text)}”`
  return aside.text === '' ? '嵌入的文件' : `嵌入的文件“${quoted(aside.text)}”`
}

/** Holds a file that Word takes in only when it opens the document: the form may be in there. */
export function hasEmbedded(blocks: readonly Block[]): boolean {
  return blocks.some((block) => placedIn(block).some((aside) => aside.kind === 'embedded'))
}

function placedIn(block: Block): Placed[] {
  const texts = block.kind === 'paragraph' ? [block] : withNested(block).flatMap((table) => table.cells)
  return texts.flatMap(({ text, asides = [] }) =>
    asides.map((aside) => ({
      ...aside,
      around: text,
      ...(aside.look?.includes(unseenLook) ? { kind: 'unseen' } : {}),
    })),
  )
}

/** The words an aside stands behind, or before where it stands first. */
function where({ at, around }: Placed): string {
  const before = plain(around.slice(Math.max(0, at - longestQuote), at))
  const words = before === '' ? plain(around.slice(at, at + longestQuote)).slice(0, 20) : before.slice(-20)
  return words === '' ? '空白处' : `“${words}”`
}

function quoted(text: string): string {
  const whole = plain(text.slice(0, 4 * longestQuote))
  return whole.length > longestQuote ? `${whole.slice(0, longestQuote)}…` : whole
}

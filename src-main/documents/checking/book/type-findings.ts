import type { OutlineTable } from '../../../../src-domain/book/outline-parts.ts'
import type { PrintFinding } from '../../../../src-domain/book/print-finding.ts'
import type { Scheme } from '../../../../src-domain/schemes/scheme.ts'
import { raisedForms } from '../../../../src-domain/text/raised.ts'
import { emptyBox } from '../../making/book/boxed-text.ts'
import type { ChosenFace, ChosenFaces } from '../../typesetting/find-faces.ts'
import type { Fonts } from '../../typesetting/fonts.ts'
import { raisedSize } from '../../typesetting/raised-text.ts'
import { bare } from '../bare.ts'
import { finding, pageList, reportIt, some, warning } from '../finding.ts'
import type { BookFacts } from '../page-facts.ts'
import { type Expected, outlineRange } from './expected.ts'
import { between, columnEdges, type PlacedRun, typeAreaRuns } from './type-area.ts'

/** Typefaces, sizes, and that the outline stands there in full. */
export function typeFindings(facts: BookFacts, expected: Expected, fonts: Fonts): PrintFinding[] {
  const { print } = expected.text
  const { text, faces, book } = expected
  const loose = facts.own.flatMap((p) => p.fonts.flatMap((f) => (f.embedded ? [] : [`第 ${p.number} 页的 ${f.name}`])))
  const set = outlineFindings(facts, expected, fonts)
  return [
    finding('fonts', '字体全部嵌入', loose, '本册字体均已嵌入，换一台电脑打印也不走样。', reportIt),
    facesFinding([[print.body, faces.body], ...print.headings.map((h, i) => [h, faces.headings[i]] as const)]),
    ...characterFindings(book.missingCharacters),
    ...(text.outline.title === ''
      ? []
      : [
          finding(
            'outline',
            '正文完整',
            set.missing,
            `正文 ${text.outline.parts.length} 个标题及其内容均已排入。`,
            reportIt,
          ),
          finding('type', '正文和标题的字体字号', set.wrong, typeText(print, faces), reportIt),
        ]),
  ]
}

const pictograph = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]$/u

/** A missing character fails the book; an emoji says nothing that an official reads. */
function characterFindings(missing: readonly string[]): PrintFinding[] {
  const emoji = missing.filter((c) => pictograph.test(c))
  return [
    finding(
      'characters',
      '没有缺字',
      missing
        .filter((c) => !pictograph.test(c))
        .map((c) => `“${c}”（U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase()}）`),
      '所有文字都有字形，生僻字没有缺漏。',
      '这些字在本机字库中没有字形，印出来是方框。请安装含有这些字的字体后重新成册。',
    ),
    ...(emoji.length === 0
      ? []
      : [
          warning(
            'emoji',
            '表情符号',
            `表情符号${emoji.map((c) => `“${c}”`).join('')}没有字形，印成方框“${emptyBox}”。不需要的请改掉后重新成册。`,
          ),
        ]),
  ]
}

function facesFinding(pairs: readonly (readonly [Scheme['print']['body'], ChosenFace | undefined])[]): PrintFinding {
  const title = '通知要求的字体'
  const used = pairs.flatMap(([asked, face]) => (face ? [{ asked: asked.face, face }] : []))
  const replaced = used.filter(({ face }) => !face.asAsked)
  const list = some(used.map(({ asked, face }) => `${asked}用 ${face.name}`))
  return replaced.length === 0
    ? { check: 'faces', title, outcome: 'pass', message: `${list}。` }
    : warning(
        'faces',
        title,
        `本机没有${replaced.map((r) => r.asked).join('、')}，已用随程序附带的字体代替（${list}）。字形与通知的要求不同，请在装有这些字体的电脑上重新成册。`,
      )
}

/** What they are really set in: a face that stands in for another is named. */
function typeText({ body, headings }: Scheme['print'], faces: ChosenFaces): string {
  const set = ({ size, face, points }: Scheme['print']['body'], used: ChosenFace | undefined) =>
    used && !used.asAsked ? `${size} ${points} 磅（${face}以 ${used.name} 代替）` : `${size}${face} ${points} 磅`
  const levels = headings.map((h, i) => `${['一', '二', '三'][i]}级标题${set(h, faces.headings[i])}`)
  return `正文${set(body, faces.body)}，${levels.join('，')}。`
}

function isNear(points: number, due: number): boolean {
  return Math.abs(points - due) <= 0.1
}

type Letter = {
  readonly character: string
  readonly font: string
  readonly points: number
  readonly page: number
  readonly middle: number
  /** Place in reading order. */
  readonly place: number
}

/** Follows the outline's text through the pages: each heading and paragraph must come, in its face and size. */
function outlineFindings(facts: BookFacts, expected: Expected, fonts: Fonts): { missing: string[]; wrong: string[] } {
  const { text, faces } = expected
  const { print, outline } = text
  const inOutline = outlineRange(expected)
  const pages = facts.own.filter((page) => inOutline(page.number))
  const whole = lineOf(lettersOf(typeAreaRuns(pages, print.margins)))
  const lent = new Set([...faces.fallback, ...faces.rarest].map((f) => f.postScriptName))
  // Any of the faces at hand may have lent a character its own face lacks.
  const lacks = (face: ChosenFace, { character }: Letter) =>
    !(fonts.get(face.path)?.covers(character.codePointAt(0) ?? 0) ?? true)
  const missing: string[] = []
  const wrong: string[] = []
  const inFace = (found: readonly Letter[], words: string, face: ChosenFace, points: number, what: string) => {
    const forms = new Set([...raisedForms(words).values()].map(({ plain }) => plain))
    const isSize = (l: Letter) =>
      isNear(l.points, points) || (forms.has(l.character) && isNear(l.points, raisedSize * points))
    const amiss = found.filter(
      (l) => !isSize(l) || !(l.font === face.postScriptName || lent.has(l.font) || lacks(face, l)),
    )
    if (amiss.length > 0) wrong.push(`第 ${pageList(amiss.map((l) => l.page))} 页${what}“${words.slice(0, 20)}”`)
  }
  /** Looks for words one after another from a place of the line on; where the last of them ends. */
  const follow = (line: Line, from: number, wanted: readonly Words[]): number => {
    let at = from
    for (const { words, face, points, what } of wanted) {
      const sought = bare(words)
      const found = line.text.indexOf(sought, at)
      if (found < 0) missing.push(`${what}“${words.slice(0, 20)}”`)
      else {
        at = found + sought.length
        inFace(line.letters.slice(found, at), words, face, points, what)
      }
    }
    return at
  }
  const body = { face: faces.body, points: print.body.points, what: '段落' }
  /** Column by column, since a row that goes over the page does not come in one piece. */
  const followTable = ({ columns, rows }: OutlineTable, from: number): number => {
    const edges = columnEdges(columns, print.margins)
    const rest = whole.letters.slice(from)
    const ends = [...columns.keys()].map((column) => {
      const line = lineOf(between(rest, edges[column], edges[column + 1]))
      const end = follow(
        line,
        0,
        rows.map((row) => ({ words: row[column] ?? '', ...body })),
      )
      return (line.letters[end - 1]?.place ?? from - 1) + 1
    })
    return Math.max(from, ...ends)
  }
  // Another part may end on the page the outline begins on.
  let at = Math.max(0, whole.text.indexOf(bare(outline.title)))
  for (const part of outline.parts) {
    const { points } = print.headings[part.level - 1] ?? print.body
    const face = faces.headings[part.level - 1] ?? faces.body
    at = follow(whole, at, [{ words: part.title, face, points, what: '标题' }])
    for (const block of part.blocks) {
      if (block.kind === 'paragraph') at = follow(whole, at, [{ words: block.text, ...body }])
      else if (block.kind === 'table') at = followTable(block, at)
    }
  }
  return { missing, wrong }
}

type Words = { readonly words: string; readonly face: ChosenFace; readonly points: number; readonly what: string }

type Line = { readonly letters: readonly Letter[]; readonly text: string }

function lineOf(letters: readonly Letter[]): Line {
  return { letters, text: letters.map((l) => l.character).join('') }
}

/** By code unit, so that places in the joined string are places in this list. */
function lettersOf(runs: readonly PlacedRun[]): Letter[] {
  let place = 0
  return runs.flatMap(({ text, font, points, page, middle }) =>
    bare(text)
      .split('')
      .map((character) => ({ character, font, points, page, middle, place: place++ })),
  )
}

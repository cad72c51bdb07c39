import type { PrintFinding } from '../../../src-domain/book/print-finding.ts'
import type { Scheme } from '../../../src-domain/scheme.ts'
import type { ChosenFace } from '../press/find-faces.ts'
import { finding, pageList, reportIt, some, warning } from './finding.ts'
import { bare, outlineRange } from './layout-findings.ts'
import type { BookFacts, PageFacts } from './own-pages.ts'
import type { Expected } from './print-check.ts'

/** Typefaces, sizes, and that the outline stands there in full. */
export function typeFindings(facts: BookFacts, expected: Expected): PrintFinding[] {
  const { print } = expected.text
  const { text, faces, book } = expected
  const loose = facts.own.flatMap((p) => p.fonts.flatMap((f) => (f.embedded ? [] : [`第 ${p.number} 页的 ${f.name}`])))
  const set = outlineFindings(facts, expected)
  return [
    finding('fonts', '字体全部嵌入', loose, '本册字体均已嵌入，换一台电脑打印也不走样。', reportIt),
    facesFinding([[print.body, faces.body], ...print.headings.map((h, i) => [h, faces.headings[i]] as const)]),
    finding(
      'characters',
      '没有缺字',
      book.missingCharacters.map((c) => `“${c}”（U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase()}）`),
      '所有文字都有字形，生僻字没有缺漏。',
      '这些字在本机字库中没有字形，印出来是方框。请安装含有这些字的字体后重新成册。',
    ),
    finding('outline', '正文完整', set.missing, `正文 ${text.outline.parts.length} 个标题及其内容均已排入。`, reportIt),
    finding('type', '正文和标题的字体字号', set.wrong, typeText(print), reportIt),
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

function typeText({ body, headings }: Scheme['print']): string {
  const levels = headings.map((h, i) => `${['一', '二', '三'][i]}级标题${h.size}${h.face} ${h.points} 磅`)
  return `正文${body.size}${body.face} ${body.points} 磅，${levels.join('，')}。`
}

type Letter = { readonly character: string; readonly font: string; readonly points: number; readonly page: number }

/** Follows the outline's text through the pages: each heading and paragraph must come, in its face and size. */
function outlineFindings(facts: BookFacts, expected: Expected): { missing: string[]; wrong: string[] } {
  const { text, faces } = expected
  const { print, outline } = text
  const inOutline = outlineRange(expected)
  const letters = lettersOf(
    facts.own.filter((page) => inOutline(page.number)),
    print.margins,
  )
  const all = letters.map((l) => l.character).join('')
  const lent = new Set(faces.fallback.map((f) => f.postScriptName))
  const missing: string[] = []
  const wrong: string[] = []
  let at = 0
  const follow = (words: string, face: ChosenFace | undefined, points: number, what: string) => {
    const wanted = bare(words)
    const found = all.indexOf(wanted, at)
    if (found < 0) {
      missing.push(`${what}“${words.slice(0, 20)}”`)
      return
    }
    at = found + wanted.length
    const amiss = letters
      .slice(found, at)
      .filter((l) => Math.abs(l.points - points) > 0.1 || (l.font !== face?.postScriptName && !lent.has(l.font)))
    if (amiss.length > 0) wrong.push(`第 ${pageList(amiss.map((l) => l.page))} 页${what}“${words.slice(0, 20)}”`)
  }
  for (const part of outline.parts) {
    const heading = print.headings[part.level - 1]
    follow(part.title, faces.headings[part.level - 1] ?? faces.body, (heading ?? print.body).points, '标题')
    for (const block of part.blocks) {
      const words = block.kind === 'paragraph' ? [block.text] : block.rows.flat()
      for (const text of words) follow(text, faces.body, print.body.points, '段落')
    }
  }
  return { missing, wrong }
}

/** The letters of the type area in reading order; running head and foot left out. */
function lettersOf(pages: readonly PageFacts[], { top, bottom }: { top: number; bottom: number }): Letter[] {
  return pages.flatMap((page) =>
    page.runs
      .filter((run) => run.bottom > top && run.top < page.height - bottom)
      // By code unit, so that places in the joined string are places in this list.
      .flatMap((run) =>
        bare(run.text)
          .split('')
          .map((character) => ({ character, font: run.font, points: run.points, page: page.number })),
      ),
  )
}

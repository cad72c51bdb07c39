import type { OutlineText } from '../batch/application.ts'
import { withoutPictures } from '../batch/outline-pictures.ts'
import type { CheckOf } from '../schemes/scheme.ts'
import { type TextLength, textLength } from '../text/characters.ts'
import { fail, type Judgement, manual, pass, type Subject } from './finding.ts'

/** Length of an outline: headings and texts, without its pictures, as who selects the whole text in Word sees it. */
export function outlineLength(outline: readonly OutlineText[]): TextLength {
  return textLength(outline.map((o) => `${o.title}\n${withoutPictures(o.text)}`).join('\n'))
}

/** 限 5000 字: over the limit by both ways of counting fails; by characters alone is for the officer to say. */
export function wordLimit(_check: CheckOf<'wordLimit'>, subject: Subject): Judgement {
  const { limit } = subject.category.outline
  const { characters, words } = outlineLength(subject.application.outline)
  const figures = { '字符数（不计空格）': String(characters), 'Word 字数': String(words), 字数限制: String(limit) }
  if (words > limit)
    return fail(`正文 ${words} 字，超过 ${limit} 字的限制（超出 ${words - limit} 字，含标题）。`, figures)
  if (characters > limit) {
    return manual(`正文按 Word 字数为 ${words} 字，按字符数为 ${characters}，限制 ${limit} 字，请人工认定。`, figures)
  }
  return pass(`正文 ${words} 字，不超过 ${limit} 字。`, figures)
}

/** Headings that only group others need no text of their own. */
function lacking(subject: Subject, ids?: readonly string[]): string[] {
  const { headings } = subject.category.outline
  return headings.flatMap((heading, i) => {
    if (ids ? !ids.includes(heading.id) : !heading.hint && (headings[i + 1]?.level ?? 0) > heading.level) return []
    const part = subject.application.outline.find((o) => o.heading === heading.id)
    return part && part.text.trim() !== '' ? [] : [heading.title]
  })
}

export function outlineComplete(_check: CheckOf<'outlineComplete'>, subject: Subject): Judgement {
  if (subject.application.outline.every((o) => o.text.trim() === '')) return fail('没有申报书正文。')
  const missing = lacking(subject)
  return missing.length > 0
    ? manual(`正文缺少 ${missing.length} 个标题的内容：${missing.join('、')}。`)
    : pass('正文各标题均有内容。')
}

export function outlineCovers(check: CheckOf<'outlineCovers'>, subject: Subject): Judgement {
  const titles = subject.category.outline.headings.filter((h) => check.headings.includes(h.id)).map((h) => h.title)
  const missing = lacking(subject, check.headings)
  return missing.length > 0
    ? manual(`正文没有论述：${missing.join('、')}。`)
    : pass(`正文已在${titles.map((t) => `“${t}”`).join('、')}中论述，内容由经办人阅看、第三方评审判断。`)
}

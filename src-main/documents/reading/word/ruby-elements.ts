import { isSilent } from './fields.ts'
import { boxes, inShape, ticks } from './overlaid.ts'
import type { Closings, Openings } from './place.ts'

/**
 * 拼音指南 (ECMA-376-1 17.3.3.25): a small text above another. How a word is spoken is no part of the text; a tick above
 * an empty box is how some tick it; anything else is read in brackets behind what it stands above.
 */

/** Latin letters with their tones, bopomofo, kana. */
const spoken = /^[\p{Script=Latin}\p{Script=Bopomofo}\p{Script=Hiragana}\p{Script=Katakana}\p{M}\s\d·'ˊˇˋ˙-]*$/u
const letters = /\p{L}/u

export const rubyOpenings: Openings = {
  'w:ruby'({ story: { paragraph } }) {
    if (paragraph) paragraph.ruby = { from: paragraph.text.length, above: '' }
  },
}

export const rubyClosings: Closings = {
  'w:rt'({ story: { paragraph, fields } }) {
    if (!paragraph?.ruby || fields.some(isSilent)) return
    paragraph.ruby.above = paragraph.text.slice(paragraph.ruby.from).trim()
    paragraph.text = paragraph.text.slice(0, paragraph.ruby.from)
  },
  'w:ruby'({ story: { paragraph } }) {
    if (!paragraph?.ruby) return
    const { from, above } = paragraph.ruby
    delete paragraph.ruby
    paragraph.text = paragraph.text.slice(0, from) + withAbove(paragraph.text.slice(from), above)
  },
}

function withAbove(base: string, above: string): string {
  if (above === '' || (spoken.test(above) && letters.test(above) && !ticks.test(above))) return base
  const under = base.trim()
  if (under === '') return above
  if (boxes.includes(under)) return inShape(under, above)
  return ticks.test(above) ? `${base}${above}` : `${base}（${above}）`
}

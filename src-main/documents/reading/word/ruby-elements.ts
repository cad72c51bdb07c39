import { isSilent } from './fields.ts'
import { boxes, inShape, ticks } from './overlaid.ts'
import type { Closings, Openings } from './place.ts'
import { addAside } from './story.ts'

/**
 * 拼音指南 (ECMA-376-1 17.3.3.25): a small text above another. How a word is spoken is no part of the text; a tick above
 * an empty box is how some tick it; anything else is read in brackets behind what it stands above, and in a cell told apart
 * from its value.
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
  'w:ruby'({ story }) {
    const { paragraph, cell } = story
    if (!paragraph?.ruby) return
    const { from, above } = paragraph.ruby
    delete paragraph.ruby
    const base = paragraph.text.slice(from)
    if (cell && isWords(base, above)) addAside(story, 'above', above)
    else paragraph.text = paragraph.text.slice(0, from) + withAbove(base, above)
  },
}

/** Neither how it is spoken nor a tick, and above other words. */
function isWords(base: string, above: string): boolean {
  return !isSpoken(above) && !ticks.test(above) && base.trim() !== '' && !boxes.includes(base.trim())
}

function isSpoken(above: string): boolean {
  return above === '' || (spoken.test(above) && letters.test(above) && !ticks.test(above))
}

function withAbove(base: string, above: string): string {
  if (isSpoken(above)) return base
  const under = base.trim()
  if (under === '') return above
  if (boxes.includes(under)) return inShape(under, above)
  return ticks.test(above) ? `${base}${above}` : `${base}（${above}）`
}

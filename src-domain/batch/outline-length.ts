import { type TextLength, textLength } from '../text/characters.ts'
import type { OutlineText } from './application.ts'
import { withoutPictures } from './outline-pictures.ts'

/** Length of an outline: headings and texts, without its pictures, as who selects the whole text in Word sees it. */
export function outlineLength(outline: readonly OutlineText[]): TextLength {
  return textLength(outline.map((o) => `${o.title}\n${withoutPictures(o.text)}`).join('\n'))
}

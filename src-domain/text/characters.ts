/*
 * Two ways of counting, because a notice's “5000 字以内” does not say which. The limit counts as exceeded only when
 * both exceed it.
 */

const invisible = /[\s\p{Cc}\p{Cf}\p{M}]/u

/**
 * Characters that are not white space (Word's 字符数（不计空格）): code points, so a rare character outside the basic
 * plane is one. Combining marks, variation selectors and invisible characters belong to the character before them and
 * do not count.
 */
export function characterCount(text: string): number {
  let count = 0
  for (const character of text) if (!invisible.test(character)) count++
  return count
}

/** Chinese, Japanese and Korean characters, and the punctuation that is as wide as they are. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef“”‘’—…·]/u

/**
 * Word's 字数: each Chinese character and each full-width punctuation mark is one, each run of other characters between
 * white space or Chinese (2023, PLC/DCS, 31.5%) is one.
 */
export function wordCount(text: string): number {
  let count = 0
  let inRun = false
  for (const character of text) {
    if (/\s/.test(character)) {
      inRun = false
    } else if (wide.test(character)) {
      count++
      inRun = false
    } else if (!invisible.test(character) && !inRun) {
      count++
      inRun = true
    }
  }
  return count
}

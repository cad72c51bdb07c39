import { expect } from 'vitest'

/** Begins with a word and ends as a sentence does. */
export const wholeSentence = /^[^，。；：、].{7,}。$/

/**
 * A sentence for an applicant: whole, and in no officer's words. What stands in quotation marks is the applicant's own,
 * whatever its words.
 */
export function expectWhole(sentence: string | undefined): void {
  expect(sentence).toMatch(wholeSentence)
  expect(sentence).not.toMatch(/undefined|NaN|\[object|“”|[，；：、]。|。。|（）/)
  const own = sentence?.replace(/“[^”]*”/g, '')
  expect(own).not.toMatch(/认定|改归|补录|人工|经办人|请申报单位/)
}

import { expect } from 'vitest'

/**
 * A sentence for an applicant: whole, and in no officer's words. What stands in quotation marks is the applicant's own,
 * whatever its words.
 */
export function expectWhole(sentence: string | undefined): void {
  expect(sentence).toMatch(/^[^，。；：、].{7,}。$/)
  expect(sentence).not.toMatch(/undefined|NaN|\[object|“”|[，；：、]。|。。|（）/)
  const own = sentence?.replace(/“[^”]*”/g, '')
  expect(own).not.toMatch(/认定|改归|补录|人工|经办人|请申报单位/)
}

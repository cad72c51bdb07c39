import { initialsOf } from '../../src-domain/text/initials.ts'
import type { Row } from './desk.ts'

/** By what an application is looked for besides its own words: whom one calls, digits alone, the first letters of pinyin. */
export function shortWaysTo({ name, contact = '', phone = '' }: Pick<Row, 'name' | 'contact' | 'phone'>): string[] {
  return [contact, phone, phone.replace(/\D/g, ''), initialsOf(name), initialsOf(contact)].filter((way) => way !== '')
}

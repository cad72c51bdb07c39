import type { Row } from '../../lib/desk.ts'

type Applicant = Pick<Row, 'id' | 'category' | 'name' | 'creditCode' | 'folder'>

/** Another application by the same applicant, and what tells that it is one: the names alone may say otherwise. */
export function duplicateLine(own: Applicant, other: Applicant, category: string): string {
  if (other.category !== own.category) return `同一单位另有一份申报：${other.id}“${other.name}”。`
  if (other.name === own.name) {
    return `同一单位还有一份${category}申报：${other.id}“${other.folder}”。请并列比较，保留一份。`
  }
  const same = other.creditCode !== undefined && other.creditCode === own.creditCode ? '统一社会信用代码' : '申报单位'
  return `${other.id}“${other.name}”与本件名称不同，${same}相同。请并列比较：确是同一单位的保留一份，填错的请更正。`
}

import { fieldOf } from '../../schemes/lookup.ts'
import type { Category } from '../../schemes/scheme.ts'

/** 2022 年营业收入（万元）: the printed label without the white space inside it. */
export function figureLabel(category: Category, key: string, year?: number): string {
  const label = (fieldOf(category, key)?.label ?? key).replace(/\s+/g, '')
  return year === undefined ? label : `${year} 年${label}`
}

/** The field's name in a sentence: 服务收入 of 其中服务收入（万元）. */
export function titleOf(category: Category, key: string): string {
  const printed = fieldOf(category, key)?.label ?? key
  return printed.replace(/\s+|[（(][^）)]*[）)]$|^其中/g, '')
}

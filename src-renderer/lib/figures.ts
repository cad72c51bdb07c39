import { grouped } from '../../src-domain/text/grouped.ts'

/** A figure of a finding. Those that are numbers carry their unit in the name: 2022 年营业收入（万元）. */
export function namedFigure(name: string, text: string): string {
  return /[（(].+[）)]$/.test(name) ? grouped(text) : text
}

/** 1536 → 1.5 KB */
export function fileSize(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB']
  let size = bytes
  let unit = 0
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024
    unit++
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`
}

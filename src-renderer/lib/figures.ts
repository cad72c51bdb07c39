import { grouped } from '../../src-domain/text/grouped.ts'

/** A figure of a finding. Those that are numbers carry their unit in the name: 2022 年营业收入（万元）. */
export function namedFigure(name: string, text: string): string {
  return /[（(].+[）)]$/.test(name) ? grouped(text) : text
}

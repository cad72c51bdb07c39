import { rosterColumns } from '../rosters/read-roster.ts'
import type { CityApplication } from './application.ts'

/** One that the city has named, as its district's desk is to know it next year. */
export type Named = Pick<CityApplication, 'district' | 'name' | 'unit' | 'code'> & {
  readonly formerNames: readonly string[]
  readonly categoryTitle: string
}

const columns = ['name', 'creditCode', 'formerNames', 'year', 'note'] as const

/** 入选名单 as a table under the heads by which desks read a 名单. */
export function finalTable(named: readonly Named[], year: number): { heads: string[]; rows: string[][] } {
  return {
    heads: columns.map((column) => rosterColumns[column].title),
    rows: named.map(({ district, name, unit, code = '', formerNames, categoryTitle }) => [
      ...[unit, code, formerNames.join('、'), String(year)],
      [categoryTitle, `${district}推荐`, ...(name === unit ? [] : [name])].join('，'),
    ]),
  }
}

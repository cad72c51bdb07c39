import type { FullScheme } from '../full-scheme.ts'
import { type Fault, fault } from './fault.ts'

const digits = { country: 0, province: 2, city: 4, county: 6 } as const

/** A division code that is not as long as its level, parts that do not lie in it, or a check of parts there are none of. */
export function wrongRegion({ region, checks }: FullScheme): Fault[] {
  const { level, code, parts, within } = region
  const ofParts = parts.length > 0 ? [] : checks.filter((check) => 'ownPart' in check && check.ownPart)
  return [
    ...ofParts.map(({ id }) => fault(`checks.${id}.ownPart`, '方案的地区没有列出下辖的推荐单位，谈不上只限本地')),
    ...(code.length === digits[level] ? [] : [fault('region.code', `${code} 应为 ${digits[level]} 位`)]),
    ...(within !== undefined && level !== 'county' ? [fault('region.within', '只有区县一级的地方才写 within')] : []),
    ...parts
      .filter((part) => !part.code.startsWith(code) || part.code.length <= code.length)
      .map((part) => fault(`region.parts.${part.name}`, `代码 ${part.code} 不在 ${code} 之下`)),
  ]
}

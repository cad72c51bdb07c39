import { type CityApplication, cityNumber, unitKey } from './application.ts'

/** One unit that stands in two districts, or twice in one: what it is known by, and where. */
export type Double = {
  readonly by: keyof typeof knownBy
  readonly unit: string
  readonly code?: string
  readonly applications: readonly Pick<
    CityApplication,
    'district' | 'application' | 'category' | 'rank' | 'name' | 'code'
  >[]
}

/** The same code; the same name, one without a code; the same name, with codes that differ, of which one may be mistyped. */
export const knownBy = {
  code: '同一单位',
  name: '同名单位（有的没有信用代码）',
  otherCodes: '同名单位（信用代码不同，请核对）',
} as const

/** By credit code; and by name where that is not said by the codes already. */
export function doublesAmong(applications: readonly CityApplication[]): Double[] {
  const byCode = groups(applications, ({ code }) => code)
  const byName = groups(applications, ({ unit }) => unitKey(unit))
  return [
    ...byCode.map((group) => toDouble('code', group)),
    ...byName.flatMap((group) => {
      const codes = new Set(group.map(({ code }) => code))
      if (codes.size === 1 && !codes.has(undefined)) return []
      return toDouble(codes.has(undefined) ? 'name' : 'otherCodes', group)
    }),
  ]
}

function groups(applications: readonly CityApplication[], keyOf: (of: CityApplication) => string | undefined) {
  const byKey = new Map<string, CityApplication[]>()
  for (const application of applications) {
    const key = keyOf(application)
    if (key === undefined) continue
    const group = byKey.get(key)
    if (group) group.push(application)
    else byKey.set(key, [application])
  }
  return [...byKey.values()].filter((group) => group.length > 1)
}

function toDouble(by: Double['by'], group: readonly CityApplication[]): Double {
  const [first] = group
  return {
    ...{ by, unit: first?.unit ?? '' },
    ...(by === 'code' && first?.code !== undefined && { code: first.code }),
    applications: group.map(({ district, application, category, rank, name, code }) => ({
      ...{ district, application, category, rank, name, ...(code !== undefined && { code }) },
    })),
  }
}

/** What is written beside each of them in a list, by its number: 同一单位：浦东新区第 3 位. */
export function doubleNotes(doubles: readonly Double[], titleOf: (category: string) => string): Map<string, string> {
  const notes = new Map<string, string>()
  for (const { by, applications } of doubles) {
    for (const one of applications) {
      const others = applications.filter((other) => other !== one)
      const where = others.map(({ district, category, rank }) => `${district}${titleOf(category)}第 ${rank} 位`)
      const note = `${knownBy[by]}：${where.join('、')}`
      notes.set(cityNumber(one), [notes.get(cityNumber(one)), note].filter(Boolean).join('；'))
    }
  }
  return notes
}

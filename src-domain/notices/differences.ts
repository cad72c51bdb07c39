import { z } from 'zod'

/**
 * In what a notice differs from another that the program has, so that only that is written: most of a later batch, or of
 * a notice whose forms are not public, is the other's. A package is whole all the same: it is filled up before anything
 * else sees it.
 */
export const Differences = z.strictObject({
  /** Id of the other notice. */
  from: z.string(),
  scheme: z.record(z.string(), z.unknown()),
  /** Of the other's samples by their names; `null` for one that shows nothing here. */
  samples: z.record(z.string(), z.unknown()).default({}),
})
export type Differences = z.infer<typeof Differences>

type Named = Record<string, unknown>

/** What things in lists go by: most have an id, fields a key, the rest what stands over them. */
const names = ['id', 'key', 'category', 'title', 'label'] as const

/**
 * The other's with the difference. An object changes what it names, of a list the things of these names; `null` takes
 * away; anything else stands instead. A thing that the list has not comes to its end, or `before` another; `like`
 * another it begins as that.
 */
export function withDifference(other: unknown, difference: unknown): unknown {
  if (!isNamed(difference)) return difference
  return Array.isArray(other) ? listWith(other, difference) : objectWith(isNamed(other) ? other : {}, difference)
}

function objectWith(other: Named, difference: Named): Named {
  const whole = { ...other }
  for (const [name, own] of Object.entries(difference)) {
    if (own === null) {
      delete whole[name]
    } else if (isNamed(own) && own.like !== undefined) {
      const { like, ...rest } = own
      whole[name] = withDifference(whole[String(like)] ?? refuse(String(like)), rest)
    } else {
      whole[name] = withDifference(whole[name], own)
    }
  }
  return whole
}

function listWith(other: readonly unknown[], difference: Named): unknown[] {
  let list = [...other]
  for (const [name, own] of Object.entries(difference)) {
    const at = list.findIndex((thing) => nameOf(thing) === name)
    if (!isNamed(own)) {
      list = own === null && at >= 0 ? list.toSpliced(at, 1) : refuse(name)
    } else if (at >= 0) {
      list = list.with(at, withDifference(list[at], own))
    } else {
      const { like, before, ...rest } = own
      const model = like === undefined ? undefined : found(list, like)
      const place = before === undefined ? list.length : list.indexOf(found(list, before))
      list = list.toSpliced(place, 0, objectWith(isNamed(model) ? model : {}, { [namedBy(list)]: name, ...rest }))
    }
  }
  return list
}

function found(list: readonly unknown[], name: unknown): unknown {
  return list.find((thing) => nameOf(thing) === name) ?? refuse(String(name))
}

function nameOf(thing: unknown): unknown {
  return isNamed(thing) ? names.map((name) => thing[name]).find((name) => name !== undefined) : undefined
}

function namedBy([first]: readonly unknown[]): string {
  return names.find((name) => isNamed(first) && first[name] !== undefined) ?? names[0]
}

/** Differences are the program's own files. */
function refuse(name: string): never {
  throw new Error(`the other notice has no ${name}`)
}

function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

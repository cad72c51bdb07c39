import type { PolicyDocument } from './policy.ts'
import { type TagKind, type Tags, tagKindNames, tagKinds } from './tags.ts'

/** Who is counted, for getting from a number to those behind it. */
export type Who = { readonly id: string; readonly name: string }

/** An application for counting. */
export type Counted = Who & { readonly tags: Tags; readonly modes: readonly string[]; readonly recommended: boolean }

export type TagCount = {
  readonly name: string
  readonly all: number
  readonly recommended: number
  readonly applications: readonly Who[]
}
export type TagCounts = { readonly kind: TagKind; readonly title: string; readonly counts: readonly TagCount[] }

/** What is counted where no tag is given. */
const untagged = '未标注'

/** How many applications have each tag, and how many of them are recommended; one may have several of a kind. */
export function countTags(applications: readonly Counted[]): TagCounts[] {
  const [first] = applications
  return tagKindNames.map((kind) => {
    const has = (name: string) => (a: Counted) => a.tags[kind].given.some((tag) => tag.name === name)
    const count = (name: string, is: (a: Counted) => boolean): TagCount => {
      const own = applications.filter(is)
      const recommended = own.filter((a) => a.recommended).length
      return { name, all: own.length, recommended, applications: own.map(whoOf) }
    }
    const without = count(untagged, (a) => a.tags[kind].given.length === 0)
    return {
      kind,
      title: tagKinds[kind],
      counts: [
        ...(first?.tags[kind].options ?? []).map((name) => count(name, has(name))),
        ...(without.all > 0 ? [without] : []),
      ],
    }
  })
}

export type TargetCount = {
  readonly what: string
  readonly clause: string
  readonly offices: readonly string[]
  readonly target: number
  readonly unit: string
  readonly recommended: number
  readonly applications: readonly Who[]
}

type Untagged = Omit<Counted, 'tags'>

/** A document's yearly targets by mode against what is recommended. */
export function countTargets({ entries }: PolicyDocument, applications: readonly Untagged[]): TargetCount[] {
  return entries.flatMap(({ target, clause, offices = [] }) => {
    if (!target) return []
    const { what, count, unit, words } = target
    const meets = ({ recommended, modes }: Untagged) =>
      recommended && modes.some((mode) => words.some((word) => mode.includes(word)))
    const own = applications.filter(meets)
    return { what, clause, offices, target: count, unit, recommended: own.length, applications: own.map(whoOf) }
  })
}

function whoOf({ id, name }: Who): Who {
  return { id, name }
}

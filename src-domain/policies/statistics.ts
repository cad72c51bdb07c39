import type { PolicyDocument } from './policy.ts'
import { type TagKind, type Tags, tagKindNames, tagKinds } from './tags.ts'

/** An application for counting. */
export type Counted = { readonly tags: Tags; readonly modes: readonly string[]; readonly recommended: boolean }

export type TagCount = { readonly name: string; readonly all: number; readonly recommended: number }
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
      return { name, all: own.length, recommended: own.filter((a) => a.recommended).length }
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
}

/** A document's yearly targets by mode against what is recommended. */
export function countTargets({ entries }: PolicyDocument, applications: readonly Counted[]): TargetCount[] {
  return entries.flatMap(({ target, clause, offices = [] }) => {
    if (!target) return []
    const { what, count, unit, words } = target
    const meets = ({ recommended, modes }: Counted) =>
      recommended && modes.some((mode) => words.some((word) => mode.includes(word)))
    return { what, clause, offices, target: count, unit, recommended: applications.filter(meets).length }
  })
}

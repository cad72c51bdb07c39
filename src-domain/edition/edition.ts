import type { OutlinePicture } from '../batch/outline-pictures.ts'
import type { CategoryId, Scheme } from '../schemes/scheme.ts'

/**
 * Everything of a batch that goes to the city, in the order it goes: what an edition freezes and its hash covers.
 * Plain JSON; `editionText` of it is the one text that is hashed.
 */
export type EditionContent = {
  readonly scheme: string
  /** Hash of the package it was frozen by, so that the edition's mark stands for every label, form and threshold. */
  readonly notice?: string
  readonly district: string
  readonly recommender: string
  readonly preparer: string
  readonly phone: string
  readonly sections: readonly EditionSection[]
  /** Absent where there are none: such an edition has the hash it always had. */
  readonly beyond?: readonly BeyondQuota[]
}

/** A quota in principle that what is recommended goes beyond, and why. */
export type BeyondQuota = {
  readonly title: string
  readonly clause: string
  readonly maximum: number
  readonly used: number
  readonly reasons: readonly { readonly application: string; readonly name: string; readonly reason: string }[]
}

export type EditionSection = { readonly category: CategoryId; readonly entries: readonly EditionEntry[] }

export type EditionEntry = {
  readonly application: string
  readonly rank: number
  readonly name: string
  /** Summary cells in the order of the scheme's columns, the rank first. */
  readonly summary: readonly string[]
  readonly values: readonly { readonly key: string; readonly year?: number; readonly value: string }[]
  readonly outline: readonly { readonly heading: string; readonly title: string; readonly text: string }[]
  /** Pictures that stand in the outline; absent where there are none. */
  readonly pictures?: readonly OutlinePicture[]
  readonly form?: EditionFile
  readonly attachments: readonly (EditionFile & { readonly slot: string; readonly year?: number })[]
}

/** A file of the store and the name it was handed in under. */
export type EditionFile = { readonly file: string; readonly sha256: string; readonly size: number }

/** A frozen edition. */
export type Edition = {
  readonly number: number
  /** The number on its paper, of one that was frozen on another desk, be it the same as here. */
  readonly printed?: number
  /** SHA-256 of `editionText(content)`, lower-case hex. */
  readonly hash: string
  /** ISO 8601 instant. */
  readonly frozenAt: string
  readonly content: EditionContent
}

/** Canonical text of an edition's content: object keys sorted, no white space, so equal content is equal text. */
export function editionText(content: EditionContent): string {
  return JSON.stringify(content, (_key, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}

/** The short hash people compare by eye: first eight hex digits, `7F3A-91C2`. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)}-${hash.slice(4, 8)}`.toUpperCase()
}

/** An edition as its paper names it. */
export type Named = Pick<Edition, 'number' | 'hash' | 'printed'>

/** The number that stands on its paper, on whichever desk. */
export function paperNumber({ number, printed }: Pick<Edition, 'number' | 'printed'>): number {
  return printed ?? number
}

/** Whether it was frozen on another desk: the numbers of its applications are that desk's. */
export function isJoined({ printed }: Pick<Edition, 'printed'>): boolean {
  return printed !== undefined
}

/** The mark every product carries: 定稿第 1 版 · 7F3A-91C2. */
export function editionMark(edition: Named): string {
  return `定稿第 ${paperNumber(edition)} 版 · ${shortHash(edition.hash)}`
}

/** What stands on the paper of an edition from another desk. */
export type Paper = Pick<Edition, 'number' | 'hash'>

/** An edition in a sentence: 第 1 版; one from another desk by its paper, 第 1 版（7F3A-91C2）, for this desk may have its own. */
export function editionCalled({ edition, paper }: { readonly edition: number; readonly paper?: Paper }): string {
  return paper ? `第 ${paper.number} 版（${shortHash(paper.hash)}）` : `第 ${edition} 版`
}

/** The category's printed title, for folder names and sheet sections. */
export function categoryTitle(scheme: Pick<Scheme, 'categories'>, category: CategoryId): string {
  return scheme.categories.find((c) => c.id === category)?.title ?? category
}

import type { CategoryId } from '../schemes/scheme.ts'

/** What a ranking sheet says of itself: whose desk, which category, which list of candidates, and whose it is. */
export type SheetCode = {
  /** First characters of the desk's id. */
  readonly desk: string
  readonly category: CategoryId
  /** First digits of the hash of the candidates. */
  readonly list: string
  readonly member: number
}

const digits = 8

/** `PS1:1F2E3D4C:ENTERPRISE:7F3A91C2:3`, in capitals as in `editionCode`. */
export function sheetCode({ desk, category, list, member }: SheetCode): string {
  return ['PS1', desk.slice(0, digits), category, list.slice(0, digits), member].join(':').toUpperCase()
}

/** The code in a text; undefined when there is none of ours. Hash and ids are lower-case, the category as `known` has it. */
export function readSheetCode(text: string, known: readonly CategoryId[]): SheetCode | undefined {
  const match = /\bPS1:([0-9a-f]{8}):([a-z0-9-]+):([0-9a-f]{8}):([1-9]\d{0,3})\b/i.exec(text)
  const [, desk = '', named = '', list = '', member = ''] = match ?? []
  const category = known.find((id) => id.toUpperCase() === named.toUpperCase())
  if (!category) return undefined
  return { desk: desk.toLowerCase(), category: category, list: list.toLowerCase(), member: Number(member) }
}

import { type Json, sameJson } from './json.ts'
import { type PartKind, partOf } from './part.ts'

/** What a part keeps besides what it says: who wrote it, when, and how it was typed. */
const unsaid: Readonly<Partial<Record<PartKind, readonly string[]>>> = {
  value: ['raw', 'source'],
  ruling: ['by', 'at'],
  declined: ['by', 'at'],
  withdrawn: ['by', 'at'],
  'passed-over': ['by', 'at'],
}

/** Whether both desks say the same of a part: what two officers have typed alike is no conflict. */
export function saysSame(name: string, one: Json | undefined, other: Json | undefined): boolean {
  const left = unsaid[partOf(name)?.kind ?? 'form'] ?? []
  return sameJson(saidIn(one, left), saidIn(other, left))
}

function saidIn(value: Json | undefined, left: readonly string[]): Json | undefined {
  if (left.length === 0 || typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([key]) => !left.includes(key)))
}

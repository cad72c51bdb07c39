import { matchKey } from '../text/normalise.ts'
import { type EntryKind, entryKinds, type PolicyEntry, type PolicySource } from './policy.ts'

/** An entry with its document, as lists show it. */
export type ListedPolicy = {
  readonly key: string
  readonly document: PolicySource
  readonly entry: Pick<PolicyEntry, 'kind' | 'title' | 'clause' | 'quote' | 'doubt' | 'offices' | 'target'>
  readonly terms: readonly string[]
}

export type PolicyQuery = {
  readonly text: string
  readonly document: string | null
  readonly kind: EntryKind | null
}

/** The entries in which every word of the query is found, in title, clause, quote, offices or the document's names. */
export function findPolicies<Listed extends ListedPolicy>(
  policies: readonly Listed[],
  { text, document, kind }: PolicyQuery,
): Listed[] {
  const words = text
    .split(/[\s，、；]+/)
    .map(matchKey)
    .filter((word) => word !== '')
  return policies.filter((policy) => {
    if (document !== null && policy.document.id !== document) return false
    if (kind !== null && policy.entry.kind !== kind) return false
    if (words.length === 0) return true
    const { entry, terms } = policy
    const { title, shortTitle, number = '' } = policy.document
    const said = matchKey(
      [
        ...[entry.title, entry.clause, entry.quote, entryKinds[entry.kind], title, shortTitle, number],
        ...[...terms, ...(entry.offices ?? [])],
      ].join(' '),
    )
    return words.every((word) => said.includes(word))
  })
}

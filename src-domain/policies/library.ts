import guide from './documents/guide-2020.json' with { type: 'json' }
import jiaxing from './documents/jiaxing-2024.json' with { type: 'json' }
import measures from './documents/measures-2024.json' with { type: 'json' }
import opinions from './documents/opinions.json' with { type: 'json' }
import { PolicyDocument, type PolicyEntry } from './policy.ts'

let documents: readonly PolicyDocument[] | undefined

/** 政策库: every document there is, in the order they are shown; read when it is first asked for. */
export function policyLibrary(): readonly PolicyDocument[] {
  documents ??= [measures, opinions, guide, jiaxing].map((json) => PolicyDocument.parse(json))
  return documents
}

/** The entries that tags are taken from, of all documents. */
export function tagEntries(library = policyLibrary()): readonly PolicyEntry[] {
  return library.flatMap(({ entries }) => entries.filter(({ tag }) => tag !== undefined))
}

import { termsOf } from '../../../src-domain/policies/estimate.ts'
import { policyLibrary } from '../../../src-domain/policies/library.ts'
import { citation, type PolicySource } from '../../../src-domain/policies/policy.ts'
import type { ListedPolicy } from '../../../src-domain/policies/search.ts'

export type PolicyList = {
  readonly documents: readonly PolicySource[]
  readonly policies: readonly (ListedPolicy & { readonly citation: string })[]
}

/** 政策库, entry by entry. */
export function policyList(): PolicyList {
  const library = policyLibrary().map(({ text: _, entries, ...document }) => ({ document, entries }))
  return {
    documents: library.map(({ document }) => document),
    policies: library.flatMap(({ document, entries }) =>
      entries.map(({ id, kind, title, clause, quote, doubt, offices, target, supports }) => ({
        key: `${document.id}.${id}`,
        document,
        entry: { kind, title, clause, quote, doubt, offices, target },
        terms: supports.map((support) => `${support.title}：${termsOf(support)}`),
        citation: citation(document, { clause }),
      })),
    ),
  }
}

/** A document's whole text, paragraph by paragraph; none of an unknown one. */
export function policyText({ document }: { readonly document: string }): readonly string[] {
  return policyLibrary().find(({ id }) => id === document)?.text ?? []
}

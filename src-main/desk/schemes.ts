import { type FullScheme, loadScheme } from '../../src-domain/checks/load-scheme.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, type Result } from '../../src-domain/result.ts'
import shanghai2023 from '../../src-domain/schemes/shanghai-2023-batch5/scheme.json' with { type: 'json' }

/** The notices this program was built with. A later notice is a file more, here and in src-domain/schemes. */
const builtIn: readonly { readonly id: string }[] = [shanghai2023]

export const schemeIds: readonly string[] = builtIn.map((scheme) => scheme.id)

export function findScheme(id: string): Result<FullScheme> {
  const json = builtIn.find((scheme) => scheme.id === id)
  if (json) return loadScheme(json)
  return failed(problem('scheme-unknown', { id, known: schemeIds }))
}

import type { Application } from '../../../../src-domain/batch/application.ts'

/** An application on which a check of the kind comes to a verdict, the others of its batch beside it. */
export type Example = Application | readonly [Application, ...Application[]]

/** One for every verdict of a kind: leaving one out does not compile. */
export function examplesOf<K extends { readonly verdicts: object }>(
  _kind: K,
  examples: { readonly [V in keyof K['verdicts']]: Example },
): Readonly<Record<string, Example>> {
  return examples
}

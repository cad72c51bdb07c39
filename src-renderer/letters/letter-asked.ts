import type { LetterKind } from '../../src-domain/letters/names.ts'

/** A letter: about which application, else about all it is due for. */
export type LetterAsked = {
  readonly kind: LetterKind
  readonly application?: { readonly id: string; readonly name: string }
  /** 补正期限, ISO 8601 day. */
  readonly byDate?: string
}

import type { Result } from '../../../src-domain/result.ts'

/** What a command answers: JSON for machines, text for people, and whether it found something amiss (exit code 1). */
export type Answer = { readonly json: unknown; readonly text: string; readonly amiss?: boolean }

export const optionNames = [
  ...(['data', 'scheme', 'notice', 'district', 'recommender', 'preparer', 'phone', 'email'] as const),
  ...(['reason', 'by', 'by-date', 'out', 'from', 'second', 'password-file'] as const),
  ...(['to', 'on', 'way', 'received-by', 'database'] as const),
  ...(['side'] as const),
  ...(['address', 'port'] as const),
] as const
export type OptionName = (typeof optionNames)[number]

/** Options without a value. */
export const flagNames = ['yes', 'sealed', 'drop', 'print'] as const
export type FlagName = (typeof flagNames)[number]

export type Call = {
  /** Positional arguments after the command's name. */
  readonly args: readonly string[]
  /** An option the command `needs`. */
  readonly option: (name: OptionName) => string
  readonly optional: (name: OptionName) => string | undefined
  readonly flag: (name: FlagName) => boolean
  /** An officer's password: never on the command line, which everybody on the machine can read. */
  readonly password: (question: string) => Promise<string>
  readonly progress: (line: string) => void
  /** Said beside the answer, whatever that is. */
  readonly warn: (line: string) => void
}

export type Command = {
  readonly usage: string
  readonly about: string
  /** Positional arguments: at least, at most. */
  readonly takes: readonly [number, number]
  readonly needs: readonly OptionName[]
  readonly run: (call: Call) => Promise<Result<Answer>>
}

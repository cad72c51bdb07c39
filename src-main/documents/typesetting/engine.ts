/** A file the source refers to, by its path in Typst's own file system. */
export type TypesetFile = { readonly path: string; readonly bytes: Uint8Array }

/** A source to be set; plain data, because it goes to another process. */
export type SetJob = {
  readonly source: string
  /** Font files, whose faces are all there is to set it in. */
  readonly fonts: readonly string[]
  readonly files: readonly TypesetFile[]
}

export type Typeset = {
  readonly pdf: Uint8Array
  /** Values of the source's `<place>` marks, in reading order. */
  readonly places: readonly unknown[]
}

/** What was set, or what is wrong with the source, for its author. */
export type SetAnswer = Typeset | { readonly refused: string }

/** Typst as it runs somewhere: the same job gives the same bytes in each. */
export type Engine = (job: SetJob) => Promise<SetAnswer>

/**
 * What stands before every source. The native compiler brings Latin faces of its own, which would lend a character that
 * ours lack; neither takes one that the source has not named.
 */
export const preamble = '#set text(fallback: false)\n'

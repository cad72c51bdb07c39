/**
 * A problem's sentence in its three parts, each with its own stop. `safe` is left out where nothing was to be changed
 * and nothing can be lost. None holds personal data beyond the file or field name it is about.
 */
export type Parts = {
  readonly happened: string
  readonly safe?: string
  readonly next: string
  /** What a screen needs besides the sentence, to ask. */
  readonly facts?: Facts
}

export type Facts = Readonly<Record<string, string>>

/** The problems of one noun by their codes: their parts, or what makes them from what they are about. */
export type Catalogue = Readonly<Record<string, Parts | ((about: never) => Parts)>>

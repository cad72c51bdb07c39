/** How far a long step has come: `done` of `total`, in whatever it counts, and what it is at, in Chinese. */
export type Progress = { readonly done: number; readonly total: number; readonly label: string }

/** What every long step takes: whom to tell how far it is, and what stops it. */
export type LongStep = {
  readonly progress?: ((progress: Progress) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

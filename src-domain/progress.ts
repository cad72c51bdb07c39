/** How far a long step has come: `done` of `total`, in whatever it counts. */
export type Steps = { readonly done: number; readonly total: number }

/** The same, and what it is at, in Chinese. */
export type Progress = Steps & { readonly label: string }

/** What every long step takes: whom to tell how far it is, and what stops it. */
export type LongStep<Told = Progress> = {
  readonly progress?: ((progress: Told) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

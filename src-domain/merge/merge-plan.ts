/** What one side says, who wrote that and when; without a text where there is nothing there, or no longer. */
export type SideShown = { readonly text?: string; readonly by?: string; readonly at?: string }

export type ShownPart = {
  readonly part: string
  readonly label: string
  readonly ours: SideShown
  readonly theirs: SideShown
  /** What stood there before both, where that is known. */
  readonly base?: string
  /** Both have decided it before, each otherwise. */
  readonly again?: true
}

export type PlannedApplication = {
  readonly uid: string
  /** The number here; absent where it is new. */
  readonly id?: string
  /** The number on the desk it comes from. */
  readonly former: string
  /** The number it has here, or, where it is new, will have. */
  readonly number: string
  readonly name: string
  readonly category: string
  readonly taken: readonly ShownPart[]
  readonly conflicts: readonly ShownPart[]
  readonly kept: number
  /** One of this desk that may be the same applicant's, come in on both. */
  readonly double?: { readonly id: string; readonly name: string }
}

export type PlannedRanking = {
  readonly category: string
  readonly title: string
  readonly conflict: boolean
  readonly again?: true
  /** Names, first to last. */
  readonly ours: readonly string[]
  readonly theirs: readonly string[]
  readonly by: { readonly ours: SideShown; readonly theirs: SideShown }
}

/** An edition of theirs that is history here from then on, or of which scans or deliveries come. */
export type PlannedEdition = {
  /** As on its paper. */
  readonly number: number
  readonly hash: string
  readonly frozenAt: string
  /** Who froze it. */
  readonly from: string
  /** Not known here yet. */
  readonly fresh: boolean
  readonly scans: number
  readonly deliveries: number
}

/** What merging a hand-over would do; nothing has changed yet. */
export type MergePlan = {
  /** Names what was seen: a merge that would be another one is refused. */
  readonly basedOn: string
  readonly by: string
  readonly at: string
  readonly note?: string
  readonly applications: readonly PlannedApplication[]
  readonly rankings: readonly PlannedRanking[]
  readonly editions: readonly PlannedEdition[]
  /** Of so many applications nothing is new. */
  readonly same: number
  /** Names of the files, lost where they come from and not here, of conflicts of which theirs can't be taken for that. */
  readonly lacking: readonly string[]
  readonly nothing: boolean
}

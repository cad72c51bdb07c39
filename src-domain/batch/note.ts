/** 备忘 or 电话: whether an officer wrote something down or spoke with somebody. */
export const noteKinds = ['memo', 'call'] as const
export type NoteKind = (typeof noteKinds)[number]

export const noteTitles: Readonly<Record<NoteKind, string>> = { memo: '备忘', call: '电话' }

/** The officers' own words on an application: in no letter, no edition and no package. */
export type Note = {
  /** The same on every laptop: 128 random bits, lower-case hex. */
  readonly uid: string
  readonly kind: NoteKind
  readonly text: string
  /** When it was said, ISO 8601 instant. */
  readonly at: string
  /** Who wrote it down. */
  readonly by: string
  /** With whom, and under which number. */
  readonly person?: string
  readonly phone?: string
}

/** Those of the latest talks first; of one instant, those written later. */
export function newestFirst(notes: readonly Note[]): Note[] {
  return notes.toReversed().sort((a, b) => b.at.localeCompare(a.at))
}

/** 杨力 021-64000001, or nothing. */
export function withWhom({ person, phone }: Pick<Note, 'person' | 'phone'>): string {
  return [person, phone].filter(Boolean).join(' ')
}

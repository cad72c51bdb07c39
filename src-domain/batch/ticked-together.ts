import type { FormValue } from './application.ts'

/** The options ticked together where the form allows one; empty where no more than one was. */
export function tickedTogether({ source, note }: Pick<FormValue, 'source' | 'note'>): readonly string[] {
  if (source.kind !== 'word') return []
  return source.ticked ?? formerlyNoted(note)
}

/**
 * Data folders written before the source kept the ticks have them in the note alone, at its end: 同时勾选了A、B. An option
 * of the forms of that time has no 、 in it.
 */
function formerlyNoted(note = ''): string[] {
  return /(?:^|；)同时勾选了([^；]+)$/.exec(note)?.[1]?.split('、') ?? []
}

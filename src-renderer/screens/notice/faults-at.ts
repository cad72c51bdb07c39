import type { Question } from '../../../src-domain/notices/carrying/question.ts'
import type { Fault } from '../../../src-domain/notices/fault.ts'
import type { Drafted } from '../../parts/notice/use-draft.ts'

/** What is said at the fields: answers that are none, and faults that are about what a question asks. */
export function faultsAt(
  questions: readonly Question[],
  drafted: Drafted | undefined,
): { readonly at: ReadonlyMap<string, string>; readonly others: readonly Fault[] } {
  const at = new Map(drafted?.refused.map(({ place, sentence }) => [place, sentence]))
  const others: Fault[] = []
  for (const fault of drafted?.faults ?? []) {
    const about = questions.find(({ names }) => names.some((name) => isAbout(fault.place, name)))
    if (about && !at.has(about.place)) at.set(about.place, `${fault.sentence}。`)
    if (!about) others.push(fault)
  }
  return { at, others }
}

/** A place names its file first, and may lead further in. */
function isAbout(place: string, name: string): boolean {
  const found = place.indexOf(name)
  return found >= 0 && !/[A-Za-z0-9]/.test(place[found + name.length] ?? '')
}

import { useEffect } from 'react'
import type { Answers, Question } from '../../../src-domain/notices/carrying/question.ts'
import type { Drafted } from '../../parts/notice/use-draft.ts'

/** The answers with one more; one that is withdrawn is as proposed again. */
export function answered(answers: Readonly<Record<string, string>>, place: string, answer: string | undefined) {
  const { [place]: _, ...others } = answers
  return answer === undefined ? others : { ...others, [place]: answer }
}

/** Those to what is asked: what was remembered from before a correction may be about what is asked no more. */
export function answersTo(questions: readonly Question[], answers: Answers): Record<string, string> {
  const places = new Set(questions.map(({ place }) => place))
  return Object.fromEntries(Object.entries(answers).filter(([place]) => places.has(place)))
}

/** Goes to the first field with something wrong, once what a draft met with stands there. */
export function useFirstError(drafted: Drafted | undefined): void {
  useEffect(() => {
    if (drafted && !drafted.notice) document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [drafted])
}

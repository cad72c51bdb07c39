/** The answers with one more; one that is withdrawn is as proposed again. */
export function answered(answers: Readonly<Record<string, string>>, place: string, answer: string | undefined) {
  const { [place]: _, ...others } = answers
  return answer === undefined ? others : { ...others, [place]: answer }
}

/** Goes to the first field with something wrong. */
export function focusFirstError(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}

import type { Scheme } from '../schemes/scheme.ts'
import type { CheckedApplication } from './facts.ts'
import { correction } from './kinds/correction.ts'
import { delivery } from './kinds/delivery.ts'
import { forms } from './kinds/forms.ts'
import { liaison } from './kinds/liaison.ts'
import { meeting } from './kinds/meeting.ts'
import { minutes } from './kinds/minutes.ts'
import { opinion } from './kinds/opinion.ts'
import { policies } from './kinds/policies.ts'
import { receipt } from './kinds/receipt.ts'
import { reminder } from './kinds/reminder.ts'
import type { LetterDefinition } from './letter-definition.ts'
import type { LetterKind } from './names.ts'

/** Every letter there is. A new one is a file in kinds/, its name in names.ts, and its place here. */
const all: { readonly [Kind in LetterKind]: LetterDefinition<Kind> } = {
  ...{ correction, reminder, opinion, policies, meeting, minutes, liaison, receipt, delivery, forms },
}

export const letters: readonly LetterDefinition<LetterKind>[] = Object.values(all)

/** The letter of a kind. */
export function letterOf(kind: LetterKind): LetterDefinition<LetterKind> {
  return all[kind]
}

/** The letters an application can have as it stands. */
export function lettersFor(checked: Omit<CheckedApplication, 'status'>, scheme: Scheme): LetterKind[] {
  return letters.flatMap((letter) =>
    letter.scope === 'application' && letter.refuse?.(checked, scheme) === undefined ? letter.kind : [],
  )
}

import { fieldValue } from '../../batch/application.ts'
import type { ContactCheck } from '../../text/contacts.ts'
import type { Subject } from './judgement.ts'
import { ref } from './references.ts'

export type ContactJudgement =
  | { readonly is: 'empty' }
  | { readonly is: 'fine'; readonly value: string }
  /** `reason`: a clause. */
  | { readonly is: 'wrong'; readonly value: string; readonly reason: string }

export const contactGrammar = { field: ref.field() }

/** An empty field is the required-fields check's to report. */
export function judgeContact(
  key: string,
  { application }: Subject,
  check: (raw: string) => ContactCheck,
): ContactJudgement {
  const value = fieldValue(application, key)?.value
  if (!value) return { is: 'empty' }
  const checked = check(value)
  return checked.ok ? { is: 'fine', value } : { is: 'wrong', value, reason: checked.reason }
}

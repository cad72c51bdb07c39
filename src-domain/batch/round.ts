/** How a letter left the desk: on paper, as a file, or as text for an e-mail or a message. */
export const issueWays = ['printed', 'saved', 'copied'] as const
export type IssueWay = (typeof issueWays)[number]

/** One thing an applicant was asked for, in the words of the letter. */
export type AskedFor = {
  readonly check: string
  readonly title: string
  readonly clause: string
  readonly problem: string
  readonly request: string
  /** Title of the attachment to be handed in. */
  readonly attachment?: string
}

/** A letter that went out. `at` is an ISO 8601 instant. */
export type Issue = { readonly way: IssueWay; readonly at: string; readonly by: string }

/** 补正轮次: what was asked of an applicant, sent how and when, due when. Whether it is answered the findings tell. */
export type Round = {
  /** From 1, within its application. */
  readonly number: number
  readonly uid: string
  /** As the findings stood when it was asked. */
  readonly asked: readonly AskedFor[]
  /** The letter that opened it, then its reminders; never empty. */
  readonly issues: readonly Issue[]
  /** ISO 8601 day. */
  readonly dueOn?: string
  /** An officer has ended it, though something was still open. */
  readonly closed?: { readonly reason: string; readonly by: string; readonly at: string }
}

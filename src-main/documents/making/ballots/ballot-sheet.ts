/** A member's ranking sheet of a category, as plain data: one writer makes paper of it, one a workbook. */
export type BallotSheet = {
  readonly title: string
  /** Whose meeting, of which day. */
  readonly line: string
  /** 3 号 样例评委 */
  readonly member: string
  /** What to do. */
  readonly asked: string
  /** `sheetCode`. */
  readonly code: string
  /** Heads of name and modes; without modes the second is left out. */
  readonly heads: readonly string[]
  readonly candidates: readonly { readonly id: string; readonly texts: readonly string[] }[]
  /** Day it is made, ISO 8601. */
  readonly on: string
}

/** The columns around the candidates' own. */
export const sheetHeads = { number: '序号', id: '编号', place: '名次' } as const

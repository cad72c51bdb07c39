/** The three parts of a 申报书, in the order they are bound. */
export const parts = [
  { id: 'form', title: '申报表' },
  { id: 'outline', title: '正文' },
  { id: 'attachments', title: '附件' },
] as const

export type Part = (typeof parts)[number]['id']

/** Alt+Shift and this opens the attachment beside them, as their numbers lead to the parts. */
export const besideNumber = parts.length + 1

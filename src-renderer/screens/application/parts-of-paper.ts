/** The paper's three parts, in the order they are bound. */
export const parts = [
  { id: 'form', title: '申报表' },
  { id: 'outline', title: '正文' },
  { id: 'attachments', title: '附件' },
] as const

export type Part = (typeof parts)[number]['id']

export type Name = {
  /** What officers call it. */
  readonly title: string
  /** A day by which it wants an answer, and what that day is called. */
  readonly asks?: { readonly byDate: string }
}

/** What every letter is called: whoever only names one, as the record does, needs none of its words. */
export const letterNames = {
  correction: { title: '补正通知', asks: { byDate: '补正期限' } },
  reminder: { title: '补正催办函', asks: { byDate: '补正期限' } },
  opinion: { title: '初审意见表' },
  policies: { title: '可衔接的政策告知' },
  meeting: { title: '上会材料' },
  minutes: { title: '会议纪要' },
  liaison: { title: '联系人反馈表' },
  receipt: { title: '收件回执' },
  delivery: { title: '移交清单' },
  forms: { title: '空白申报表' },
} as const satisfies Readonly<Record<string, Name>>

export type LetterKind = keyof typeof letterNames

export const letterKinds = Object.keys(letterNames) as readonly LetterKind[]

export function nameOf<Kind extends LetterKind>(kind: Kind): Name & { readonly kind: Kind } {
  return { kind, ...letterNames[kind] }
}

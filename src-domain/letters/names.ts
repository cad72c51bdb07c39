/** Where in the work a letter is offered: 收件, 初审, 排序, 定稿报送, 设置. */
export type Step = 'intake' | 'findings' | 'ranking' | 'submission' | 'settings'

type Common = {
  /** What officers call it. */
  readonly title: string
  /** A day by which it wants an answer, and what that day is called. */
  readonly asks?: { readonly byDate: string }
}

/** A letter about each application by itself. */
export type NameOfApplication = Common & {
  readonly scope: 'application'
  readonly step: Step
  /** That it has been made is an event: it goes out, and others count on it. */
  readonly onRecord?: true
  /** What those are called that have one where none is named, if not all do. */
  readonly dueFor?: string
}

/** One letter of the whole batch. */
export type NameOfBatch = Common & { readonly scope: 'batch'; readonly step: Step }

/** A category's form to be filled in, in Word: its words are the notice's own, and it is handed out by a dialog of its own. */
export type NameOfCategory = Common & { readonly scope: 'category' }

export type Name = NameOfApplication | NameOfBatch | NameOfCategory

/** What every letter is called, whom it is for and where it is offered: whoever names or offers one needs none of its words. */
export const letterNames = {
  correction: {
    ...{ title: '补正通知', asks: { byDate: '补正期限' }, step: 'findings', scope: 'application' },
    ...{ onRecord: true, dueFor: '须补正的申报' },
  },
  reminder: {
    ...{ title: '补正催办函', asks: { byDate: '补正期限' }, step: 'findings', scope: 'application' },
    ...{ onRecord: true, dueFor: '还欠补正的申报' },
  },
  opinion: { title: '初审意见表', step: 'findings', scope: 'application' },
  policies: { title: '可衔接的政策告知', step: 'findings', scope: 'application', dueFor: '企业和平台的申报' },
  meeting: { title: '上会材料', step: 'ranking', scope: 'batch' },
  minutes: { title: '会议纪要', step: 'ranking', scope: 'batch' },
  liaison: { title: '联系人反馈表', step: 'settings', scope: 'batch' },
  receipt: { title: '收件回执', step: 'intake', scope: 'application' },
  delivery: { title: '移交清单', step: 'submission', scope: 'batch' },
  forms: { title: '空白申报表', scope: 'category' },
} as const satisfies Readonly<Record<string, Name>>

export type LetterKind = keyof typeof letterNames

export const letterKinds = Object.keys(letterNames) as readonly LetterKind[]

export function nameOf<Kind extends LetterKind>(kind: Kind): (typeof letterNames)[Kind] & { readonly kind: Kind } {
  return { kind, ...letterNames[kind] }
}

/** The letters offered at a step of the work. */
export function lettersAt(step: Step): LetterKind[] {
  return letterKinds.filter((kind) => {
    const name: Name = letterNames[kind]
    return name.scope !== 'category' && name.step === step
  })
}

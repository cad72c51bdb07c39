/** The papers of the job besides summary and books, by the names officers call them. */
export const paperKinds = {
  correction: '补正通知',
  opinion: '初审意见表',
  meeting: '上会材料',
  liaison: '联系人反馈表',
  receipt: '收件回执',
  forms: '空白申报表',
} as const
export type PaperKind = keyof typeof paperKinds

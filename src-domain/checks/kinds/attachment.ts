import type { Attachment } from '../../batch/application.ts'
import { given } from '../../given.ts'
import type { Category, Slot } from '../../schemes/scheme.ts'
import type { Figures, Subject } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { ref } from '../judging/references.ts'

type Judgement =
  | { readonly is: 'optional' }
  | ({ readonly figures: Figures } & (
      | { readonly is: 'handedIn'; readonly files: readonly string[] }
      | { readonly is: 'doubtful'; readonly title: string; readonly files: readonly Doubtful[] }
      /** `others` are of other years; `unplaced` those nobody could place, among which it may be. */
      | {
          readonly is: 'missing'
          readonly title: string
          readonly others: readonly OfAnotherYear[]
          readonly unplaced: readonly string[]
        }
    ))

type Doubtful = { readonly file: string; readonly note?: string }
type OfAnotherYear = Doubtful & { readonly year?: number }

/**
 * A slot of the checklist. Where the notice names a year, only a file of that very year counts. A file that could not be
 * opened, or of which nobody can tell what or of which year it is, is for the officer to open: it neither passes nor
 * counts as missing.
 */
export const attachment = kind({
  kind: 'attachment',
  grammar: { slot: ref.slot() },
  decidesBy: ({ slot }, category) => {
    const { required, year } = slotOf(slot, category)
    return [required ? '必交' : '如有', ...(year === undefined ? [] : [`${year} 年度的`])].join('，')
  },
  judge(check, subject): Judgement {
    const slot = slotOf(check.slot, subject.category)
    const own = subject.application.attachments.filter((a) => a.slot === slot.id)
    const right = own.filter((a) => a.certainty === 'sure' && (slot.year === undefined || a.year === slot.year))
    if (right.length > 0) return { is: 'handedIn', files: right.map((a) => a.file), figures: fingerprints(right) }
    const doubtful = own.filter((a) => slot.year === undefined || a.year === undefined || a.year === slot.year)
    if (doubtful.length > 0)
      return { is: 'doubtful', title: slot.title, files: doubtful.map(named), figures: fingerprints(doubtful) }
    if (!slot.required && own.length === 0) return { is: 'optional' }
    return {
      is: 'missing',
      title: slot.title,
      others: own.map((a) => ({ ...named(a), ...given({ year: a.year }) })),
      unplaced: unplaced(subject),
      figures: fingerprints(own),
    }
  },
  verdicts: {
    handedIn: { outcome: 'pass', officer: ({ files }) => `已提交：${files.join('、')}。` },
    optional: { outcome: 'na', officer: '未提交，此项为可选附件。' },
    doubtful: {
      outcome: 'manual',
      officer: ({ files, title }) => `请打开${files.map(withNote).join('、')}，核对是否为${title}。`,
      applicant: ({ files, title }) =>
        `提交的${files.map(({ file }) => `“${file}”`).join('、')}不能打开，或者不是${title}。`,
    },
    missing: {
      outcome: 'fail',
      officer: ({ title, others, unplaced }) =>
        [
          `${title}未提交`,
          ...(others.length > 0
            ? [`；已提交的是 ${others.map((o) => `${o.year} 年度的${withNote(o)}`).join('、')}，不能代替`]
            : []),
          ...(unplaced.length > 0
            ? [`；另有未能归类的${unplaced.map((file) => `“${file}”`).join('、')}，如即此件请改归此项`]
            : []),
          '。',
        ].join(''),
      applicant: ({ title, others, unplaced }) =>
        [
          `没有提交${title}`,
          ...(others.length > 0
            ? [`；提交的是${others.map(({ file, year }) => `${year} 年度的“${file}”`).join('、')}，不能代替`]
            : []),
          ...(unplaced.length > 0
            ? [`；提交的${unplaced.map((file) => `“${file}”`).join('、')}看不出是哪一项材料，如果就是这一项，请写明`]
            : []),
          '。',
        ].join(''),
    },
  },
  request: ({ slot }, category) => {
    const { title, year } = slotOf(slot, category)
    return `请提交${title}${year === undefined ? '' : '，其他年度的不能代替'}。`
  },
  attachment: ({ slot }, category) => slotOf(slot, category).title,
})

function slotOf(id: string, category: Category): Slot {
  const slot = category.attachments.find((s) => s.id === id)
  if (!slot) throw new Error(`category ${category.id} has no slot ${id}`)
  return slot
}

function named({ file, note }: Attachment): Doubtful {
  return { file, ...(note ? { note } : {}) }
}

function withNote({ file, note }: Doubtful): string {
  return `“${file}”${note ? `（${note}）` : ''}`
}

/** So that a ruling on a file loses its ground when another takes its place under the same name. */
function fingerprints(attachments: readonly Attachment[]): Figures {
  return Object.fromEntries(attachments.map((a) => [a.file, `SHA-256 ${a.sha256.slice(0, 8)}`]))
}

/** What nobody could place is kept, unsure, in the checklist's last slot. */
function unplaced({ application, category }: Subject): string[] {
  const last = category.attachments.at(-1)
  return application.attachments.filter((a) => a.slot === last?.id && a.certainty === 'unsure').map((a) => a.file)
}

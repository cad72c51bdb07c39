import { noteTitles } from '../batch/note.ts'
import type { FullScheme } from '../checks/load-scheme.ts'
import { checkTitle } from '../checks/own-check-names.ts'
import type { Category } from '../schemes/scheme.ts'
import { chineseDate } from '../text/date.ts'
import { labelOf, parseAddress } from '../values/address.ts'
import { shownValue } from '../values/shown-value.ts'
import type { Json } from './json.ts'
import { type PartKind, type PartValue, partOf } from './part.ts'

type Words = { readonly scheme: FullScheme; readonly category: Category }

/** How officers call a part of an application: its printed label, a heading, 附件“…”. */
export function partLabel({ scheme, category }: Words, name: string, either: Json | undefined): string {
  const part = partOf(name)
  switch (part?.kind) {
    case 'value':
      return labelOf(category, parseAddress(part.of) ?? { key: part.of })
    case 'outline':
      return `正文“${category.outline.headings.find(({ id }) => id === part.of)?.title ?? part.of}”`
    case 'picture':
      return `正文的${part.of}`
    case 'attachment':
      return `附件“${(either as PartValue<'attachment'> | undefined)?.file ?? ''}”`
    case 'ruling':
      return `“${checkTitle(scheme, part.of)}”的认定`
    case 'note':
      return noteTitles[(either as PartValue<'note'> | undefined)?.kind ?? 'memo']
    case 'round':
      return `第 ${part.of} 轮补正`
    case 'returned':
      return `补正的申报表“${(either as PartValue<'returned'> | undefined)?.form.file ?? ''}”`
    case 'answer':
      return '政策核对'
    case 'form':
      return '申报书原件'
    case 'declined':
      return '不予推荐'
    case 'withdrawn':
      return '撤回申报'
    case 'passed-over':
      return '未列入推荐的理由'
    default:
      return name
  }
}

const outcomes = { pass: '通过', fail: '不通过' }
const states = { open: '待核对', taken: '已采用', dismissed: '不采用', apart: '另收为一件' }

/** What each kind of part says, as one line or text for the officer. */
const shown: { readonly [Kind in PartKind]: (value: PartValue<Kind>, words: Words, of: string) => string } = {
  value: ({ value, certainty }, { category }, of) => {
    const text = shownValue(category, parseAddress(of) ?? { key: of }, value) || '（空）'
    return certainty === 'unsure' ? `${text}（待确认）` : text
  },
  outline: ({ text }) => text || '（空）',
  picture: ({ name, width }) => (width === undefined ? name : `${name}，宽 ${width} 毫米`),
  attachment: ({ slot, year, file }, { category }) => {
    const title = category.attachments.find(({ id }) => id === slot)?.title ?? slot
    return `${file}，归为“${title}”${year === undefined ? '' : `（${year} 年）`}`
  },
  ruling: ({ outcome, reason }) => `${outcomes[outcome]}：${reason}`,
  note: ({ text, person, phone }) => [text, person, phone].filter(Boolean).join(' '),
  round: ({ asked, dueOn, closed }) =>
    [`${asked.length} 项`, dueOn && `期限 ${chineseDate(dueOn)}`, closed && `已结束：${closed.reason}`]
      .filter(Boolean)
      .join('，'),
  returned: ({ form, state }) => `${form.file}，${states[state]}`,
  answer: (value) => value || '（无）',
  form: ({ form }) => form?.file ?? '（无原件）',
  declined: ({ reason }) => reason,
  withdrawn: ({ reason }) => reason,
  'passed-over': ({ reason }) => reason,
}

/** Undefined where there is no such part: it is shown as taken away, or as not there. */
export function partText(words: Words, name: string, value: Json | undefined): string | undefined {
  const part = partOf(name)
  if (!part || value === undefined) return undefined
  const show = shown[part.kind] as (value: unknown, words: Words, of: string) => string
  return show(value, words, part.of)
}

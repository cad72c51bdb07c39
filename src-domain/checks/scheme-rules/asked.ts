import { asksOutline, fieldsOf } from '../../schemes/lookup.ts'
import type { Category } from '../../schemes/scheme.ts'
import type { FullScheme } from '../full-scheme.ts'
import { type Check, partsOf } from '../kinds.ts'
import { type Fault, fault } from './fault.ts'

/** What the notice asks of an applicant and no check would miss. */
export function uncheckedAsked({ categories, checks }: FullScheme): Fault[] {
  return categories.flatMap((category) => {
    const own = checks.filter((check) => check.categories.includes(category.id))
    return [
      ...wanted
        .filter(({ asked, kind }) => asked(category) && !own.some((check) => check.kind === kind && !check.when))
        .map(({ kind, why }) => fault(category.id, `“${category.title}”${why}，请加一项 ${kind} 的初审条件`)),
      ...uncheckedSlots(category, own),
      ...uncheckedFields(category, own),
    ]
  })
}

/** Kinds that every category needs that asks for what they look at. */
const wanted: readonly {
  readonly kind: Check['kind']
  readonly asked: (category: Category) => boolean
  readonly why: string
}[] = [
  { kind: 'unsureValues', asked: () => true, why: '没有一项条件管读取存疑的内容，存疑的不用核对就会通过' },
  {
    kind: 'requiredFields',
    asked: (category) => fieldsOf(category).some(({ required, printed }) => required && printed),
    why: '有必填的栏，却没有一项条件检查它们，没填也会通过',
  },
  { kind: 'wordLimit', asked: asksOutline, why: '的正文有字数限制，却没有一项条件检查它' },
  {
    kind: 'sealBlocks',
    asked: ({ seals }) => seals.length > 0,
    why: '有签章栏，却没有一项条件检查交来的表上有没有',
  },
]

/** Kinds that find a file missing. */
const ofSlots: ReadonlySet<Check['kind']> = new Set(['attachment', 'filesAtLeast'])

function uncheckedSlots({ id, attachments }: Category, own: readonly Check[]): Fault[] {
  const looked = new Set(
    own.flatMap((check) =>
      partsOf(check).flatMap((part) => (ofSlots.has(part.kind) && 'slot' in part ? [part.slot] : [])),
    ),
  )
  return attachments
    .filter((slot) => slot.required && !looked.has(slot.id))
    .map((slot) =>
      fault(
        `${id}.attachments.${slot.id}`,
        `“${slot.title}”是必交的，却没有一项条件检查它，没交也会通过，请加一项 attachment 的初审条件`,
      ),
    )
}

/** `requiredFields` looks at the printed form; what officers add themselves wants a check of its own. */
function uncheckedFields(category: Category, own: readonly Check[]): Fault[] {
  const looked = new Set(
    own.flatMap((check) => {
      if (check.kind === 'modeGiven') return category.modeFields
      return check.kind === 'answered' ? check.fields : []
    }),
  )
  return fieldsOf(category)
    .filter(({ key, required, printed }) => required && !printed && !looked.has(key))
    .map(({ key, label }) =>
      fault(
        `${category.id}.${key}`,
        `“${label}”不印在表上又是必填，却没有一项条件检查它，请加一项 answered 的初审条件，或者写成不是必填`,
      ),
    )
}

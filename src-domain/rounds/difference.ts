import type { Application, FormValue, OutlineText } from '../batch/application.ts'
import { type OutlinePicture, pictureLine, pictureOf, picturesIn } from '../batch/outline-pictures.ts'
import type { ReadForm, ReturnedForm } from '../batch/returned-form.ts'
import type { Category } from '../schemes/scheme.ts'
import { addressOf, formatAddress, labelOf } from '../values/address.ts'
import { isFigureAt } from '../values/shown-value.ts'

/** One place where a form that came back says something else than the application does; an absent side has nothing there. */
export type Difference = {
  /** Names the place: `value revenue.2022`, `outline main`, `form`. */
  readonly id: string
  readonly part: 'form' | 'value' | 'outline'
  readonly label: string
  readonly before?: string
  readonly after?: string
  /** A number by its field's type. */
  readonly figure?: true
  /** An officer has set what stands there: it is not taken over with the rest, but by itself. */
  readonly ours?: true
  /** Why the reading is unsure, in Chinese. */
  readonly unsure?: string
}

/** Where the form differs, in the order of a form; the form itself first. */
export function differencesOf(
  application: Pick<Application, 'form' | 'values' | 'outline'>,
  returned: Pick<ReturnedForm, 'form' | 'read'>,
  category: Category,
): Difference[] {
  const { form, read } = returned
  return [
    ...(application.form?.sha256 === form.sha256
      ? []
      : [
          {
            ...({ id: 'form', part: 'form', label: '申报书原件' } as const),
            ...(application.form ? { before: application.form.file } : {}),
            after: form.file,
          },
        ]),
    ...valueDifferences(application.values, read.values, category),
    ...outlineDifferences(application.outline, read.outline, category),
  ]
}

function valueDifferences(before: readonly FormValue[], after: readonly FormValue[], category: Category): Difference[] {
  const olds = new Map(before.map((value) => [valueId(value), value]))
  const news = new Map(after.map((value) => [valueId(value), value]))
  return [...new Map([...news, ...olds]).keys()].flatMap((id): Difference[] => {
    const [old, now] = [olds.get(id), news.get(id)]
    const either = now ?? old
    if (!either || (old?.value ?? '') === (now?.value ?? '')) return []
    // What an officer has filled in since a form has no cell for it says nothing of the form that came.
    if (now === undefined && old?.source.kind === 'officer') return []
    const address = addressOf(either)
    return [
      {
        ...({ id, part: 'value', label: labelOf(category, address) } as const),
        ...sides(old?.value, now?.value),
        ...(isFigureAt(category, address) ? { figure: true } : {}),
        ...(old?.source.kind === 'officer' ? { ours: true } : {}),
        ...(now?.certainty === 'unsure' ? { unsure: now.note ?? '读取存疑' } : {}),
      },
    ]
  })
}

function outlineDifferences(
  before: readonly OutlineText[],
  after: readonly OutlineText[],
  category: Category,
): Difference[] {
  return category.outline.headings.flatMap(({ id, title }): Difference[] => {
    const [old, now] = [before, after].map((texts) => texts.find(({ heading }) => heading === id)?.text)
    if ((old ?? '').trim() === (now ?? '').trim()) return []
    return [{ id: `outline ${id}`, part: 'outline', label: title, ...sides(old, now) }]
  })
}

function sides(before: string | undefined, after: string | undefined) {
  return { ...(before ? { before } : {}), ...(after ? { after } : {}) }
}

export function valueId(value: Pick<FormValue, 'key' | 'year'>): string {
  return `value ${formatAddress(addressOf(value))}`
}

/**
 * A reading whose pictures have names of their own beside those the application has: 图1 of one is not 图1 of the other.
 * A picture that is there already keeps the name it has.
 */
export function besidePictures(read: ReadForm, there: readonly OutlinePicture[]): ReadForm {
  const names = new Map<string, string>()
  let next = Math.max(0, ...there.map(({ name }) => Number(name.slice(1))))
  const pictures = read.pictures.map((picture): OutlinePicture => {
    const known = there.find(({ name: _, ...same }) => same.sha256 === picture.sha256 && same.width === picture.width)
    const name = known?.name ?? `图${++next}`
    names.set(picture.name, name)
    return { ...picture, name }
  })
  const outline = read.outline.map((text) => ({ ...text, text: renamed(text.text, names) }))
  return { ...read, outline, pictures }
}

function renamed(text: string, names: ReadonlyMap<string, string>): string {
  if (picturesIn(text).length === 0) return text
  return text
    .split('\n')
    .map((line) => {
      const picture = pictureOf(line)
      const name = picture && !picture.lost ? names.get(picture.name) : undefined
      return name === undefined ? line : pictureLine(name)
    })
    .join('\n')
}

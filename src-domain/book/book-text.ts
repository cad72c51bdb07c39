import { type Assembly, marginsOf } from '../batch/assembly.ts'
import { outlineLength } from '../batch/outline-length.ts'
import { type Edition, type EditionEntry, editionMark } from '../edition/edition.ts'
import { editionCode } from '../edition/edition-code.ts'
import { assertNever } from '../result.ts'
import { coverIssuer } from '../schemes/cover-names.ts'
import { asksAttachments, categoryOf } from '../schemes/lookup.ts'
import type { Category, CategoryId, Scheme } from '../schemes/scheme.ts'
import { type FormGrid, formGrid } from './form-grid.ts'
import { type OutlinePart, outlineParts } from './outline-parts.ts'

/** What a book is made from; without an edition it is a draft of the data as they stand. */
export type BookSource = {
  readonly category: CategoryId
  readonly entry: EditionEntry
  /** 推荐单位 */
  readonly recommender: string
  readonly edition?: Pick<Edition, 'number' | 'hash'>
  readonly assembly: Assembly
}

/** A line of the cover: its text, or boxes. */
export type CoverText = { readonly label: string } & (
  | { readonly text: string }
  | { readonly boxes: readonly { readonly title: string; readonly chosen: boolean }[] }
)

/** Every word of a book but its page numbers, which only typesetting can tell. */
export type BookText = {
  /** For the PDF's own title. */
  readonly title: string
  readonly applicant: string
  readonly cover: {
    readonly title: string
    readonly lines: readonly CoverText[]
    readonly issuer: string
    readonly year: string
  }
  readonly explanations: readonly string[]
  readonly form: {
    readonly number: string
    readonly title: string
    readonly grid: FormGrid
  }
  readonly outline: {
    readonly title: string
    readonly parts: readonly OutlinePart[]
    /** The pictures its parts name. */
    readonly pictures: NonNullable<EditionEntry['pictures']>
    /** Word's 字数, and the notice's limit. */
    readonly words: number
    readonly limit: number
  }
  /** The notice's checklist in its order, each with what was handed in. */
  readonly slots: readonly {
    readonly number: string
    readonly title: string
    readonly required: boolean
    readonly files: readonly BookAttachment[]
  }[]
  readonly print: Scheme['print']
  readonly assembly: Assembly
  /** 定稿第 1 版 · 7F3A-91C2, or 未定稿. */
  readonly mark: string
  /** Text of the QR code; a draft has none. */
  readonly code?: string
}

export type BookAttachment = {
  /** 附件 3, or 附件 5-2 where a slot holds several. */
  readonly label: string
  readonly title: string
  /** What the contents call it: its title, or where a slot takes whatever the applicant sees fit, the file's own name. */
  readonly listed: string
  readonly file: string
  readonly sha256: string
  /** Bytes. */
  readonly size: number
}

export const draftMark = '未定稿'

export function bookText(scheme: Scheme, source: BookSource): BookText {
  const { entry, edition } = source
  const category = categoryOf(scheme, source.category)
  return {
    title: `${scheme.cover.title}申报书 ${entry.name}`,
    applicant: entry.name,
    cover: {
      title: scheme.cover.title,
      lines: coverTexts(scheme, category, source),
      issuer: coverIssuer(scheme),
      year: `（${scheme.year} 年）`,
    },
    explanations: scheme.explanations,
    form: {
      number: category.formNumber,
      title: category.formTitle,
      grid: formGrid(category, entry.values),
    },
    outline: {
      title: category.outline.title,
      parts: outlineParts(category.outline.headings, entry.outline),
      pictures: entry.pictures ?? [],
      words: outlineLength(entry.outline).words,
      limit: category.outline.limit,
    },
    slots: slotsOf(category, entry),
    print: { ...scheme.print, margins: marginsOf(scheme.print, source.assembly) },
    assembly: source.assembly,
    mark: edition ? editionMark(edition) : draftMark,
    ...(edition ? { code: editionCode(edition, scheme.id) } : {}),
  }
}

function coverTexts(scheme: Scheme, category: Category, { entry, recommender }: BookSource): CoverText[] {
  return category.coverLines.map(({ label, from }) => {
    switch (from.kind) {
      case 'field': {
        const given = entry.values.find(({ key, year }) => key === from.key && year === undefined)?.value ?? ''
        // The applicant has a name even where the form gives none.
        return { label, text: from.key === category.nameField ? entry.name : given }
      }
      case 'categories':
        return { label, boxes: scheme.categories.map((c) => ({ title: c.title, chosen: c.id === category.id })) }
      case 'recommender':
        return { label, text: recommender }
      default:
        return assertNever(from)
    }
  })
}

/**
 * A file in a slot the scheme does not know still has its place, at the end. None where the notice asks for none and none
 * was handed in.
 */
function slotsOf(category: Category, { attachments }: EditionEntry): BookText['slots'] {
  if (attachments.length === 0 && !asksAttachments(category)) return []
  const known = category.attachments.map(({ id, title, required, words }) => {
    return { id, title, required, named: words.length > 0 }
  })
  const strays = [...new Set(attachments.map((a) => a.slot))].filter((slot) => !known.some((k) => k.id === slot))
  const unknown = strays.map((id) => ({ id, title: '其他材料', required: false, named: false }))
  return [...known, ...unknown].map(({ id, title, required, named }, i) => {
    const files = attachments.filter((a) => a.slot === id)
    return {
      number: `${i + 1}`,
      title,
      required,
      files: files.map(({ file, sha256, size }, j) => ({
        label: `附件 ${i + 1}${files.length > 1 ? `-${j + 1}` : ''}`,
        title,
        listed: named ? title : withoutExtension(file),
        file,
        sha256,
        size,
      })),
    }
  })
}

function withoutExtension(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/(?<=.)\.[a-z0-9]{1,8}$/i, '')
}

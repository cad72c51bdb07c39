import { extname } from 'node:path'
import type { NewAttachment } from '../../../db/attachments.ts'
import type { IntakeProblem } from '../../../src-domain/batch/application.ts'
import { given } from '../../../src-domain/given.ts'
import { hasEmbedded } from '../../../src-domain/intake/asides.ts'
import { otherSlot, placeAttachment } from '../../../src-domain/intake/place-attachment.ts'
import { type FormReading, readOutlineOf } from '../../../src-domain/intake/read-form.ts'
import type { OutlineReading } from '../../../src-domain/intake/read-outline.ts'
import type { WordDocument } from '../../../src-domain/intake/word-document.ts'
import { ofFile, type Problem, problem } from '../../../src-domain/problems/problem.ts'
import type { LongStep } from '../../../src-domain/progress.ts'
import { failed, ok } from '../../../src-domain/result.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { Scheme } from '../../../src-domain/schemes/scheme.ts'
import { schemeText } from '../../../src-domain/schemes/scheme-text.ts'
import { severalAtOnce } from '../../../src-domain/several-at-once.ts'
import { isMarked, withoutMarks } from '../../../src-domain/text/visible-name.ts'
import { wellFormed } from '../../../src-domain/text/well-formed.ts'
import { threads } from '../../documents/workers/kinds.ts'
import type { Workers } from '../../documents/workers/workers.ts'
import { sha256Of } from '../../files/sha256.ts'
import type { HandedIn, RefusedFile } from '../uploads/handed-in.ts'
import type { UnpackedFolder, Unpacking } from '../uploads/unpacking.ts'
import type { Applicant } from './divide-intake.ts'
import { isAttachmentFile, isOtherText, isWordFile } from './file-kinds.ts'
import { compareNames } from './folder-tree.ts'

/** An attachment read but not yet kept: its bytes are still in the applicant's folder. */
export type ReadAttachment = Omit<NewAttachment, 'sha256' | 'size'> & { readonly path: string }

/** One form of an applicant with everything that belongs to it. */
export type ReadApplication = FormReading & {
  readonly form: HandedIn
  /** The Word file the outline and its pictures were read from. */
  readonly outlinePath: string
  readonly attachments: readonly ReadAttachment[]
}

/** A file that could not be taken, or a whole folder without a form. */
export type Rejection = Problem & { readonly file: string }

export type ApplicantReading = {
  /** One for each form in the folder: usually one, more to be decided on as duplicates. */
  readonly applications: readonly ReadApplication[]
  readonly rejected: readonly Rejection[]
  /** What came without any form: papers of an application that may be there already. `rejected` says what is if not. */
  readonly papers?: readonly ReadFile[]
}

/** Fewer headings than this, and a Word file without a form is an attachment that happens to share a title. */
const headingsOfAnOutline = 3

export type ReadingOptions = LongStep & {
  readonly scheme: Scheme
  readonly workers: Workers
  readonly unpacking: Unpacking
}

/** More files than any applicant hands in; a folder that was put there by mistake is not read for hours. */
const mostFiles = 5000

/**
 * Reads what one applicant has handed in through the scheme. Keeps nothing; a bad file never stops the others. What it
 * answers after it was stopped is not all there is.
 */
export async function readApplicant(
  { content, level }: Pick<Applicant, 'content' | 'level'>,
  { scheme, workers, unpacking, signal }: ReadingOptions,
): Promise<ApplicantReading> {
  const whole = content.refused.find(({ file }) => file === '')
  if (whole) return { applications: [], rejected: [rejected('', whole.problem)] }
  const unpacked: UnpackedFolder = content.files.length > mostFiles ? content : await unpacking.all(content, level)
  const count = unpacked.files.length
  if (count > mostFiles) {
    return { applications: [], rejected: [rejected('', problem('too-many-files', { count, most: mostFiles }))] }
  }
  const files = sortedOut(unpacked)
  const refusals = files.refused.map(({ file, problem }) => rejected(file, problem))

  const forms: { file: HandedIn; reading: FormReading }[] = []
  const texts: { file: HandedIn; document: WordDocument }[] = []
  const unread: { file: HandedIn; problem: Problem }[] = []
  const copies = new Map<string, string>()
  for (const file of files.word) {
    if (signal?.aborted) break
    const read = await workers.read.form({ ...file, scheme: schemeText(scheme) }, { signal })
    if (!read.ok) {
      unread.push({ file, problem: read.problem })
      continue
    }
    if ('document' in read.value) {
      texts.push({ file, document: read.value.document })
      continue
    }
    const { reading } = read.value
    // Where there is but one it can't be a copy.
    const hash = (files.word.length > 1 ? await sha256Of(file.path) : undefined) ?? file.path
    const copyOf = copies.get(hash)
    if (copyOf) refusals.push(rejected(file.file, problem('copy-of', { file: copyOf })))
    else forms.push({ file, reading })
    copies.set(hash, copyOf ?? file.file)
  }

  if (forms.length === 0) {
    const embedded = texts
      .filter((t) => hasEmbedded(t.document.blocks))
      .map((t) => rejected(t.file.file, problem('form-embedded')))
    const others = files.attachments.filter(({ file }) => isOtherText(file))
    const reasons = [
      ...unread.map(({ file, problem }) => rejected(file.file, problem)),
      ...embedded,
      ...files.attachments.flatMap((a) => (a.unopened ? [rejected(a.file, a.unopened)] : [])),
      ...others.map(({ file }) => rejected(file, problem('form-open-document'))),
    ]
    const none = () =>
      noForm(
        texts.map((t) => t.file.file),
        files.attachments.map((a) => a.file),
        scheme.categories.map((c) => c.formNumber),
      )
    const unkept = [...refusals, ...(reasons.length > 0 ? reasons : [none()])]
    const attached = await readAttachments(files.attachments, workers, signal)
    const papers = [
      ...attached.flatMap((a) => ('code' in a || a.problem ? [] : a)),
      ...texts.map(({ file, document }) => ({ ...file, textHead: headOf(document) })),
    ]
    return { applications: [], rejected: unkept, papers }
  }

  const read: ReadFile[] = []
  for (const attachment of await readAttachments(files.attachments, workers, signal)) {
    if ('code' in attachment) refusals.push(attachment)
    else read.push(attachment)
  }
  for (const { file, problem } of unread) {
    // Beside a readable form an old-format file is most likely an attachment; what is empty or unsafe is not kept.
    if (problem.code === 'word-empty' || problem.code === 'word-hostile') refusals.push(rejected(file.file, problem))
    else read.push({ ...file, problem: ofFile(file.file, problem) })
  }

  const applications = forms.map(({ file, reading }) => {
    const { outline, pictures, problems, from } = withOutline(reading, texts, scheme)
    const others = texts.filter((t) => t.file !== from).map((t) => ({ ...t.file, textHead: headOf(t.document) }))
    const attachments = [
      ...[...read, ...others].map((attachment) => place(attachment, reading, scheme)),
      ...(from ? [outlineFile(from, reading, scheme)] : []),
    ]
    return wellFormed({
      ...reading,
      outline,
      pictures,
      form: file,
      outlinePath: (from ?? file).path,
      attachments,
      problems: [
        ...problems,
        ...read.flatMap((p) => p.problem ?? []),
        ...unplaced(attachments),
        ...markedNames([file, ...attachments]),
        ...(forms.length > 1 ? [problem('several-forms-in-folder', { files: forms.map((f) => f.file.file) })] : []),
      ],
    })
  })
  return { applications, rejected: refusals }
}

/** Of an applicant whose reading was stopped nothing is kept. */
async function readAttachments(
  files: UnpackedFolder['files'],
  workers: Workers,
  signal: AbortSignal | undefined,
): Promise<readonly (ReadFile | Rejection)[]> {
  const attached = await severalAtOnce(threads.reading.count, files, async (file) =>
    signal?.aborted ? failed(problem('reading-stopped')) : ok(await readAttachment(file, workers, signal)),
  )
  return attached.ok ? attached.value : []
}

type SortedOut = {
  /** Word files that may be the form. */
  readonly word: readonly HandedIn[]
  readonly attachments: UnpackedFolder['files']
  readonly refused: readonly RefusedFile[]
}

function sortedOut({ files, refused }: UnpackedFolder): SortedOut {
  const inOrder = files.toSorted((a, b) => compareNames(a.file, b.file))
  const isForm = ({ file, office }: UnpackedFolder['files'][number]) => office === 'word' || isWordFile(file)
  const others = inOrder.filter((file) => !isForm(file))
  const unknown = others.filter(({ file }) => !isAttachmentFile(file))
  return {
    word: inOrder.filter(isForm),
    attachments: others.filter(({ file }) => isAttachmentFile(file)),
    refused: [...refused, ...unknown.map(({ file }) => ({ file, problem: problem('kind-unknown') }))],
  }
}

const named = 3

/** A folder without a form: `read` are its Word files that hold none, `others` what else there is. */
function noForm(read: readonly string[], others: readonly string[], forms: readonly string[]): Rejection {
  if (read.length > 0 || others.length === 0) return { file: read[0] ?? '', ...problem('no-form', { read, forms }) }
  const files = others.slice(0, named)
  return { file: '', ...problem('no-form-among', { files, count: others.length }) }
}

function markedNames(files: readonly { readonly file: string }[]): IntakeProblem[] {
  const marked = files.map(({ file }) => file).filter(isMarked)
  return marked.length > 0 ? [problem('names-marked', { files: marked })] : []
}

export function rejected(file: string, of: Problem): Rejection {
  return { file, ...(file === '' ? of : ofFile(file, of)) }
}

export type ReadFile = HandedIn & {
  readonly pages?: number
  readonly textHead?: string
  readonly problem?: IntakeProblem
}

/** An attachment's pages and first text; one that cannot be opened is kept with its problem, an empty one is not. */
async function readAttachment(
  { unopened, ...file }: UnpackedFolder['files'][number],
  workers: Workers,
  signal: AbortSignal | undefined,
): Promise<ReadFile | Rejection> {
  if (unopened) return { ...file, problem: ofFile(file.file, unopened) }
  if (extname(file.file).toLowerCase() !== '.pdf') return file
  const head = await workers.read.pdfHead(file.path, { signal })
  if (head.ok) return { ...file, pages: head.value.pages, ...(head.value.text ? { textHead: head.value.text } : {}) }
  if (head.problem.code === 'pdf-empty') return rejected(file.file, head.problem)
  return { ...file, problem: ofFile(file.file, head.problem) }
}

/** Note of an attachment whose own problem says why. */
const unread = '内容没有读取'

export function place(
  attachment: ReadFile,
  { category }: Pick<FormReading, 'category'>,
  scheme: Scheme,
): ReadAttachment {
  const placed = placeAttachment(categoryOf(scheme, category), withoutMarks(attachment.file), attachment.textHead)
  return {
    ...placed,
    file: attachment.file,
    path: attachment.path,
    ...given({ pages: attachment.pages, textHead: attachment.textHead }),
    ...(attachment.problem ? { certainty: 'unsure' as const, note: unread } : {}),
  }
}

/** The file the outline was read from: nobody has to ask what it is. */
function outlineFile(file: HandedIn, reading: FormReading, scheme: Scheme): ReadAttachment {
  return { ...file, slot: otherSlot(categoryOf(scheme, reading.category)).id, certainty: 'sure' }
}

/** The first lines of a Word file that is an attachment. */
function headOf({ blocks }: WordDocument): string {
  const lines = blocks.slice(0, 20).flatMap((b) => (b.kind === 'paragraph' ? [b.text] : b.cells.map((c) => c.text)))
  return lines.join('\n').slice(0, 1000)
}

function unplaced(attachments: readonly ReadAttachment[]): IntakeProblem[] {
  return attachments.flatMap(({ certainty, file, note }) =>
    certainty === 'unsure' && note && note !== unread ? [problem('attachment-unsure', { file, note })] : [],
  )
}

/** The outline of the form itself, or of the Word file beside it that holds one. */
function withOutline(
  reading: FormReading,
  texts: readonly { file: HandedIn; document: WordDocument }[],
  scheme: Scheme,
): OutlineReading & { from?: HandedIn } {
  if (reading.outline.some((o) => o.text !== '')) return reading
  const [best] = texts
    .map(({ file, document }) => ({ file, ...readOutlineOf(document, scheme, reading.category) }))
    .sort((a, b) => b.outline.length - a.outline.length)
  if (!best || best.outline.length < headingsOfAnOutline) return reading
  return {
    outline: best.outline,
    pictures: best.pictures,
    problems: [...reading.problems.filter((p) => !p.code.startsWith('heading-')), ...best.problems],
    from: best.file,
  }
}

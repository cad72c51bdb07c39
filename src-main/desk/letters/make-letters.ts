import { cleanName } from '../../../src-domain/edition/package-layout.ts'
import { type DueLetter, printedLetters } from '../../../src-domain/letters/due-letters.ts'
import { letterOf } from '../../../src-domain/letters/kinds.ts'
import type { Asked } from '../../../src-domain/letters/letter-definition.ts'
import type { LetterKind } from '../../../src-domain/letters/names.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { type WrittenLetter, writeLetter } from '../../documents/making/letters/write-letter.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk } from '../desk.ts'
import { type MakeOptions, outFolder, stopped } from '../products/making.ts'
import { issueIn } from '../rounds/issue-round.ts'
import { dueAtDesk } from './due-at-desk.ts'
import { letterFacts } from './letter-facts.ts'
import { setPdf, wordBytes } from './letter-files.ts'

/** A finished file of a letter. */
export type MadeLetter = WrittenLetter & {
  readonly kind: LetterKind
  readonly application?: string
  readonly title: string
  /** Characters no typeface at hand has a glyph for: the PDF shows an empty box in their place. */
  readonly missingCharacters: readonly string[]
}

export type LettersAsked = Asked & {
  readonly kind: LetterKind
  /** Folder they are made in. */
  readonly out: string
  /** Ids; without any, all that the kind is for. */
  readonly applications?: readonly string[] | undefined
  /** Its day in Shanghai is their date. */
  readonly at?: Date | undefined
}

/**
 * Makes letters of one kind, each as DOCX to be edited and as PDF to be printed, blank forms as DOCX alone; none of them
 * over a file that is there. Those that go on record are events. Problems: what `dueAtDesk` says, `out-unusable`,
 * `making-cancelled`, and what the workers or the disk refuse; letters finished before stay.
 */
export async function makeLetters(
  desk: Desk,
  { kind, out, at, ...asked }: LettersAsked,
  actor: Actor,
  options: MakeOptions,
): Promise<Result<MadeLetter[]>> {
  const facts = letterFacts(desk, at)
  const due = dueAtDesk(desk, facts, { kind, ...asked })
  if (!due.ok) return due
  const folder = await outFolder(out)
  if (!folder.ok) return folder
  const made: MadeLetter[] = []
  for (const [done, letter] of due.value.entries()) {
    if (options.signal?.aborted) return failed(stopped)
    const { application, title } = letter
    options.progress?.({ done, total: due.value.length, label: title })
    const written = await makeLetter(desk, letter, { folder: folder.value, on: facts.on }, options)
    if (!written.ok) return written
    made.push(...written.value.map((file) => ({ kind, ...(application ? { application } : {}), title, ...file })))
    const recorded = putOnRecord(desk, { kind, application, ...asked }, actor)
    if (!recorded.ok) return recorded
  }
  return ok(made)
}

async function makeLetter(
  desk: Desk,
  letter: DueLetter,
  { folder, on }: { readonly folder: string; readonly on: string },
  options: MakeOptions,
) {
  const printed = printedLetters([letter])
  const pdf = printed.length > 0 ? await setPdf(desk, printed, options) : undefined
  if (pdf && !pdf.ok) return pdf
  const files = {
    docx: await wordBytes(desk, letter, { on, fontFolders: options.fontFolders }),
    ...(pdf ? { pdf: pdf.value.pdf } : {}),
  }
  const written = await writeLetter(folder, cleanName(letter.name, 100), files)
  if (!written.ok) return written
  const missing = { docx: [], pdf: pdf?.value.missingCharacters ?? [] }
  return ok(written.value.map((file) => ({ ...file, missingCharacters: missing[file.format] })))
}

/** That it has been made, of those that go out to an applicant, and that it was sent: a round of 补正. */
function putOnRecord(
  desk: Desk,
  { kind, application, byDate }: Asked & { readonly kind: LetterKind; readonly application?: string | undefined },
  actor: Actor,
): Result<object> {
  const definition = letterOf(kind)
  if (definition.scope !== 'application' || !definition.onRecord || application === undefined) return ok({})
  return change(desk, actor, (tx) => {
    tx.record({ kind: 'letter-made', letter: kind, ...(byDate ? { byDate } : {}) }, application)
    return issueIn(tx, { application, way: 'saved', dueOn: byDate })
  })
}

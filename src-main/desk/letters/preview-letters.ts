import { cleanName } from '../../../src-domain/edition/package-layout.ts'
import { printedLetters } from '../../../src-domain/letters/due-letters.ts'
import { letterOf } from '../../../src-domain/letters/kinds.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { batchOf, type Desk } from '../desk.ts'
import type { MakeOptions } from '../products/making.ts'
import { dueAtDesk } from './due-at-desk.ts'
import { letterFacts } from './letter-facts.ts'
import { setPdf, wordBytes } from './letter-files.ts'
import type { LettersAsked } from './make-letters.ts'

/** A letter's file that lies nowhere yet. */
export type LetterFile = {
  /** With its extension. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly missingCharacters: readonly string[]
}

/**
 * Letters of one kind to be looked at, printed or taken along: first a PDF of all of them, to be printed in one go; where
 * there is one alone its DOCX too, and the DOCX of every blank form. Nothing is recorded. Problems: what `dueAtDesk`
 * says, `nothing-due`, and what the workers refuse.
 */
export async function previewLetters(
  desk: Desk,
  { kind, at, ...asked }: Omit<LettersAsked, 'out'>,
  options: MakeOptions,
): Promise<Result<LetterFile[]>> {
  const facts = letterFacts(desk, at)
  const found = dueAtDesk(desk, facts, { kind, ...asked })
  if (!found.ok) return found
  const due = found.value
  const { title } = letterOf(kind)
  const [first, ...others] = due
  if (!first) return failed(problem('nothing-due', { title }))
  const printed = printedLetters(due)
  const files: LetterFile[] = []
  if (printed.length > 0) {
    const set = await setPdf(desk, printed, options)
    if (!set.ok) return set
    const { pdf, missingCharacters } = set.value
    const name = others.length > 0 ? `${title}_${batchOf(desk).district}` : first.name
    files.push({ name: fileName(name, 'pdf'), bytes: pdf, missingCharacters })
  }
  for (const letter of due) {
    if (letter.pages.kind === 'letter' && others.length > 0) continue
    const bytes = await wordBytes(desk, letter, { on: facts.on, fontFolders: options.fontFolders })
    files.push({ name: fileName(letter.name, 'docx'), bytes, missingCharacters: [] })
  }
  return ok(files)
}

function fileName(name: string, extension: string): string {
  return `${cleanName(name, 100)}.${extension}`
}

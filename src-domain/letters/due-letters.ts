import { applicantName } from '../edition/edition-content.ts'
import { problem } from '../problems/problem.ts'
import { assertNever, failed, ok, type Result } from '../result.ts'
import { categoryOf } from '../schemes/lookup.ts'
import type { Category } from '../schemes/scheme.ts'
import { byDateProblem } from './by-date.ts'
import type { CheckedApplication, Facts } from './facts.ts'
import { letterOf } from './kinds.ts'
import type { Block, Letter } from './letter.ts'
import type { Asked, LetterDefinition } from './letter-definition.ts'
import type { LetterKind } from './names.ts'

/** A letter to be made: the name of its file, and its pages. Blank forms, which are filled in in Word, are only ever that. */
export type DueLetter = {
  readonly name: string
  readonly title: string
  readonly application?: string
  readonly pages:
    | { readonly kind: 'letter'; readonly letter: Letter }
    | { readonly kind: 'form'; readonly category: Category }
}

/**
 * The letters of a kind that are due: of the named applications, else of all it is for, or of the batch. Problems:
 * `date-unreadable`, `date-too-late`, `letters-of-batch`, `letter-for-unknown`, and why one that is named can't have it.
 */
export function dueLetters(
  facts: Facts,
  kind: LetterKind,
  { applications: ids = [], ...asked }: Asked & { readonly applications?: readonly string[] | undefined },
): Result<DueLetter[]> {
  const definition = letterOf(kind)
  const { byDate } = asked
  const wrongDate = byDate === undefined ? undefined : byDateProblem(facts.scheme, facts.on, byDate)
  if (wrongDate) return failed(wrongDate)
  switch (definition.scope) {
    case 'application':
      return ofApplications(facts, definition, ids, asked)
    case 'batch':
      return ids.length > 0 ? failed(problem('letters-of-batch', definition)) : ok([ofBatch(facts, definition, asked)])
    case 'category':
      return ids.length > 0
        ? failed(problem('letters-of-batch', definition))
        : ok(facts.scheme.categories.map(blankForm))
    default:
      return assertNever(definition)
  }
}

/** Those of them that are printed; blank forms, which are filled in in Word, are not. */
export function printedLetters(due: readonly DueLetter[]): Letter[] {
  return due.flatMap(({ pages }) => (pages.kind === 'letter' ? pages.letter : []))
}

type Scoped<Scope> = Extract<LetterDefinition<LetterKind>, { readonly scope: Scope }>

function ofApplications(
  facts: Facts,
  definition: Scoped<'application'>,
  ids: readonly string[],
  asked: Asked,
): Result<DueLetter[]> {
  const all = facts.applications()
  const unknown = ids.find((id) => !all.some((c) => c.application.id === id))
  if (unknown !== undefined) return failed(problem('letter-for-unknown', { application: unknown }))
  const named = all.filter((c) => ids.includes(c.application.id))
  const refused = named.map((c) => definition.refuse?.(c, facts.scheme)).find((problem) => problem !== undefined)
  if (refused) return failed(refused)
  const due = ids.length > 0 ? named : all.filter((c) => definition.isDue?.(c, facts.scheme) ?? true)
  return ok(due.map((checked) => ofApplication(facts, definition, checked, asked)))
}

function ofApplication(
  facts: Facts,
  definition: Scoped<'application'>,
  checked: CheckedApplication,
  asked: Asked,
): DueLetter {
  const { id, category } = checked.application
  const applicant = applicantName(checked.application, categoryOf(facts.scheme, category))
  const title = `${definition.title} ${applicant}`
  return {
    name: `${definition.title}_${id}_${applicant}`,
    title,
    application: id,
    pages: { kind: 'letter', letter: letterWith(facts, definition, title, definition.words(facts, checked, asked)) },
  }
}

function ofBatch(facts: Facts, definition: Scoped<'batch'>, asked: Asked): DueLetter {
  const { title } = definition
  const letter = letterWith(facts, definition, title, definition.words(facts, asked))
  return { name: `${title}_${facts.batch.district}`, title, pages: { kind: 'letter', letter } }
}

function blankForm(category: Category): DueLetter {
  const { formNumber, formTitle } = category
  return {
    name: `${formNumber}_${formTitle}_空白`,
    title: `${formNumber} ${formTitle}`,
    pages: { kind: 'form', category },
  }
}

function letterWith(
  { scheme, batch, on }: Facts,
  { landscape = false }: Pick<LetterDefinition<LetterKind>, 'landscape'>,
  title: string,
  blocks: readonly Block[],
): Letter {
  return { title, issuer: batch.recommender, on, print: scheme.print, landscape, blocks }
}

import { z } from 'zod'
import { categoryTitle } from '../../src-domain/edition/edition.ts'
import { printedFor } from '../../src-domain/edition/empty-cells.ts'
import { given } from '../../src-domain/given.ts'
import { headlineOf, nextHeadline } from '../../src-domain/notices/carrying/headline.ts'
import { questionsOf } from '../../src-domain/notices/carrying/questions-of.ts'
import { recommendersIn } from '../../src-domain/schemes/lookup.ts'
import { compareNotice } from '../desk/notices/compare-notice.ts'
import { correctNotice } from '../desk/notices/correct-notice.ts'
import { currentNotice, keptNotices } from '../desk/notices/current-notice.ts'
import { exportNotice, exportWorkbook } from '../desk/notices/export-notice.ts'
import { builtInIds, builtInNotice, offeredNotices } from '../notices/built-in.ts'
import { draftNotice, writtenNotice } from '../notices/draft.ts'
import { type NoticePackage, textOf } from '../notices/notice-package.ts'
import { readNotice } from '../notices/read-notice.ts'
import { tryNotice } from '../notices/trial/trial.ts'
import { deskProcedure, procedure } from './base.ts'
import { answersOf, DraftInput, draftOf, filesFrom, isKept, ofCorrection, Source } from './drafts.ts'
import { Path, Reason } from './inputs.ts'
import { madeFiles } from './made-files.ts'
import { orThrow } from './problems.ts'
import { withProgress } from './progress.ts'

/** What a new batch has to know of a notice before it is chosen. */
export type OfferedNotice = {
  readonly id: string
  readonly title: string
  readonly shortTitle: string
  readonly documentNumber: string
  /** What of it is not the notice's own. */
  readonly source?: string
  readonly districts: readonly string[]
  /** Titles of the categories for which its summary prints the batch's e-mail. */
  readonly emailFor: readonly string[]
}

const AtPath = z.strictObject({ path: Path })

export const notices = {
  /** The notices the program offers, in short. */
  list: procedure.handler(() => builtInIds.map((id) => inShort(orThrow(builtInNotice(id))))),

  /** The same as a new batch is set up by one of them, which takes no time. */
  offered: procedure.handler(() =>
    offeredNotices().map(({ id, title, shortTitle, documentNumber, source, region, ...scheme }): OfferedNotice => {
      const emailFor = printedFor(scheme.summary, 'email').map((category) => categoryTitle(scheme, category))
      return {
        id,
        title,
        shortTitle,
        documentNumber,
        districts: recommendersIn(region),
        emailFor,
        ...given({ source }),
      }
    }),
  ),

  /** One of them whole: its scheme, and the notice's text where it came as text. */
  builtIn: procedure.input(z.strictObject({ id: z.string().max(100) })).handler(({ input }) => {
    const notice = orThrow(builtInNotice(input.id))
    return { ...inShort(notice), scheme: notice.scheme, text: textOf(notice, 'notice.txt') ?? null }
  }),

  /** The package the open batch goes by, with the notice's text; its scheme is the desk's. */
  current: deskProcedure.handler(async ({ context: { desk } }) => {
    const current = orThrow(await currentNotice(desk))
    return { ...inShort({ hash: current.hash, scheme: desk.scheme }), ...current }
  }),

  /** Tries a package, folder or ZIP, in its four steps; nothing is kept of it. */
  trial: procedure.input(AtPath).handler(({ context: { workers }, input: { path }, signal }) =>
    withProgress(signal, async (progress, signal) => {
      const files = await readNotice(path, workers)
      if (!files.ok) return files
      const { notice, faults } = await tryNotice(files.value, { workers, progress, signal })
      const tried = notice ? { ...inShort(notice), scheme: notice.scheme } : null
      return { ok: true as const, value: { notice: tried, faults } }
    }),
  ),

  /** Writes the batch's package into exports/ or to be downloaded, to be given to another desk. */
  export: deskProcedure.handler(async ({ context }) =>
    orThrow(await madeFiles(context, '', (out) => exportNotice(context.desk, { out }))),
  ),

  /** The same as a workbook, to be changed and given back as a package is. */
  exportWorkbook: deskProcedure.handler(async ({ context }) => {
    const { desk, workers } = context
    return orThrow(await madeFiles(context, '', (out) => exportWorkbook(desk, { out, workers })))
  }),

  /** The packages the batch went by, the first first, and which it goes by. */
  kept: deskProcedure.handler(({ context: { desk } }) => keptNotices(desk)),

  /**
   * What an officer is asked for a notice that follows this one, in the year it is for; `next` where it is that of the
   * next year unless they say otherwise.
   */
  questions: procedure
    .input(Source.extend({ headline: DraftInput.shape.headline, next: z.boolean().default(false) }))
    .handler(async ({ context, input }) => {
      const { notice, file } = orThrow(writtenNotice(orThrow(await filesFrom(input, context)), { kept: isKept(input) }))
      const former = headlineOf(file)
      const headline = input.headline ? given(input.headline) : input.next ? nextHeadline(former) : former
      const text = textOf(notice, 'notice.txt') ?? null
      const questions = questionsOf(file, notice.scheme, headline)
      return { ...inShort(notice), scheme: notice.scheme, former, headline, questions, text }
    }),

  /** A package by the answers, tried in its four steps; with an open batch of this notice, what it changes there. */
  draft: procedure
    .input(DraftInput.extend({ correction: z.boolean().default(false) }))
    .handler(({ context, input, signal }) =>
      withProgress(signal, async (progress, signal) => {
        const files = await filesFrom(input, context)
        if (!files.ok) return files
        const { workers, holder } = context
        const tried = input.correction ? await ofCorrection(input, files.value, context) : { kept: isKept(input) }
        const draft = await draftNotice(files.value, answersOf(input), { workers, progress, signal, ...tried })
        if (!draft.ok) return draft
        const { notice, refused, faults } = draft.value
        const desk = holder.desk()
        const compared = notice && desk && desk.scheme.id === notice.scheme.id ? compareNotice(desk, notice) : null
        const shown = notice ? { ...inShort(notice), scheme: notice.scheme } : null
        return { ok: true as const, value: { notice: shown, refused, faults, compared } }
      }),
    ),

  /** 方案有更正: the batch goes by this package from now on; going back to a former one is the same. */
  correct: deskProcedure.input(DraftInput.extend({ reason: Reason })).handler(async ({ context, input }) => {
    const { reason, ...draft } = input
    const notice = orThrow(await draftOf(draft, context, { correction: true }))
    const { holder, actor } = context
    const { scheme } = orThrow(holder.correct((desk) => correctNotice(desk, { notice, reason }, actor)))
    return { ...inShort(notice), scheme }
  }),
}

function inShort({ hash, scheme }: Pick<NoticePackage, 'hash' | 'scheme'>) {
  const { id, title, shortTitle, documentNumber, year } = scheme
  return { id, hash, title, shortTitle, documentNumber, year }
}

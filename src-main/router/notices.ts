import { z } from 'zod'
import { dataFolder } from '../../db/data-folder.ts'
import { correctNotice } from '../desk/notices/correct-notice.ts'
import { currentNotice } from '../desk/notices/current-notice.ts'
import { exportNotice } from '../desk/notices/export-notice.ts'
import { builtInIds, builtInNotice } from '../notices/built-in.ts'
import { type NoticePackage, textOf } from '../notices/notice-package.ts'
import { readNotice } from '../notices/read-notice.ts'
import { trustedAt, tryNotice } from '../notices/trial/trial.ts'
import { deskProcedure, procedure } from './base.ts'
import { Path, Reason } from './inputs.ts'
import { orThrow } from './problems.ts'
import { withProgress } from './progress.ts'

const AtPath = z.strictObject({ path: Path })

export const notices = {
  /** The notices the program offers, in short. */
  list: procedure.handler(() => builtInIds.map((id) => inShort(orThrow(builtInNotice(id))))),

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

  /** Writes the batch's package into exports/, to be given to another desk. */
  export: deskProcedure.handler(async ({ context: { desk } }) =>
    orThrow(await exportNotice(desk, { out: dataFolder(desk.store.folder).exports })),
  ),

  /** 方案有更正: the batch goes by the package at this place from now on. */
  correct: deskProcedure
    .input(AtPath.extend({ reason: Reason }))
    .handler(async ({ context: { holder, actor, workers }, input: { path, reason } }) => {
      const notice = orThrow(await trustedAt(path, workers))
      const { scheme } = orThrow(holder.correct((desk) => correctNotice(desk, { notice, reason }, actor)))
      return { ...inShort(notice), scheme }
    }),
}

function inShort({ hash, scheme }: Pick<NoticePackage, 'hash' | 'scheme'>) {
  const { id, title, shortTitle, documentNumber, year } = scheme
  return { id, hash, title, shortTitle, documentNumber, year }
}

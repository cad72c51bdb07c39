import { z } from 'zod'
import { cityNumber } from '../../src-domain/city/application.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { ok } from '../../src-domain/result.ts'
import { type City, cityExports } from '../city/city.ts'
import { compareWithStanding } from '../city/compare-packages.ts'
import { cityDoubles, consolidatedLists } from '../city/consolidated.ts'
import { copyCity } from '../city/copy-city.ts'
import { statisticLists, takeFormer } from '../city/counts.ts'
import { currentCriteria, reviewedApplications, reviewLists, setCriteria, writeSheets } from '../city/experts.ts'
import { chooseFinal, writeFinalList } from '../city/final-list.ts'
import { printLists, writeLists } from '../city/lists.ts'
import { cityOverview } from '../city/overview.ts'
import { recordLists, recordOf } from '../city/record.ts'
import { prefer, reinstate, sendBack } from '../city/send-back.ts'
import { takePackages } from '../city/take-packages.ts'
import { takeSheets } from '../city/take-sheets.ts'
import { scoreSheet, typeScore } from '../city/type-scores.ts'
import { undoInCity } from '../city/undo.ts'
import type { List } from '../documents/making/lists/list.ts'
import { builtInNotice } from '../notices/built-in.ts'
import { cityProcedure, procedure } from './base.ts'
import { draftOf } from './drafts.ts'
import { Category, HandedOver, Line, Path, Reason, Uid } from './inputs.ts'
import { callError, orThrow } from './problems.ts'
import { withProgress } from './progress.ts'

const CityNumber = z.string().trim().min(1).max(200)

const Expert = z.string().trim().max(100)
const PackageAndReason = z.strictObject({ package: Uid, reason: Reason })

/** 市级汇总: the city's desk, in a folder of its own kind. */
export const city = {
  /** Makes one, by a notice of the program or by a package that lies at `notice`. */
  create: procedure
    .input(
      z.strictObject({
        scheme: z.string().max(100).default(''),
        notice: Path.optional(),
        folder: Path,
        database: z.string().trim().max(1000).optional(),
      }),
    )
    .handler(async ({ context, input: { scheme, notice: path, folder, database } }) => {
      const given = path === undefined ? undefined : await draftOf({ from: { path }, answers: {} }, context)
      const notice = orThrow(given ?? builtInNotice(scheme))
      orThrow(await context.holder.createCity(folder, { notice, ...(database ? { database } : {}) }))
    }),

  overview: cityProcedure.handler(({ context }) => cityOverview(context.city)),

  /** Takes packages: an upload, one at a path, or every ZIP that lies in a folder. */
  take: cityProcedure
    .input(z.strictObject({ from: HandedOver, receivedOn: z.iso.date() }))
    .handler(({ context: { city, workers, by }, input, signal }) =>
      withProgress(signal, (progress, signal) => takePackages(city, { ...input, by }, { workers, progress, signal })),
    ),

  /** 退回 a package that was taken, and 恢复 one that was sent back. */
  sendBack: cityProcedure
    .input(PackageAndReason)
    .handler(async ({ context: { city, by }, input }) => orThrow(await sendBack(city, { ...input, by }))),
  reinstate: cityProcedure
    .input(PackageAndReason)
    .handler(async ({ context: { city, by }, input }) => orThrow(await reinstate(city, { ...input, by }))),

  /** Has one that waits aside count for its district. */
  prefer: cityProcedure
    .input(PackageAndReason)
    .handler(async ({ context: { city, by }, input }) => orThrow(await prefer(city, { ...input, by }))),

  /** What counts for a district beside another package of its, line by line. */
  compare: cityProcedure
    .input(z.strictObject({ package: Uid }))
    .handler(async ({ context: { city }, input }) => orThrow(await compareWithStanding(city, input.package))),

  /** 操作记录, the latest first. */
  record: cityProcedure.handler(({ context }) => recordOf(context.city)),

  /** 撤销 of what a line of the record tells. */
  undo: cityProcedure
    .input(z.strictObject({ events: z.array(z.int().positive()).min(1).max(10_000) }))
    .handler(async ({ context: { city, by }, input }) => orThrow(await undoInCity(city, { ...input, by }))),

  /** A whole copy of the 汇总 in an empty folder. */
  copy: cityProcedure
    .input(z.strictObject({ folder: Path }))
    .handler(async ({ context: { city }, input: { folder } }) => orThrow(await copyCity(city, { to: folder }))),

  /** The consolidated table, a list for each category, and who stands in it twice. */
  table: cityProcedure.handler(async ({ context: { city } }) => ({
    lists: (await consolidatedLists(city)).map(shortened),
    doubles: await cityDoubles(city),
  })),

  statistics: cityProcedure.handler(({ context }) => statisticLists(context.city)),

  /** What a former year's folder counted, beside this one's. */
  former: cityProcedure
    .input(z.strictObject({ folder: Path }))
    .handler(async ({ context: { city, by }, input }) => orThrow(await takeFormer(city, { ...input, by }))),

  /** A category as the experts have it, best first; with the numbers by which it is chosen from. */
  review: cityProcedure
    .input(z.strictObject({ category: Category, dropping: z.boolean() }))
    .handler(async ({ context: { city }, input }) => ({
      criteria: await currentCriteria(city.store.db),
      rows: (await reviewedApplications(city, input)).map((one) => ({
        ...{ number: cityNumber(one), name: one.name, district: one.district, rank: one.rank, selected: one.selected },
        ...(one.combined && { combined: one.combined }),
      })),
    })),

  criteria: cityProcedure
    .input(z.strictObject({ criteria: z.array(z.string().max(100)).max(30), anew: z.boolean() }))
    .handler(async ({ context: { city, by }, input }) => orThrow(await setCriteria(city, { ...input, by }))),

  /** A sheet for each expert, in exports/. */
  sheets: cityProcedure
    .input(
      z.strictObject({
        experts: z
          .array(Line.pipe(z.string().min(1)))
          .min(1)
          .max(50),
      }),
    )
    .handler(async ({ context: { city }, input }) =>
      orThrow(await writeSheets(city, { ...input, out: cityExports(city) })),
    ),

  /** Takes review sheets that came back: an upload, one at a path, or every one in a folder. */
  scores: cityProcedure
    .input(z.strictObject({ from: HandedOver }))
    .handler(async ({ context: { city, by, workers }, input }) =>
      orThrow(await takeSheets(city, { ...input, by }, workers)),
    ),

  /** What an expert has scored of a category, and one score typed; an empty one takes it away. */
  scoreSheet: cityProcedure
    .input(z.strictObject({ category: Category, expert: Expert }))
    .handler(({ context: { city }, input }) => scoreSheet(city, input)),
  score: cityProcedure
    .input(
      z.strictObject({
        expert: Expert.min(1),
        number: CityNumber,
        criterion: z.string().max(60),
        score: z.string().max(20),
      }),
    )
    .handler(async ({ context: { city, by }, input }) => orThrow(await typeScore(city, { ...input, by }))),

  /** 入选: these are the final list from now on. */
  choose: cityProcedure
    .input(z.strictObject({ numbers: z.array(CityNumber).max(100_000) }))
    .handler(async ({ context: { city, by }, input }) => orThrow(await chooseFinal(city, { ...input, by }))),

  /** The final list as the districts' desks read it. */
  final: cityProcedure.handler(async ({ context: { city, by } }) =>
    orThrow(await writeFinalList(city, { out: cityExports(city), by })),
  ),

  /** Lists as a workbook and as PDFs to be printed, in exports/. */
  write: cityProcedure
    .input(
      z.strictObject({
        what: z.enum(['table', 'statistics', 'review', 'record']),
        dropping: z.boolean().default(false),
      }),
    )
    .handler(({ context: { city, workers }, input: { what, dropping }, signal }) =>
      withProgress(signal, async (step) => {
        const { title, listsOf } = written[what]
        step({ done: 0, total: 2, label: title })
        const lists = await listsOf(city, { dropping })
        const workbook = await writeLists(title, lists, cityExports(city))
        if (!workbook.ok) return workbook
        step({ done: 1, total: 2, label: title })
        const printed = await printLists(city, lists, cityExports(city), { workers })
        return printed.ok ? ok({ paths: [workbook.value.path, ...printed.value.paths] }) : printed
      }),
    ),

  /** Shows what was made in the machine's file manager. */
  reveal: cityProcedure.handler(async ({ context: { city, host } }) => {
    if (!host.reveal) throw callError(problem('host-cannot'))
    await host.reveal(cityExports(city))
  }),
}

/** What can be written and printed. */
const written = {
  table: { title: '汇总表', listsOf: consolidatedLists },
  statistics: { title: '统计', listsOf: statisticLists },
  review: { title: '评审结果', listsOf: reviewLists },
  record: { title: '操作记录', listsOf: recordLists },
} as const satisfies Readonly<Record<string, Written>>

type Written = {
  readonly title: string
  readonly listsOf: (city: City, how: { readonly dropping: boolean }) => Promise<List[]>
}

/** No screen is the place for more; the workbook has them all. */
const shown = 2000

function shortened<L extends { readonly rows: readonly unknown[] }>(list: L): L & { readonly total: number } {
  return { ...list, rows: list.rows.slice(0, shown), total: list.rows.length }
}

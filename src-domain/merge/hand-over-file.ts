import { z } from 'zod'
import { applicationNumber } from '../batch/application-number.ts'
import { assemblyNames } from '../batch/assembly.ts'
import { Sha256, Uid } from '../events/parts.ts'
import { CategoryId } from '../schemes/scheme.ts'
import { EventRow } from './event-row.ts'
import { fits } from './part.ts'

/*
 * 交接: part or all of a batch as one ZIP (docs/handover.md): `hand-over.json`, a file for each application, the notice
 * package, and the files they name by their SHA-256; all of a batch has the desk's database too, as a copy has it.
 */

export const handOverFormat = 'selection-desk-hand-over'
/**
 * 2 since it says the notice's title, and a whole batch carries its desk; 3 where that lacks files that were lost. Earlier
 * ones are read as well.
 */
export const handOverVersions = { usual: 2, lacking: 3 } as const
export const handOverVersion = handOverVersions.lacking

export const handOverPaths = {
  manifest: 'hand-over.json',
  notice: 'notice.zip',
  desk: 'desk.sqlite',
  application: (uid: string) => `applications/${uid}.json`,
  file: (sha256: string) => `files/${sha256}`,
}

/** Bytes: what one application, or the list of all, may come to; `listed` is read to show a list of files. */
export const handOverLimits = {
  manifest: 256 * 1024 ** 2,
  listed: 16 * 1024 ** 2,
  application: 64 * 1024 ** 2,
  applications: 10_000,
} as const

/** What any version says of itself. */
export const HandOverHead = z.looseObject({ format: z.literal(handOverFormat), version: z.int().min(1) })

const Line = z.string().max(1000)
const Listed = { sha256: Sha256, size: z.int().min(0) }

/** The number people see. */
const NumberOf = z.string().regex(applicationNumber)

const HandedApplicationHead = z.strictObject({
  ...{ uid: Uid, id: NumberOf, name: Line, category: CategoryId },
  ...Listed,
})

export const HandedRanking = z.strictObject({
  category: CategoryId,
  order: z.array(Uid),
  by: Sha256.exactOptional(),
  rows: z.array(EventRow),
})
export type HandedRanking = z.output<typeof HandedRanking>

const NamedFile = z.strictObject({ ...Listed, name: z.string() })

export const HandOverManifest = z
  .strictObject({
    format: z.literal(handOverFormat),
    version: z.int().min(1).max(handOverVersion),
    /** Who made it, and when (ISO 8601 instant). */
    ...{ by: Line, at: z.iso.datetime() },
    /** For whom, or for what, in the officer's words. */
    note: Line.exactOptional(),
    deskId: Uid,
    notice: Sha256,
    batch: z.strictObject({
      /** Of the notice. */
      title: Line.exactOptional(),
      ...{ scheme: Line, district: Line, recommender: Line, preparer: Line, phone: Line },
      ...{ email: Line.exactOptional(), materialsOn: z.iso.date().exactOptional() },
      assembly: z.enum(assemblyNames).exactOptional(),
    }),
    liaison: z.strictObject({ name: Line, title: Line, phone: Line, email: Line }).partial().exactOptional(),
    /** 整批: given as a whole; since version 2 the desk goes along then, by which it is told. */
    whole: z.boolean(),
    noticeFile: z.strictObject(Listed),
    /** The desk's database, and how many editions are in it. */
    desk: z.strictObject({ ...Listed, editions: z.int().min(0) }).exactOptional(),
    applications: z.array(HandedApplicationHead).max(handOverLimits.applications),
    rankings: z.array(HandedRanking),
    files: z.array(NamedFile),
    /** What the desk names and was lost or altered where it came from. */
    lacking: z.array(NamedFile).exactOptional(),
  })
  .refine(({ version, whole, desk, lacking, applications, rankings }) => {
    const known = new Set(applications.map(({ uid }) => uid))
    return (
      (desk === undefined || (whole && version > 1)) &&
      (lacking === undefined || (desk !== undefined && version >= handOverVersions.lacking)) &&
      known.size === applications.length &&
      new Set(rankings.map(({ category }) => category)).size === rankings.length &&
      rankings.every(({ order }) => new Set(order).size === order.length && order.every((uid) => known.has(uid)))
    )
  })
export type HandOverManifest = z.output<typeof HandOverManifest>

export const HandedApplication = z
  .strictObject({
    ...{ uid: Uid, id: NumberOf, category: CategoryId, folder: z.string(), createdAt: z.string() },
    parts: z.record(z.string(), z.json()),
    /** By which events: the last that wrote all of it at once, and the last of each part since. */
    base: Sha256,
    written: z.record(z.string(), Sha256),
    /** Its history, on this desk and on those before it. */
    rows: z.array(EventRow),
  })
  .refine(({ parts, base, written, rows }) => {
    const known = new Set(rows.map(({ hash }) => hash))
    const writers = [base, ...Object.values(written)]
    return Object.entries(parts).every(([name, value]) => fits(name, value)) && writers.every((by) => known.has(by))
  })
export type HandedApplication = z.output<typeof HandedApplication>

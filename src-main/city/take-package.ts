import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { insertApplications, type NewApplication } from '../../db/city/applications.ts'
import { recordCityEvent } from '../../db/city/events.ts'
import { cityFolder } from '../../db/city/folder.ts'
import {
  insertPackage,
  packageOfContent,
  standingPackage,
  type TakenPackage,
  writePackageState,
} from '../../db/city/packages.ts'
import { transaction } from '../../db/city/store.ts'
import { newUid } from '../../db/uid.ts'
import type { EditionDifference } from '../../src-domain/city/edition-difference.ts'
import { type GivenPackage, judgePackage } from '../../src-domain/city/judge-package.ts'
import { listedOf, listedOnSummary } from '../../src-domain/city/listed.ts'
import { refuses } from '../../src-domain/city/remark.ts'
import { printable } from '../../src-domain/edition/summary.ts'
import { type Problem, problem } from '../../src-domain/problems/problem.ts'
import type { LongStep, Steps } from '../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { shanghaiDay } from '../../src-domain/text/shanghai-time.ts'
import type { Workers } from '../documents/workers/workers.ts'
import { finishedFile } from '../files/finished-file.ts'
import { sha256Of } from '../files/sha256.ts'
import { type PackageContent, readPackage } from '../package/read-package.ts'
import { type PackageReport, verifyPackage } from '../package/verify-package.ts'
import type { City } from './city.ts'
import { differencesOf } from './compare-packages.ts'
import { holdStanding } from './settle.ts'

export type PackageGiven = {
  readonly path: string
  /** As officers know the file, where it lies under another name. */
  readonly name?: string | undefined
  /** The day it came, ISO 8601; today where nothing is said. */
  readonly receivedOn?: string | undefined
  readonly by: string
}

export type Taken = Omit<TakenPackage, 'number'> & {
  /** What counts for its district by now. */
  readonly applications: number
  /** What it says otherwise than the one it takes the place of. */
  readonly differences: readonly EditionDifference[]
}

/**
 * Takes a district's package: copied into the folder, read back and verified there, judged, and listed. One that is not as it was made, or of another
 * notice, is noted with what is wrong and not taken; a later edition takes the place of the one before, which is kept.
 * Problems: `city-package-known`, `city-package-sent-back`, `city-date`, those of `verifyPackage` and the disk.
 */
export async function takePackage(
  city: City,
  { path, name = basename(path), receivedOn = shanghaiDay(new Date()), by }: PackageGiven,
  options: LongStep<Steps> & { readonly workers: Workers },
): Promise<Result<Taken>> {
  if (!isDay(receivedOn)) return failed(problem('city-date', { date: receivedOn }))
  const measured = await sha256Of(path)
  if (measured === undefined) return failed(problem('package-not-found', { file: name }))
  const known = await packageOfContent(city.store.db, measured)
  if (known) return failed(knownAlready(name, known))
  const { packages } = cityFolder(city.folder)
  await mkdir(packages, { recursive: true, mode: 0o700 })
  const kept = join(packages, `${measured}.zip`)
  const report = await finishedFile(kept, {
    write: async (temporary) => {
      await pipeline(createReadStream(path), createWriteStream(temporary, { flags: 'wx', mode: 0o600 }))
      return ok(undefined)
    },
    check: (temporary) => verifyPackage(temporary, { ...options, name }),
  })
  if (!report.ok) return report
  const content = await readPackage(kept, name)
  if (!content.ok) return content
  const applications = content.value ? await applicationsIn(city, content.value, options.workers) : []
  const taken = await keep(city, {
    ...{ file: printable(name), sha256: measured, receivedOn, by },
    given: givenPackage(report.value, content.value),
    applications,
    recommender: content.value?.manifest.recommender ?? '',
    size: (await stat(kept)).size,
  })
  if (!taken.ok || taken.value.taken.state === 'refused') await rm(kept, { force: true })
  if (!taken.ok) return taken
  const { before, ...told } = taken.value
  const differences = before ? await differencesOf(city, before, told.taken) : []
  return ok({ ...told.taken, applications: told.applications, differences })
}

type Read = {
  readonly file: string
  readonly sha256: string
  readonly size: number
  readonly receivedOn: string
  readonly by: string
  readonly recommender: string
  readonly given: GivenPackage
  readonly applications: readonly NewApplication[]
}

type Kept = {
  readonly taken: Omit<TakenPackage, 'number'>
  readonly applications: number
  /** The one whose place it takes. */
  readonly before?: TakenPackage | undefined
}

/** Judges and keeps what was read, in one transaction: another officer may be taking the same. */
async function keep(city: City, read: Read): Promise<Result<Kept>> {
  const { scheme, notice } = city.head
  const { given } = read
  return transaction(city.store, async (writing) => {
    const known = await packageOfContent(writing, read.sha256)
    if (known) return failed(knownAlready(read.file, known))
    await holdStanding(writing, given.district)
    const standing = await standingPackage(writing, given.district)
    const remarks = judgePackage(given, {
      ...{ scheme: scheme.id, notice, receivedOn: read.receivedOn, dueOn: scheme.dates.submission.on },
      districts: scheme.region.parts.map(({ name }) => name),
      categories: scheme.categories.map(({ id }) => id),
      standing: standing?.edition,
    })
    const refused = remarks.some(refuses)
    const aside = remarks.some(({ is }) => is === 'older' || is === 'unclear')
    const state = refused ? 'refused' : aside ? 'replaced' : 'standing'
    const taken = {
      ...{ uid: newUid(), state, district: printable(given.district), recommender: printable(read.recommender) },
      ...{ edition: given.edition, notice: given.notice, file: read.file, sha256: read.sha256, size: read.size },
      ...{ receivedOn: read.receivedOn, takenAt: new Date().toISOString(), takenBy: read.by, remarks },
    } satisfies Omit<TakenPackage, 'number'>
    const before = state === 'standing' ? standing : undefined
    if (before) await writePackageState(writing, { ...before, state: 'replaced' })
    await insertPackage(writing, taken)
    if (!refused)
      await insertApplications(writing, { uid: taken.uid, standing: state === 'standing' }, read.applications)
    const { uid, district, edition, file, takenAt: at } = taken
    const who = { by: read.by, at }
    await recordCityEvent(writing, who, { kind: 'taken', package: uid, district, edition: edition.number, file, state })
    return ok({ taken, applications: refused ? 0 : read.applications.length, before })
  })
}

/** The same bytes again: taken already, or sent back already. */
function knownAlready(file: string, { file: as, state }: TakenPackage): Problem {
  return problem(state === 'refused' ? 'city-package-sent-back' : 'city-package-known', { file, as })
}

function givenPackage(report: PackageReport, content: PackageContent | undefined): GivenPackage {
  const { missing, extra, altered, duplicate, unsafe, notes } = report
  const manifest = content?.manifest
  const applications = numbersOf(content)
  return {
    ...{ scheme: manifest?.scheme ?? '', notice: manifest?.notice, district: manifest?.district ?? '' },
    edition: manifest
      ? { ...manifest.edition, frozenAt: printable(manifest.edition.frozenAt) }
      : { number: 0, hash: '', frozenAt: '' },
    lacking: manifest?.lacking,
    amiss: {
      ...{ missing: [...missing], extra: [...extra], altered: [...altered] },
      ...{ duplicate: [...duplicate], unsafe: [...unsafe], notes: [...notes] },
    },
    data: content?.data ?? [],
    applications,
  }
}

/** The applications of a package in its order: category by category, by rank. */
function numbersOf(content: PackageContent | undefined): string[] {
  return [...new Set(content?.manifest.files.flatMap(({ application }) => application ?? []))]
}

async function applicationsIn(city: City, content: PackageContent, workers: Workers): Promise<NewApplication[]> {
  const numbers = numbersOf(content)
  const told = new Set(content.data.map(({ application }) => application))
  if (numbers.every((application) => told.has(application))) {
    return content.data.flatMap(({ data }) => (data ? { listed: listedOf(data), data } : []))
  }
  return content.summary ? onSummary(city, content, content.summary, workers) : []
}

/** From before there was application.json: what the summary's workbook has. */
async function onSummary(
  { folder, head }: City,
  { manifest }: PackageContent,
  summary: Buffer,
  { read }: Pick<Workers, 'read'>,
): Promise<NewApplication[]> {
  const path = join(cityFolder(folder).packages, `summary-${newUid()}.xlsx.partial`)
  await writeFile(path, summary, { mode: 0o600 })
  try {
    const table = await read.table({ path, file: 'summary.xlsx' })
    const sheet = table.ok ? table.value.sheets[0] : undefined
    if (!sheet) return []
    const numbers = [...new Set(manifest.files.flatMap(({ application }) => application ?? []))]
    const district = printable(manifest.district)
    return listedOnSummary(head.scheme, sheet, { district, numbers }).map((listed) => ({ listed }))
  } finally {
    await rm(path, { force: true })
  }
}

function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  return at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

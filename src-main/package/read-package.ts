import { basename } from 'node:path'
import type { ApplicationData } from '../../src-domain/edition/application-data.ts'
import { ApplicationData as Data } from '../../src-domain/edition/application-data.ts'
import { packagePaths } from '../../src-domain/edition/package-layout.ts'
import { ok, type Result } from '../../src-domain/result.ts'
import { Manifest } from './manifest.ts'
import { bytesOf, listEntries, openZip, textOf } from './zip-reader.ts'

/** What a package says of itself: its manifest, and every application.json by its path. */
export type PackageContent = {
  readonly manifest: Manifest
  readonly data: readonly {
    readonly path: string
    readonly application: string
    /** Absent where the file can't be read as what it should be. */
    readonly data?: ApplicationData
  }[]
  /** The summary as a workbook, where there is one. */
  readonly summary?: Buffer
}

const manifestLimit = 32 * 1024 * 1024
const dataLimit = 4 * 1024 * 1024
const summaryLimit = 16 * 1024 * 1024

/**
 * Reads what the city needs of a package, verified before or not: it is undefined where there is no manifest to read by.
 * Problems: those of `verifyPackage`.
 */
export async function readPackage(path: string, name = basename(path)): Promise<Result<PackageContent | undefined>> {
  const zip = await openZip(path, name)
  if (!zip.ok) return zip
  try {
    const listing = await listEntries(zip.value, name)
    if (!listing.ok) return listing
    const { entries } = listing.value
    const json = async (file: string, limit: number): Promise<unknown> => {
      const entry = entries.get(file)
      const text = entry && (await textOf(zip.value, entry, limit))
      return text === undefined ? undefined : parsed(text)
    }
    const manifest = Manifest.safeParse(await json(packagePaths.manifest, manifestLimit)).data
    if (!manifest) return ok(undefined)
    const data: PackageContent['data'][number][] = []
    for (const { path: file, role, application } of manifest.files) {
      if (role !== 'data' || application === undefined) continue
      const read = Data.safeParse(await json(file, dataLimit)).data
      data.push({ path: file, application, ...(read && { data: read }) })
    }
    const entry = entries.get(packagePaths.summary)
    const summary = entry && (await bytesOf(zip.value, entry, summaryLimit))
    return ok({ manifest, data, ...(summary && { summary }) })
  } finally {
    zip.value.close()
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

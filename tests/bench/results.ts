import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Measured } from './line.ts'

/** A line that could not be measured, or a bench whose lines could not even be made. */
export type Failed = { readonly what: string; readonly failed: string }

/** What came of a line, and the seconds it took with all that was made for it. */
type Spent = { readonly bench: string; readonly seconds: number }
export type Result = Spent & (Measured | Failed)

/** A run so far: written after each line, so that one that was interrupted keeps what it has and can go on. */
export type Results = {
  readonly runs: number
  readonly results: readonly Result[]
  /** Benches that came to their end. */
  readonly ended: readonly string[]
}

const fileIn = (folder: string) => join(folder, 'results.json')

export function readResults(folder: string): Results | undefined {
  return existsSync(fileIn(folder)) ? (JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Results) : undefined
}

export function writeResults(folder: string, results: Results): void {
  mkdirSync(folder, { recursive: true })
  const path = fileIn(folder)
  writeFileSync(`${path}.part`, JSON.stringify(results, undefined, 1))
  renameSync(`${path}.part`, path)
}

/** What is to be gone on from: what failed is tried again, with its whole bench. */
export function withoutFailed({ runs, results, ended }: Results): Results {
  const failed = new Set(results.filter(isFailed).map(({ bench }) => bench))
  return {
    runs,
    results: results.filter(isMeasured),
    ended: ended.filter((bench) => !failed.has(bench)),
  }
}

export function isFailed(result: Result): result is Spent & Failed {
  return 'failed' in result
}

export function isMeasured(result: Result): result is Spent & Measured {
  return !isFailed(result)
}

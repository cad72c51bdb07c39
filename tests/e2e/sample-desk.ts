import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sampleDistrict } from '../../src-main/shells/sample.ts'
import { must } from '../support/desk.ts'

const intake = join(import.meta.dirname, '../fixtures/xuhui-intake')

/** Where the processes of a run of suites find the district that was taken in for all of them. */
const takenIn = 'SELECTION_DESK_SAMPLE'

/** Takes the sample district in once for all suites of a run; returns how it is taken away again. */
export async function takeSampleIn(): Promise<() => void> {
  const { folder, remove } = must(await sampleDistrict(intake))
  process.env[takenIn] = folder
  return () => rmSync(remove, { recursive: true, force: true })
}

/** The sample district as it came in, in a folder of its own; `remove` is all there is of it. */
export async function sampleDesk(): Promise<{ readonly folder: string; readonly remove: string }> {
  const given = process.env[takenIn]
  if (given === undefined) return must(await sampleDistrict(intake))
  const remove = mkdtempSync(join(tmpdir(), 'desk-e2e-'))
  const folder = join(remove, '样例区')
  cpSync(given, folder, { recursive: true, preserveTimestamps: true })
  return { folder, remove }
}

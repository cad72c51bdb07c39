import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from './desk.ts'

/** Whether qpdf is installed; where it is not, its tests are skipped. */
export const hasQpdf = spawnSync('qpdf', ['--version']).error === undefined

/** What `qpdf --check` has against a PDF; nothing when it is sound. */
export function qpdfComplaints(pdf: Uint8Array): string {
  const path = join(temporaryFolder(), 'book.pdf')
  writeFileSync(path, pdf)
  const { status, stdout, stderr } = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' })
  return status === 0 ? '' : `${stdout}${stderr}`
}

import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from './desk.ts'

/** What `qpdf --check` has against a PDF, warnings included; nothing when it is sound. */
export function qpdfComplaints(pdf: Uint8Array): string {
  const path = join(temporaryFolder(), 'checked.pdf')
  writeFileSync(path, pdf)
  const program = join(import.meta.dirname, 'programs/qpdf.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, path], { encoding: 'utf8' })
  return status === 0 ? '' : `${stdout}${stderr}`
}

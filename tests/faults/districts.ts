import { cpSync, linkSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { closeDesk, openDesk } from '../../src-main/desk/desk.ts'

/** A district worked through by commit 4716265, twelve kinds of things in it: small, and at once a migration. */
export const formerDistrict = resolve(import.meta.dirname, '../fixtures/data-folders/4716265')

const sample = resolve(import.meta.dirname, '../fixtures/xuhui-intake/01样例泵业')

/** Temporary folders of a run, gone with it. */
export type Districts = {
  /** A copy of the district as 4716265 left it. */
  former(): string
  /** A copy of it brought up to date. */
  present(): string
  /** Three hundred applicants' folders, each with a form and a licence; beside it, in several/, thirty with three each. */
  readonly handIns: string
  remove(): void
}

export function makeDistricts(): Districts {
  const root = mkdtempSync(join(tmpdir(), 'desk-faults-'))
  let copies = 0
  const copy = (of: string) => {
    const folder = join(root, `${++copies}`)
    cpSync(of, folder, { recursive: true })
    return folder
  }
  let upgraded: string | undefined
  const present = () => {
    if (upgraded) return copy(upgraded)
    upgraded = copy(formerDistrict)
    const opened = openDesk(upgraded)
    if (!opened.ok) throw new Error(opened.problem.message)
    closeDesk(opened.value)
    return copy(upgraded)
  }
  cpSync(sample, root, { recursive: true })
  const handIns = join(root, 'hand-ins')
  const handIn = (folder: string) => {
    mkdirSync(folder, { recursive: true })
    for (const file of ['申报书.docx', '营业执照.pdf']) linkSync(join(root, file), join(folder, file))
  }
  for (let i = 1; i <= 300; i++) handIn(join(handIns, `样例${i}`))
  for (let i = 0; i < 90; i++) handIn(join(root, 'several', `${i % 30}`, `三家${i}`))
  return {
    handIns,
    former: () => copy(formerDistrict),
    present,
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

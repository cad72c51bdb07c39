import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type HandedApplication,
  type HandOverManifest,
  handOverVersion,
} from '../../../../src-domain/merge/hand-over-file.ts'
import { createApplication } from '../../../../src-main/desk/applications/create-application.ts'
import type { Desk } from '../../../../src-main/desk/desk.ts'
import { planMerge } from '../../../../src-main/desk/merge/plan-merge.ts'
import { writeNote } from '../../../../src-main/desk/notes/write-note.ts'
import { sha256 } from '../../../../src-main/files/sha256.ts'
import { entriesOf } from '../../../faults/hostile/containers.ts'
import { must, newDesk, newDeskBy, problemOf } from '../../../support/desk.ts'
import { changedNotice } from '../../../support/notice.ts'
import { rawZip } from '../../../support/raw-zip.ts'
import { carried, laptops, li, textOf } from './laptops.ts'

type Content = { manifest: HandOverManifest; application: HandedApplication }
type Spoil = (content: Content) => void

/** A sound hand-over of one application with a note, and this desk's own, into which it would go. */
async function sound() {
  const [ours, theirs] = laptops(2, 2) as [Desk, Desk]
  must(writeNote(theirs, { application: 'A01', kind: 'memo', text: '样例' }, li))
  must(writeNote(ours, { application: 'A02', kind: 'memo', text: '本机的' }, li))
  return { ours, path: (await carried(theirs, { applications: ['A01'] })).path }
}

/** The same file with something else in it, whose hashes agree all the same. */
async function spoilt(
  path: string,
  spoil: Spoil,
  more: readonly { name: string; content: Buffer }[] = [],
): Promise<string> {
  const entries = await entriesOf(readFileSync(path))
  const textIn = (part: string) => entries.find(({ name }) => String(name).startsWith(part))?.content.toString() ?? '{}'
  const content: Content = {
    manifest: JSON.parse(textIn('hand-over.json')),
    application: JSON.parse(textIn('applications/')),
  }
  spoil(content)
  const application = Buffer.from(JSON.stringify(content.application))
  const [head] = content.manifest.applications
  if (head) Object.assign(head, { sha256: sha256(application), size: application.length })
  const written = entries.map(({ name, content: bytes }) => ({
    name,
    content: String(name).startsWith('applications/')
      ? application
      : name === 'hand-over.json'
        ? Buffer.from(JSON.stringify(content.manifest))
        : bytes,
  }))
  const to = join(dirname(path), '改过.zip')
  writeFileSync(to, rawZip([...written, ...more]))
  return to
}

const cases: readonly [string, Spoil, string][] = [
  [
    'of a newer program',
    ({ manifest }) => Object.assign(manifest, { version: handOverVersion + 1 }),
    'hand-over-newer',
  ],
  ['of another kind', ({ manifest }) => Object.assign(manifest, { format: 'something' }), 'not-a-hand-over'],
  [
    'of another district',
    ({ manifest }) => Object.assign(manifest.batch, { district: '静安区' }),
    'hand-over-other-district',
  ],
  [
    'that names a notice it has not',
    ({ manifest }) => Object.assign(manifest, { notice: '0'.repeat(64) }),
    'hand-over-altered',
  ],
  [
    'whose history was rewritten',
    ({ application }) => Object.assign(application.rows[0] ?? {}, { by: '别人' }),
    'hand-over-altered',
  ],
  [
    'with a writer nobody has',
    ({ application }) => Object.assign(application, { base: 'f'.repeat(64) }),
    'hand-over-altered',
  ],
  [
    'with a value the form has no place for',
    ({ application }) => Object.assign(application.parts, { 'value nowhere': application.parts['value name'] }),
    'hand-over-altered',
  ],
  [
    'with a part of no kind',
    ({ application }) => Object.assign(application.parts, { password: 'x' }),
    'hand-over-altered',
  ],
  [
    'with a value that is none',
    ({ application }) => Object.assign(application.parts, { 'value name': 7 }),
    'hand-over-altered',
  ],
  [
    'with an order of who is not in it',
    ({ manifest }) =>
      Object.assign(manifest, { rankings: [{ category: 'enterprise', order: ['a'.repeat(32)], rows: [] }] }),
    'hand-over-altered',
  ],
  [
    'that names a file it has not',
    ({ manifest }) => Object.assign(manifest, { files: [{ sha256: 'a'.repeat(64), size: 3, name: '执照.pdf' }] }),
    'hand-over-altered',
  ],
  [
    'that lacks a file without being a whole desk',
    ({ manifest }) =>
      Object.assign(manifest, { version: 3, lacking: [{ sha256: 'a'.repeat(64), size: 3, name: '执照.pdf' }] }),
    'hand-over-altered',
  ],
]

describe('a hand-over file that is not as it should be', () => {
  it('is refused with its reason, whatever is wrong with it, and nothing changes', async () => {
    const { ours, path } = await sound()
    const before = textOf(ours)
    const planned = async (file: string) => planMerge(ours, { path: file, file: '交接.zip' })
    expect(must(await planned(await spoilt(path, () => {}))).applications).toHaveLength(1)
    for (const [name, spoil, code] of cases)
      expect(problemOf(await planned(await spoilt(path, spoil))).code, name).toBe(code)

    const ofOurs = JSON.parse(textOf(ours)) as Record<string, Record<string, unknown>>
    const note =
      Object.values(ofOurs)
        .flatMap((parts) => Object.keys(parts))
        .find((part) => part.startsWith('note ')) ?? ''
    const stolen = await spoilt(path, ({ application }) => {
      const [own] = Object.keys(application.parts).filter((part) => part.startsWith('note '))
      const value = { ...(application.parts[own ?? ''] as object), uid: note.slice('note '.length) }
      Object.assign(application.parts, { [note]: value })
    })
    expect(problemOf(await planned(stolen)).code).toBe('hand-over-altered')

    const more = await spoilt(path, () => {}, [{ name: '../../outside', content: Buffer.from('x') }])
    expect(problemOf(await planned(more)).code).toBe('hand-over-altered')
    const bytes = readFileSync(path)
    const middle = Math.floor(bytes.length / 3)
    bytes.writeUInt8((bytes[middle] ?? 0) ^ 0xff, middle)
    writeFileSync(join(dirname(path), '坏.zip'), bytes)
    expect(problemOf(await planned(join(dirname(path), '坏.zip'))).code).toBe('hand-over-altered')
    truncateSync(path, Math.floor(bytes.length / 2))
    expect(['hand-over-altered', 'not-a-hand-over']).toContain(problemOf(await planned(path)).code)
    writeFileSync(path, '不是 ZIP')
    expect(problemOf(await planned(path)).code).toBe('hand-over-altered')
    expect(textOf(ours)).toBe(before)
  })

  it('of another notice is refused by the notice’s title', async () => {
    const theirs = newDeskBy(
      changedNotice((scheme) => {
        scheme.title = '样例区自拟的遴选通知'
      }),
    )
    must(createApplication(theirs, { category: 'enterprise', name: '样例' }, li))
    const { path, file } = await carried(theirs)
    const refused = problemOf(await planMerge(newDesk(), { path, file }))
    expect(refused).toMatchObject({
      code: 'hand-over-other-notice',
      message: expect.stringContaining('样例区自拟的遴选通知'),
    })
  })
})

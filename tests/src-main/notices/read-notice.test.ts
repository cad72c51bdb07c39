import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { noticePackageOf } from '../../../src-main/notices/notice-package.ts'
import { readNotice } from '../../../src-main/notices/read-notice.ts'
import { noticeZip } from '../../../src-main/notices/write-notice.ts'
import { must, problemOf, temporaryFolder } from '../../support/desk.ts'
import { notice } from '../../support/notice.ts'
import { type RawEntry, rawZip } from '../../support/raw-zip.ts'
import { workers } from '../../support/workers.ts'

const whole = [...notice.files].map(([name, bytes]): RawEntry => ({ name, content: Buffer.from(bytes) }))

/** Of a ZIP that somebody gave: the package's hash, the names that can't be in one, or the problem's code. */
async function told(bytes: Buffer): Promise<unknown> {
  const path = join(temporaryFolder(), '方案包.zip')
  writeFileSync(path, bytes)
  const files = await readNotice(path, workers)
  if (!files.ok) return files.problem.code
  const made = noticePackageOf(files.value)
  return 'hash' in made ? made.hash : made.map(({ place }) => place)
}

const zipWith = (...entries: RawEntry[]) => rawZip([...whole, ...entries])
const evil = Buffer.from('{}')

describe('a package that somebody gave', () => {
  it('is the same by whatever program it was packed, in a folder of its own, and with what systems leave behind', async () => {
    expect(await told(await noticeZip(notice.files))).toBe(notice.hash)
    expect(await told(rawZip(whole))).toBe(notice.hash)
    const around = whole.map((entry) => ({ ...entry, name: `下一批/${entry.name}`, flags: 0x800 }))
    expect(await told(rawZip([...around, { name: '__MACOSX/._scheme.json', content: evil }]))).toBe(notice.hash)
  })

  it.each([
    ['leads out of it', { name: '../../outside.json', content: evil }, 'notice-unreadable'],
    ['is a place of this machine', { name: '/etc/passwd', content: evil }, 'notice-unreadable'],
    ['is a link', { name: 'notice.pdf', content: Buffer.from('/etc/passwd'), mode: 0o120777 }, 'notice-unreadable'],
    ['is not what it says', { name: 'notice.pdf', content: evil, says: { crc: 1 } }, 'notice-unreadable'],
    [
      'says it is small and is not',
      { name: 'notice.pdf', content: Buffer.alloc(9e7), says: { size: 9 } },
      'notice-unreadable',
    ],
    ['unpacks to more than any notice', { name: 'notice.pdf', content: Buffer.alloc(9e7) }, 'notice-too-large'],
    ['is a program', { name: 'run.js', content: evil }, ['run.js']],
    ['is hidden among the samples', { name: 'samples/a/b.json', content: evil }, ['samples/a/b.json']],
    ['stands in it twice', { name: 'scheme.json', content: evil }, 'notice-unreadable'],
  ] as [string, RawEntry, unknown][])('is refused where a file of it %s', async (_, entry, outcome) => {
    expect(await told(zipWith(entry))).toEqual(outcome)
  })

  it('is refused where it has more files than any notice', async () => {
    const many = Array.from({ length: 101 }, (_, i): RawEntry => ({ name: `samples/s${i}.json`, content: evil }))
    expect(await told(zipWith(...many))).toBe('notice-too-large')
  })

  it('as a folder is read no further than a package goes, and follows no link', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'samples'))
    mkdirSync(join(folder, 'more'))
    symlinkSync('/etc/passwd', join(folder, 'notice.txt'))
    writeFileSync(join(folder, 'scheme.json'), '{}')
    const files = must(await readNotice(folder, workers))
    expect([...files.keys()].sort()).toEqual(['more/', 'notice.txt/', 'scheme.json'])
    expect(noticePackageOf(files)).toMatchObject([{ place: 'more/' }, { place: 'notice.txt/' }])
    expect(problemOf(await readNotice(join(folder, 'none'), workers)).code).toBe('notice-unreadable')
  })
})

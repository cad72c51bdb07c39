import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readBatch } from '../../../../db/batch.ts'
import { eventHead, listEvents } from '../../../../db/events.ts'
import { namedFiles } from '../../../../db/named-files.ts'
import { readNotice } from '../../../../db/notices.ts'
import { manifestText, schemeFile } from '../../../../src-domain/notices/manifest.ts'
import { closeDesk, createDesk, type Desk, openDesk } from '../../../../src-main/desk/desk.ts'
import { checkUp } from '../../../../src-main/desk/doctor/check-up.ts'
import { currentContent } from '../../../../src-main/desk/editions/current-edition.ts'
import { freeze } from '../../../../src-main/desk/editions/freeze.ts'
import { listEditions } from '../../../../src-main/desk/editions/list-editions.ts'
import { checkBatch } from '../../../../src-main/desk/findings/check-batch.ts'
import { reprint } from '../../../../src-main/desk/products/reprint.ts'
import { sha256 } from '../../../../src-main/files/sha256.ts'
import { type NoticePackage, textOf } from '../../../../src-main/notices/notice-package.ts'
import { batch } from '../../../support/application.ts'
import { must, preparer, problemOf, temporaryFolder } from '../../../support/desk.ts'
import { changedNotice, notice } from '../../../support/notice.ts'
import { workers } from '../../../support/workers.ts'

/** A folder of the last commit whose batches kept of their notice nothing but its id. */
const former = resolve(import.meta.dirname, '../../../fixtures/data-folders/7c177a0')
const expected = JSON.parse(readFileSync(join(former, 'expected.json'), 'utf8'))

function opened(folder: string): Desk {
  const desk = must(openDesk(folder))
  onTestFinished(() => closeDesk(desk))
  return desk
}

describe('a data folder from before a batch kept its notice', () => {
  function copied(): string {
    const folder = join(temporaryFolder(), '2023样例')
    cpSync(former, folder, { recursive: true })
    return folder
  }

  it('is given the package once, and says so', async () => {
    const folder = copied()
    const desk = must(openDesk(folder))
    expect(readBatch(desk.store)?.notice).toBe(notice.hash)
    expect(readNotice(desk.store, notice.hash)?.manifest).toBe(notice.manifest)
    expect(must(await checkUp(desk)).files.wrong).toEqual([])
    expect(namedFiles(desk.store).map(({ name }) => name)).toContain('notice.txt')
    const head = eventHead(desk.store)
    expect(head.seq).toBe(expected.head.seq + 1)
    expect(listEvents(desk.store, { limit: 1 })).toMatchObject([
      { event: { kind: 'notice-kept', notice: notice.hash } },
    ])
    closeDesk(desk)
    expect(eventHead(opened(folder).store)).toEqual(head)
  })

  it('is judged as it was, its rulings with it, and its edition is current under its mark', () => {
    const desk = opened(copied())
    const told = checkBatch(desk).map(({ application, findings }) => [
      application.id,
      findings.map((f) => [f.check, f.outcome, f.message, f.ruling?.by ?? null]),
    ])
    expect(Object.fromEntries(told)).toEqual(expected.findings)
    expect(listEditions(desk)).toEqual(expected.editions)
    expect(must(freeze(desk, {}, preparer))).toMatchObject({ fresh: false, edition: { number: 1 } })
  })

  it('prints the summary and the books it printed, byte for byte', async () => {
    const desk = opened(copied())
    const wanted = { edition: 1, out: temporaryFolder() }
    const { made } = must(await reprint(desk, wanted, preparer, { workers, fontFolders: [] }))
    const printed = (expected.products as { kind: string; sha256: string }[]).filter(({ kind }) => kind !== 'package')
    const inOrder = (all: readonly { kind: string; sha256: string }[]) => all.map((p) => `${p.kind} ${p.sha256}`).sort()
    expect(inOrder(made)).toEqual(inOrder(printed))
  })
})

/** The notice corrected, as an earlier program wrote it, of whose kinds of check one has another name today. */
function inFormerWords(): NoticePackage {
  const present = JSON.parse(textOf(notice, schemeFile) ?? expect.unreachable())
  for (const check of present.checks) {
    if (check.kind === 'ratioAtLeast') check.minimum = '25'
    if (check.kind !== 'industryIn') continue
    check.kind = 'manufacturing'
    delete check.sections
  }
  const text = JSON.stringify(present)
  const files = new Map([...notice.files, [schemeFile, Buffer.from(text)]])
  const manifest = manifestText(
    [...files].map(([file, bytes]) => ({ file, sha256: sha256(bytes), size: bytes.length })),
  )
  return { ...notice, files, manifest, hash: sha256(manifest) }
}

describe('a batch', () => {
  const strange = changedNotice((scheme) => {
    scheme.id = 'nobody-has-this'
    scheme.title = '样例通知'
    scheme.categories[0].title = '样例类别'
  })

  it('goes by the package it was made with, which no program has to know', () => {
    const folder = join(temporaryFolder(), 'data')
    closeDesk(must(createDesk(folder, batch, strange)))
    const desk = opened(folder)
    expect(desk.scheme).toMatchObject({ id: 'nobody-has-this', title: '样例通知' })
    expect(desk.scheme.categories[0]?.title).toBe('样例类别')
  })

  it('goes by the package it was made with though its words are no longer all read, and its edition stays current', () => {
    const older = inFormerWords()
    const folder = join(temporaryFolder(), 'data')
    const made = must(createDesk(folder, batch, older))
    const before = { content: currentContent(made), head: eventHead(made.store) }
    closeDesk(made)
    const desk = opened(folder)
    expect(readBatch(desk.store)?.notice).toBe(older.hash)
    expect(desk.scheme.checks.filter(({ kind }) => kind === 'ratioAtLeast')).toMatchObject([{ minimum: '25' }])
    expect(desk.scheme.checks).toContainEqual(expect.objectContaining({ kind: 'industryIn', sections: ['C'] }))
    expect({ content: currentContent(desk), head: eventHead(desk.store) }).toEqual(before)
  })

  it('is refused where its package is no longer as it was kept, rather than going by another', () => {
    const folder = join(temporaryFolder(), 'data')
    // Of no other test: what was once read as it was kept is believed.
    const own = changedNotice((scheme) => (scheme.explanations[0] += 'abcdefgh'))
    closeDesk(must(createDesk(folder, batch, own)))
    const path = join(folder, 'desk.sqlite')
    const damaged = readFileSync(path)
    damaged.write('z', damaged.indexOf('abcdefgh'))
    writeFileSync(path, damaged)
    // As a large one is opened: what is kept of each row is looked at afterwards.
    expect(problemOf(openDesk(folder, { staged: true }))).toMatchObject({ code: 'store-altered' })
    expect(readFileSync(path).equals(damaged)).toBe(true)
  })

  it('has another mark by another package: one label is enough', () => {
    const contents = [notice, changedNotice((scheme) => (scheme.explanations[0] += '。'))].map((by) => {
      const desk = must(createDesk(join(temporaryFolder(), 'data'), batch, by))
      onTestFinished(() => closeDesk(desk))
      return currentContent(desk)
    })
    const [one, other] = contents.map(({ notice, ...content }) => ({ notice, content }))
    expect(one?.notice).toMatch(/^[0-9a-f]{64}$/)
    expect(other?.notice).not.toBe(one?.notice)
    expect(other?.content).toEqual(one?.content)
  })
})

import { describe, expect, it, onTestFinished } from 'vitest'
import { bookText } from '../../../../src-domain/book/book-text.ts'
import { editionContent } from '../../../../src-domain/edition/edition-content.ts'
import { attachmentLimits } from '../../../../src-main/documents/making/book/attachment-file.ts'
import type { BookJob } from '../../../../src-main/documents/making/book/make-book.ts'
import { findFaces } from '../../../../src-main/documents/typesetting/find-faces.ts'
import { openPress, type PressLimits } from '../../../../src-main/documents/workers/press.ts'
import { application, batch, scheme } from '../../../support/application.ts'
import { must, problemOf } from '../../../support/desk.ts'

async function job(): Promise<BookJob> {
  const sample = { ...application('district', { attachments: [] }), rank: 1 }
  const entry = editionContent(scheme, batch, [sample]).sections.flatMap((s) => s.entries)[0]
  if (!entry) throw new Error('no entry')
  const text = bookText(scheme, { category: 'district', entry, recommender: batch.recommender })
  return { text, faces: await findFaces(scheme.print, []), paths: {}, limits: attachmentLimits }
}

function pressWith(limits: PressLimits) {
  const press = openPress(limits)
  onTestFinished(() => press.close())
  return press
}

describe('the press', () => {
  it('gives up a book that takes too long, and says that nothing was made', async () => {
    const { code, message } = problemOf(await pressWith({ time: 1 }).make('book', await job()))
    expect(code).toBe('press-too-slow')
    expect(message).toContain('没有生成文件')
  })

  it('tells of a book that failed half-way, and makes the next one', async () => {
    const press = pressWith({})
    const sound = await job()
    const unreadable = { ...sound, faces: { ...sound.faces, body: { ...sound.faces.body, path: '\0' } } }
    const [failed, next] = await Promise.all([press.make('book', unreadable), press.make('book', sound)])
    expect(problemOf(failed).code).toBe('press-crashed')
    expect(must(next).pages).toBeGreaterThan(8)
  })

  it('replaces a worker that has grown too large, and goes on', async () => {
    const press = pressWith({ memory: 1 })
    const [first, second] = [must(await press.make('book', await job())), must(await press.make('book', await job()))]
    expect(Buffer.from(second.pdf).equals(Buffer.from(first.pdf))).toBe(true)
  })

  it('that is closed makes no more books', async () => {
    const press = openPress()
    await press.close()
    expect(problemOf(await press.make('book', await job())).code).toBe('press-stopped')
  })
})

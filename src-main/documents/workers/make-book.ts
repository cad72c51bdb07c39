import { ok, type Result } from '../../../src-domain/result.ts'
import type { AttachmentContent } from '../making/book/attachment-file.ts'
import { tooLargeToBind } from '../making/book/attachment-limits.ts'
import type { BookJob } from '../making/book/make-book.ts'
import type { Call, Given } from './given.ts'
import type { CheckedBook } from './task-worker.ts'

type Steps = {
  readonly attachment: Given<'attachment'>
  readonly readyForBook: Given<'readyForBook'>
  readonly book: Given<'book'>
}

/**
 * Makes a book: its attachments are read one by one on the threads for what comes from outside, so that one that can't
 * be read costs no more than its own pages, and what has come of them is bound on the thread that sets, which meanwhile
 * starts. What fails in starting fails again, and is told, with the book.
 */
export async function makeBook(steps: Steps, job: BookJob, call: Call = {}): Promise<Result<CheckedBook>> {
  const files = job.text.slots.flatMap((slot) => slot.files)
  // Setting, binding and checking takes about as long as reading all of them.
  const total = 2 * files.length + 1
  const { text, faces } = job
  // Not given up with the book: whoever looks at the next one needs it started. What it rejects with, the book will.
  const ready = files.length > 0 ? steps.readyForBook({ text, faces }).catch(() => {}) : undefined
  const contents: AttachmentContent[] = []
  let taken = 0
  for (const [done, { file, sha256, size }] of files.entries()) {
    call.progress?.({ done, total })
    const tooLarge = tooLargeToBind(size, taken, job.limits)
    const path = job.paths[sha256] ?? ''
    const read: Result<AttachmentContent> = tooLarge
      ? ok(separate(tooLarge))
      : await steps.attachment({ path, file, mostPages: job.limits.pages }, { signal: call.signal })
    if (!read.ok && read.problem.code === 'binding-stopped') return read
    const content = read.ok ? read.value : separate(read.problem.code === 'unexpected' ? bug : read.problem.message)
    if (content.kind !== 'separate') taken += size
    contents.push(content)
  }
  call.progress?.({ done: files.length, total })
  if (!call.signal?.aborted) await ready
  return steps.book({ ...job, contents }, { signal: call.signal })
}

const bug = '程序读取这个文件时出了差错，没有装入。请打开后打印，并请联系技术支持。'

function separate(reason: string): AttachmentContent {
  return { kind: 'separate', reason }
}

import { extname } from 'node:path'
import { problem } from '../../src-domain/problems/problem.ts'
import { ok, type Result } from '../../src-domain/result.ts'
import { noteBug } from '../bugs.ts'
import { builtInNotice } from '../notices/built-in.ts'
import type { NoticePackage } from '../notices/notice-package.ts'
import { noticeWorkbook } from '../notices/notice-workbook.ts'
import { noticeFileName, noticeZip } from '../notices/write-notice.ts'
import type { Context } from './context.ts'
import { encodedName, headers, type Route, refused } from './responses.ts'

/** /offered/<id>.zip or .xlsx: a notice of the program as a file, whether or not a batch is open. */
export function offeredFiles({ workers }: Context): Route {
  const path = '/offered/'
  const written = async (notice: NoticePackage, kind: 'zip' | 'xlsx'): Promise<Result<Uint8Array>> =>
    kind === 'zip' ? ok(await noticeZip(notice.files)) : noticeWorkbook(notice.files, workers)
  return {
    path,
    async answer({ method, url }) {
      if (method !== 'GET') return new Response(null, { status: 405 })
      const name = new URL(url).pathname.slice(path.length)
      const kind = extname(name) === '.zip' ? 'zip' : extname(name) === '.xlsx' ? 'xlsx' : undefined
      if (!kind) return refused(problem('file-unknown'), 404)
      const notice = builtInNotice(name.slice(0, -extname(name).length))
      if (!notice.ok) return refused(notice.problem, 404)
      try {
        const bytes = await written(notice.value, kind)
        if (!bytes.ok) return refused(bytes.problem, 422)
        return new Response(Uint8Array.from(bytes.value), {
          headers: {
            ...headers,
            'content-type': 'application/octet-stream',
            'content-length': String(bytes.value.length),
            'content-disposition': `attachment; filename*=UTF-8''${encodedName(noticeFileName(notice.value, kind))}`,
          },
        })
      } catch (error) {
        noteBug(error)
        return refused(problem('unexpected'), 500)
      }
    },
  }
}

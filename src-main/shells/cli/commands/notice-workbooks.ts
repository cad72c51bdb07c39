import { ok, type Result } from '../../../../src-domain/result.ts'
import { openWorkers, type Workers } from '../../../documents/workers/workers.ts'
import type { WrittenNotice } from '../../../notices/write-notice.ts'
import type { Answer, Call, Command } from '../command.ts'

export const noticeWorkbookCommands = {
  'notice-workbook': {
    usage: 'notice-workbook 方案代号或方案包 --out 文件夹',
    about: '把方案写成表格（XLSX），在 WPS、Excel 里改；改好的表格可以当方案包用',
    takes: [1, 1],
    needs: ['out'],
    run: (call) => withWorkers((workers) => asWorkbook(call, workers)),
  },
  'notice-package': {
    usage: 'notice-package 表格 --out 文件夹',
    about: '把改好的表格读回，过四步检查，写成方案包 ZIP',
    takes: [1, 1],
    needs: ['out'],
    run: (call) => withWorkers((workers) => asPackage(call, workers)),
  },
} satisfies Record<string, Command>

async function asWorkbook({ args: [from = ''], option }: Call, workers: Workers): Promise<Result<WrittenNotice>> {
  const { builtInIds, builtInNotice } = await import('../../../notices/built-in.ts')
  const { openNoticePackage } = await import('../../../notices/notice-package.ts')
  const { readNotice } = await import('../../../notices/read-notice.ts')
  const { noticeWorkbook } = await import('../../../notices/notice-workbook.ts')
  const { writtenInto } = await import('../../../notices/write-notice.ts')
  const files = builtInIds.includes(from) ? undefined : await readNotice(from, workers)
  if (files && !files.ok) return files
  const notice = files ? openNoticePackage(files.value) : builtInNotice(from)
  if (!notice.ok) return notice
  const workbook = await noticeWorkbook(notice.value.files, workers)
  return workbook.ok ? writtenInto(option('out'), notice.value, 'xlsx', workbook.value) : workbook
}

async function asPackage({ args: [from = ''], option, progress }: Call, workers: Workers) {
  const { trustedAt } = await import('../../../notices/trial/trial.ts')
  const { noticeZip, writtenInto } = await import('../../../notices/write-notice.ts')
  const notice = await trustedAt(from, workers, { progress: ({ label }) => progress(label) })
  return notice.ok ? writtenInto(option('out'), notice.value, 'zip', await noticeZip(notice.value.files)) : notice
}

async function withWorkers(work: (workers: Workers) => Promise<Result<WrittenNotice>>): Promise<Result<Answer>> {
  const workers = openWorkers()
  try {
    const written = await work(workers)
    return written.ok ? ok({ json: written.value, text: written.value.path }) : written
  } finally {
    await workers.close()
  }
}

import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { closeDesk, createDesk } from '../../../src-main/desk/desk.ts'
import { filePath } from '../../../src-main/files/file-store.ts'
import { builtInNotice } from '../../../src-main/notices/built-in.ts'
import { noticePackageOf, openNoticePackage } from '../../../src-main/notices/notice-package.ts'
import { filesFrom } from '../../../src-main/router/drafts.ts'
import { must, temporaryFolder } from '../../support/desk.ts'
import { changedFiles } from '../../support/notice.ts'
import { contextOf, inProcess, newBatch, newContext, outcome, overHttp } from './desks.ts'

it('the batch’s notice as a workbook says what the batch’s says, and its PDF stays when it is given back', async () => {
  const pdf = '%PDF-1.7 样例'
  const notice = must(openNoticePackage(changedFiles(() => {}, { 'notice.pdf': pdf })))
  const desk = must(createDesk(join(temporaryFolder(), '样例数据'), newBatch, notice))
  onTestFinished(() => closeDesk(desk))
  const context = contextOf(desk)
  const client = inProcess(context, '李样例')
  const { path } = await client.notices.exportWorkbook()
  expect(path).toMatch(/_方案表格_.*\.xlsx$/)
  const asked = await client.notices.questions({ from: { path } })
  expect(asked.questions).toEqual((await client.notices.questions({ from: { kept: 'current' } })).questions)
  const files = must(await filesFrom({ from: { path } }, context))
  expect(Buffer.from(files.get('notice.pdf') ?? []).toString()).toBe(pdf)
  // Nobody has changed it: it is the batch's own package.
  expect(must(openNoticePackage(files)).hash).toBe(notice.hash)
  const draft = await outcome(client.notices.draft({ from: { path } }))
  expect(draft.value.notice?.hash).toBe(notice.hash)
  // What is kept of it can't be read: the workbook is taken all the same, as all there is.
  const own = (await client.notices.current()).files.find(({ file }) => file === 'notice.pdf')
  rmSync(filePath(desk.store.folder, own?.sha256 ?? ''))
  const alone = must(await filesFrom({ from: { path } }, context))
  expect([...alone.keys()]).not.toContain('notice.pdf')
  expect(must(openNoticePackage(alone)).scheme).toEqual(notice.scheme)
})

it('a notice of the program is had as a file before there is a batch: the same as a package, and as a workbook', async () => {
  const context = newContext()
  const { fetch } = await overHttp(context)
  const own = must(builtInNotice('jiangsu-2022'))
  const read = async (kind: string) => {
    const answer = await fetch(`/offered/jiangsu-2022.${kind}`)
    expect(answer.headers.get('content-disposition')).toMatch(new RegExp(`^attachment; .*\\.${kind}$`))
    const path = join(temporaryFolder(), `方案.${kind}`)
    writeFileSync(path, Buffer.from(await answer.arrayBuffer()))
    return noticePackageOf(must(await filesFrom({ from: { path } }, context)))
  }
  expect(await read('zip')).toMatchObject({ hash: own.hash })
  expect(await read('xlsx')).toMatchObject({ hash: own.hash })
  for (const unknown of ['nothing.zip', 'jiangsu-2022.exe', '..%2Fjiangsu-2022.zip']) {
    expect((await fetch(`/offered/${unknown}`)).status).toBe(404)
  }
})

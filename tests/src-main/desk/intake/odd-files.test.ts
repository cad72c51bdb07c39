import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { symlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listApplications } from '../../../../db/applications.ts'
import { addAttachments } from '../../../../src-main/desk/attachments/add-attachments.ts'
import { closeDesk } from '../../../../src-main/desk/desk.ts'
import { importFolder } from '../../../../src-main/desk/intake/import-folder.ts'
import type { Workers } from '../../../../src-main/documents/workers/workers.ts'
import { runCommandLine } from '../../../../src-main/shells/cli/command-line.ts'
import { enterpriseRows, outline, table } from '../../../src-domain/intake/forms.ts'
import { preparer, temporaryFolder } from '../../../support/desk.ts'
import { workers } from '../../../support/workers.ts'
import { openIntake, wordFile } from './intake-folder.ts'

let desk: Awaited<ReturnType<typeof openIntake>>
beforeEach(async () => {
  desk = await openIntake()
})
afterEach(async () => {
  await desk.close()
})

const form = () => wordFile(table(...enterpriseRows), outline('enterprise'))

test.skipIf(process.platform === 'win32')('what is no file is named and never opened', async () => {
  await desk.put('01样例/申报书.docx', await form())
  const folder = join(desk.intake, '01样例')
  await symlink('/etc/passwd', join(folder, '链接.pdf'))
  await symlink(desk.intake, join(folder, '绕回'))
  execFileSync('mkfifo', [join(folder, '管道.pdf')])
  const server = createServer().listen(join(folder, '套接字.pdf'))
  await new Promise((listening) => server.once('listening', listening))
  const { applications, rejected } = await desk.import()
  await new Promise((closed) => server.close(closed))
  expect(applications[0]?.attachments).toEqual([])
  expect(rejected.map((r) => [r.file, r.code]).sort()).toEqual(
    ['链接.pdf', '绕回', '管道.pdf', '套接字.pdf'].map((file) => [file, 'not-a-file']).sort(),
  )
  for (const { file, message } of rejected) expect(message).toContain(`“${file}”`)

  const application = applications[0]?.id ?? ''
  const from = { path: join(folder, '管道.pdf') }
  expect(await addAttachments(desk.desk, { application, from }, preparer, { workers })).toMatchObject({
    problem: { code: 'not-a-file', message: expect.stringContaining('管道.pdf') },
  })
})

test('a folder of files by mistake is refused with their number, and the others are taken in', async () => {
  await desk.put('02样例/申报书.docx', await form())
  mkdirSync(join(desk.intake, '01样例'))
  for (let i = 0; i < 5001; i++) writeFileSync(join(desk.intake, '01样例', `${i}.pdf`), '')
  const { applications, rejected } = await desk.import()
  expect(applications.map((a) => a.folder)).toEqual(['02样例'])
  expect(rejected).toMatchObject([
    { folder: '01样例', code: 'too-many-files', message: expect.stringContaining('5001') },
  ])
})

test('停止 stops within an applicant, which is then not taken in, and nothing is left lying about', async () => {
  await desk.put('01样例/申报书.docx', await form())
  for (let i = 0; i < 200; i++) await desk.put(`01样例/${i}.pdf`, `%PDF ${i}`)
  const stop = new AbortController()
  let heads = 0
  const read: Workers['read'] = {
    ...workers.read,
    pdfHead: (path, call) => {
      if (++heads === 3) stop.abort()
      return workers.read.pdfHead(path, call)
    },
  }
  const stopped = await importFolder(desk.desk, { folder: desk.intake }, preparer, {
    workers: { ...workers, read },
    signal: stop.signal,
  })
  expect(stopped).toMatchObject({ ok: true, value: { applications: [], known: [] } })
  expect(heads).toBeLessThan(5)
  expect(listApplications(desk.desk.store)).toEqual([])
  expect(readdirSync(join(desk.desk.store.folder, 'files/incoming'))).toEqual([])
})

test('an archive as the intake, and one that is nothing of the kind, on the command line', async () => {
  const data = desk.desk.store.folder
  closeDesk(desk.desk)
  await desk.put('不是收件.pdf', '%PDF')
  const said: string[] = []
  const streams = { out: (t: string) => said.push(t), err: (t: string) => said.push(t), terminal: false }
  expect(await runCommandLine(['import', join(desk.intake, '不是收件.pdf'), '--data', data], streams)).toBe(2)
  expect(said.join('')).toContain('打不开收件文件夹“不是收件.pdf”')
})

test.skipIf(process.platform === 'win32')('a data folder whose path is too long is told so', async () => {
  const deep = join(temporaryFolder(), ...Array.from({ length: 10 }, () => '很'.repeat(20)))
  mkdirSync(deep, { recursive: true })
  const said: string[] = []
  const streams = { out: (t: string) => said.push(t), err: (t: string) => said.push(t), terminal: false }
  await runCommandLine(['status', '--data', deep], streams)
  expect(said.join('')).toContain('路径太长')
})

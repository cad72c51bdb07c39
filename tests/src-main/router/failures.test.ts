import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import Database from 'better-sqlite3'
import { describe, expect, it, vi } from 'vitest'
import { putStream } from '../../../src-main/files/file-store.ts'
import type { Context } from '../../../src-main/router/context.ts'
import type { DeskClient } from '../../../src-main/router/router.ts'
import { application } from '../../support/application.ts'
import { must, newDesk } from '../../support/desk.ts'
import { contextOf, inProcess, intake, newContext, outcome, overHttp } from './desks.ts'

const ways: Record<string, (context: Context) => Promise<DeskClient>> = {
  'in this process': async (context) => inProcess(context),
  'over HTTP': async (context) => (await overHttp(context)).client,
}

describe.each(Object.entries(ways))('a call that fails, %s', (_way, connect) => {
  it('says what an officer did that cannot be, with its code, and changes nothing', async () => {
    const client = await connect(contextOf(newDesk(application('enterprise'))))
    const set = client.values.set({ application: 'A01', key: 'revenue', year: 2022, value: '约三成' })
    await expect(set).rejects.toMatchObject({
      code: 'value-refused',
      message: expect.stringContaining('原值未改动'),
    })
    const { application: kept } = await client.applications.get({ application: 'A01' })
    expect(kept.values.find((v) => v.key === 'revenue' && v.year === 2022)?.value).toBe('100000')
    await expect(client.applications.get({ application: 'A77' })).rejects.toMatchObject({ code: 'application-unknown' })
  })

  it('refuses an input of another shape in Chinese', async () => {
    const client = await connect(contextOf(newDesk(application('enterprise'))))
    const wrong = { application: 'A01', key: 'revenue', value: '1', certainty: 'sure' }
    await expect(client.values.set(wrong as never)).rejects.toMatchObject({
      code: 'input-invalid',
      message: expect.stringContaining('没有改动'),
    })
    await expect(client.applications.get({ application: "A01' OR 1" })).rejects.toMatchObject({ code: 'input-invalid' })
  })

  it('never follows a relative path, which would lead to wherever the program runs', async () => {
    const client = await connect(contextOf(newDesk(application('enterprise'))))
    for (const folder of ['A01', '../A01', './A01', '"A01"']) {
      await expect(client.desk.open({ folder })).rejects.toMatchObject({
        code: 'input-invalid',
        message: expect.stringContaining('“文件夹”：请写完整的位置'),
      })
    }
  })

  it('names what is wrong of an input, and takes full-width contacts as they are meant', async () => {
    const client = await connect(contextOf(newDesk(application('enterprise'))))
    const refusals = [
      [client.desk.update({ email: 'desk.example.com' }), '“电子邮箱”：“desk.example.com”缺少“@”，没有改动任何数据。'],
      [client.desk.update({ liaison: { email: '样例@' } }), '“联系人邮箱”：'],
      [client.desk.update({ preparer: ' ' }), '“填报人”没有填写，或格式、长短不合要求，'],
      [
        client.findings.ruleMany({
          rulings: [{ application: 'A01', checks: ['noAccident'] }],
          outcome: 'pass',
          reason: '',
        }),
        '“理由”',
      ],
      [client.applications.get({ application: 'A01 或 A02' }), '“申报编号”'],
    ] as const
    for (const [call, message] of refusals) {
      await expect(call).rejects.toMatchObject({ code: 'input-invalid', message: expect.stringContaining(message) })
    }
    const kept = await client.desk.update({
      email: 'ｄｅｓｋ＠ｅｘａｍｐｌｅ．ｃｏｍ',
      phone: '０２１－６４００００００',
      liaison: { email: 'a@example.com；b@example.com', phone: '１３８００００００００' },
    })
    expect(kept).toMatchObject({
      ...{ email: 'desk@example.com', phone: '021-64000000' },
      liaison: { email: 'a@example.com；b@example.com', phone: '13800000000' },
    })
  })

  it('asks for a batch first where none is open', async () => {
    const client = await connect(newContext())
    await expect(client.applications.list()).rejects.toMatchObject({ code: 'no-desk' })
    await expect(client.desk.open({ folder: '/样例/没有这个文件夹' })).rejects.toMatchObject({ code: 'store-missing' })
  })

  it('tells of a database that fails while it is read, in a stream too', async () => {
    const sound = contextOf(newDesk(application('enterprise')))
    const failing = () => Promise.reject(new Database.SqliteError('', 'SQLITE_CORRUPT'))
    const read = { ...sound.workers.read, word: failing, pdfHead: failing, form: failing }
    const client = await connect({ ...sound, workers: { ...sound.workers, read } })
    await expect(outcome(client.intake.import({ from: { path: intake } }))).rejects.toMatchObject({
      code: 'store-damaged',
      message: expect.stringContaining('选最近的一份备份'),
    })
  })

  it('keeps what a bug says to itself, in a call and in a stream', async () => {
    const broken = () => Promise.reject(new TypeError('机密：样例泵业的电话'))
    const bytes = Buffer.from('样例')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const desk = newDesk(application('enterprise', { form: { file: '申报书.docx', sha256, size: bytes.length } }))
    must(await putStream(desk.store.folder, Readable.from([bytes]), '申报书.docx'))
    const sound = contextOf(desk)
    const read = {
      ...{ word: broken, wordPart: broken, pdfHead: broken, scan: broken, picturesAsPdf: broken },
      ...{ form: broken, archiveNames: broken, unpack: broken, noticeArchive: broken, noticeWorkbook: broken },
      table: broken,
      ballot: broken,
    }
    const context: Context = { ...sound, workers: { ...sound.workers, read } }
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const client = await connect(context)
    const unexpected = { code: 'unexpected', message: expect.stringMatching(/^程序出了差错.*已保存的数据不受影响/) }
    await expect(client.applications.form({ application: 'A01' })).rejects.toMatchObject(unexpected)
    await expect(outcome(client.intake.import({ from: { path: intake } }))).rejects.toMatchObject(unexpected)
    const logged = log.mock.calls.flat().join('\n')
    log.mockRestore()
    expect(logged).toContain('TypeError')
    expect(logged).toContain('failures.test.ts')
    expect(logged).not.toContain('机密')
  })
})

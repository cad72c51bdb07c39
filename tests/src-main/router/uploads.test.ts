import { appendFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { enterpriseRows, outline, table } from '../../src-domain/intake/forms.ts'
import { zipOf } from '../../support/docx.ts'
import { wordFile } from '../desk/intake/intake-folder.ts'
import { newBatch, newContext, outcome, overHttp } from './desks.ts'

/** An upload as the browser makes it: a PUT for each file. */
async function uploading() {
  const context = newContext()
  const { client, fetch } = await overHttp(context)
  await client.desk.create(newBatch)
  const { upload } = await client.intake.begin()
  return {
    client,
    /** What a full disk leaves of the note of a file that came. */
    breakOff: () => {
      const incoming = join(context.holder.folder(), 'files/incoming')
      const received = join(incoming, readdirSync(incoming)[0] ?? '')
      appendFileSync(join(received, 'names.jsonl'), '{"names":["01样例","半')
    },
    incoming: () => readdirSync(join(context.holder.folder(), 'files/incoming')),
    async put(path: string, body: Buffer | string): Promise<number> {
      const names = path.split('/').map(encodeURIComponent).join('/')
      return (
        await fetch(`/uploads/${upload}/${names}`, {
          method: 'PUT',
          body: Buffer.from(body as string) as Uint8Array<ArrayBuffer>,
        })
      ).status
    },
    import: async () => (await outcome(client.intake.import({ from: { upload } }))).value,
  }
}

const form = () => wordFile(table(...enterpriseRows), outline('enterprise'))

it('a note broken off on a full disk costs no other file of the upload', async () => {
  const { put, breakOff, import: take } = await uploading()
  expect(await put('收件/01样例/营业执照.pdf', '样例')).toBe(200)
  breakOff()
  expect(await put('收件/01样例/申报书.docx', await form())).toBe(200)
  expect(await take()).toMatchObject({ applications: [{ id: 'A01' }] })
})

describe('names of files a browser hands over', () => {
  it('are taken whatever a disk makes of them, each file with its own bytes', async () => {
    const { put, import: take, incoming } = await uploading()
    const names = [
      ...[
        '材料:营业执照.pdf',
        '问?号*<>"|.pdf',
        'CON',
        'NUL.pdf',
        'com1.pdf',
        '尾点.',
        '尾空格 ',
        '换\n行.pdf',
        '响\u0007铃.pdf',
      ],
      ...['a.pdf', 'A.pdf', 'é.pdf', 'e\u0301.pdf', `${'长'.repeat(300)}.pdf`, `${'x'.repeat(300)}.pdf`, '%2e%2e.pdf'],
    ]
    expect(await put('收件/01样例/申报书.docx', await form())).toBe(200)
    for (const [i, name] of names.entries()) {
      const file = /\.pdf$/.test(name) ? name : `${name}/x.pdf`
      expect([name, await put(`收件/01样例/${file}`, `%PDF ${i}`)]).toEqual([name, 200])
    }
    const { applications, rejected } = await take()
    expect(rejected).toEqual([])
    const files = applications[0]?.attachments.map((a) => a.file) ?? []
    expect(files).toHaveLength(names.length)
    expect(files).toEqual(
      expect.arrayContaining(['材料:营业执照.pdf', 'a.pdf', 'A.pdf', 'é.pdf', 'e\u0301.pdf', 'NUL.pdf']),
    )
    expect(files).toContain(`${'长'.repeat(300)}.pdf`)
    expect(incoming()).toEqual([])
  })

  it('show what nobody would see in them, and the officer is asked to look', async () => {
    const { put, import: take } = await uploading()
    await put('01样例/申报书.docx', await form())
    await put('01样例/合同\u202efdp.pdf', '%PDF')
    await put('01样例/营业\u200b执照.pdf', '%PDF')
    await put('01样例/换\n行.pdf', '%PDF')
    const { applications } = await take()
    const files = applications[0]?.attachments.map((a) => [a.file, a.slot])
    expect(files).toEqual(
      expect.arrayContaining([
        ['合同‹U+202E›fdp.pdf', expect.any(String)],
        ['营业‹U+200B›执照.pdf', 'licence'],
        ['换‹U+000A›行.pdf', 'other'],
      ]),
    )
    const marked = applications[0]?.problems.find((p) => p.code === 'names-marked')
    for (const [file = ''] of files ?? []) expect(marked?.message).toContain(String(file))
  })

  it('one that can’t be taken is refused by itself, and the others are taken', async () => {
    const { put, import: take } = await uploading()
    await put('01样例/申报书.docx', await form())
    expect(await put('01样例/..\\..\\外面.pdf', 'x')).toBe(400)
    expect(await put('01样例/a\0b.pdf', 'x')).toBe(400)
    expect(await put('01样例/营业执照.pdf', '%PDF')).toBe(200)
    const { applications } = await take()
    expect(applications[0]?.attachments.map((a) => a.file)).toEqual(['营业执照.pdf'])
  })
})

describe('a ZIP a browser hands over', () => {
  it('is the folder it is: of one applicant, or of all', async () => {
    const one = await uploading()
    await one.put('样例阀门.zip', await zipOf({ '申报书.docx': await form(), '营业执照.pdf': '%PDF' }))
    const taken = await one.import()
    expect(taken.applications.map((a) => [a.folder, a.attachments.map((p) => p.file)])).toEqual([
      ['样例阀门', ['样例阀门.zip/营业执照.pdf']],
    ])
    const all = await uploading()
    await all.put('全部.zip', await zipOf({ '01甲/申报书.docx': await form(), '02乙/申报书.docx': await form() }))
    expect((await all.import()).applications.map((a) => a.folder)).toEqual(['01甲', '02乙'])
    expect(all.incoming()).toEqual([])
  })
})

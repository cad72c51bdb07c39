import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addAttachments } from '../../../../src-main/desk/attachments/add-attachments.ts'
import { filePath } from '../../../../src-main/files/file-store.ts'
import { enterpriseRows, lines, outline, table } from '../../../src-domain/intake/forms.ts'
import { preparer } from '../../../support/desk.ts'
import { zipOf } from '../../../support/docx.ts'
import { type RawEntry, rawZip } from '../../../support/raw-zip.ts'
import { workers } from '../../../support/workers.ts'
import { openIntake, wordFile } from './intake-folder.ts'

const cases = new URL('../../../fixtures/cases/word/', import.meta.url).pathname
const licence = readFileSync(new URL('../../../fixtures/xuhui-intake/01样例泵业/营业执照.pdf', import.meta.url))

let desk: Awaited<ReturnType<typeof openIntake>>
beforeEach(async () => {
  desk = await openIntake()
})
afterEach(() => desk.close())

const form = () => wordFile(table(...enterpriseRows), outline('enterprise'))
const incoming = () => readdirSync(join(desk.desk.store.folder, 'files/incoming'))
describe('an archive is the folder it is', () => {
  test('where it is all an applicant has handed in', async () => {
    await mkdir(join(desk.intake, '01样例'))
    await copyFile(join(cases, '只有压缩包/申报材料.zip'), join(desk.intake, '01样例/申报材料.zip'))
    await desk.put('02样例/申报书.docx', await form())
    const { applications, rejected } = await desk.import()
    expect(rejected).toEqual([])
    expect(applications.map((a) => [a.folder, a.name])).toEqual([
      ['01样例', '上海样例阀门有限公司'],
      ['02样例', '上海样例阀门有限公司'],
    ])
    expect(incoming()).toEqual([])
  })

  test('beside the form and other papers, and its files say where they come from', async () => {
    await desk.put('01样例/申报书.docx', await form())
    await desk.put('01样例/2021年度审计报告.pdf', licence)
    await desk.put(
      '01样例/材料.zip',
      await zipOf({
        '证照/营业执照.pdf': licence,
        '__MACOSX/证照/._营业执照.pdf': 'x',
        '.DS_Store': 'x',
        'Thumbs.db': 'x',
      }),
    )
    const { applications, rejected } = await desk.import()
    expect(rejected).toEqual([])
    const [application] = applications
    expect(application?.attachments.map((a) => [a.file, a.slot])).toEqual([
      ['2021年度审计报告.pdf', 'audit'],
      ['材料.zip/证照/营业执照.pdf', 'licence'],
    ])
  })

  test('of all applicants, of one each, and of groups of them', async () => {
    const all = await zipOf({
      '2023收件/02样例乙/申报书.docx': await form(),
      '2023收件/01样例甲/申报书.docx': await form(),
      '2023收件/01样例甲/营业执照.pdf': licence,
      '2023收件/10样例丙/材料.zip': await zipOf({ '申报书.docx': await form() }),
      '2023收件/说明.txt': 'x',
    })
    await desk.put('全部.zip', all)
    const whole = await desk.import(join(desk.intake, '全部.zip'))
    expect(whole.applications.map((a) => a.folder)).toEqual(['01样例甲', '02样例乙', '10样例丙'])
    expect(whole.applications[0]?.attachments.map((a) => a.file)).toEqual(['营业执照.pdf'])
    expect(whole.rejected.map((r) => [r.file, r.code])).toEqual([['全部.zip/说明.txt', 'outside-folders']])
    const inFolder = await desk.import()
    expect(inFolder.applications.map((a) => a.folder)).toEqual(['01样例甲', '02样例乙', '10样例丙'])

    await desk.put('多件/03样例丁.zip', await zipOf({ '申报书.docx': await form() }))
    await desk.put('多件/04样例戊.zip', await zipOf({ '04样例戊/申报书.docx': await form() }))
    await desk.put('多件/模板.zip', await zipOf({ '空白.pdf': licence }))
    const each = await desk.import(join(desk.intake, '多件'))
    expect(each.applications.map((a) => a.folder)).toEqual(['03样例丁', '04样例戊'])
    expect(each.rejected.map((r) => [r.file, r.code])).toEqual([['模板.zip', 'outside-folders']])

    await desk.put('分组/示范企业/05样例己.zip', await zipOf({ '申报书.docx': await form() }))
    await desk.put('分组/示范企业/06样例庚/申报书.docx', await form())
    const groups = await desk.import(join(desk.intake, '分组'))
    expect(groups.applications.map((a) => a.folder)).toEqual(['示范企业/05样例己', '示范企业/06样例庚'])
    expect(incoming()).toEqual([])
  }, 60_000)

  test('and so is one in it, but no third', async () => {
    const innermost = await zipOf({ '深处.pdf': licence })
    const inner = await zipOf({ '营业执照.pdf': licence, '里层.zip': innermost })
    await desk.put('01样例/申报书.docx', await form())
    await desk.put('01样例/外层.zip', await zipOf({ '中层.zip': inner }))
    const { applications } = await desk.import()
    expect(applications[0]?.attachments.map((a) => a.file)).toEqual([
      '外层.zip/中层.zip/里层.zip',
      '外层.zip/中层.zip/营业执照.pdf',
    ])
    expect(applications[0]?.problems.map((p) => p.code)).toEqual(['archive-nested'])
  })

  test('but for an Office document under its name', async () => {
    await desk.put('01样例/申报书.zip', await form())
    await desk.put('01样例/台账.zip', await zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<a/>' }))
    const { applications, rejected } = await desk.import()
    expect(rejected).toEqual([])
    expect(applications.map((a) => [a.name, a.attachments.map((p) => p.file)])).toEqual([
      ['上海样例阀门有限公司', ['台账.zip']],
    ])
  })

  test('a second copy of the form in it is said, not taken as a second application', async () => {
    const same = await form()
    await desk.put('01样例/申报书.docx', same)
    await desk.put('01样例/材料.zip', await zipOf({ '申报书.docx': same }))
    const { applications, rejected } = await desk.import()
    expect(applications).toHaveLength(1)
    expect(rejected.map((r) => [r.file, r.code])).toEqual([['申报书.docx', 'copy-of']])
  })

  test('bytes behind its end change nothing', async () => {
    await desk.put(
      '01样例/材料.zip',
      Buffer.concat([await zipOf({ '申报书.docx': await form() }), Buffer.from('\r\n--')]),
    )
    expect((await desk.import()).applications).toHaveLength(1)
  })

  test('added to an application, each of its files by itself', async () => {
    await desk.put('01样例/申报书.docx', await form())
    const { applications } = await desk.import()
    const application = applications[0]?.id ?? ''
    await desk.put('补交/材料.zip', await zipOf({ '营业执照.pdf': licence, '现场照片.jpg': 'x' }))
    await desk.put('补交/材料.rar', 'Rar!\x1a\x07\x01\x00')
    const add = (file: string) =>
      addAttachments(desk.desk, { application, from: { path: join(desk.intake, '补交', file) } }, preparer, { workers })
    expect(await add('材料.zip')).toMatchObject({ ok: true })
    expect(await add('材料.rar')).toMatchObject({
      problem: { code: 'archive', message: expect.stringMatching(/^“材料\.rar”没有添加.*RAR.*解压后/) },
    })
    const again = await desk.import(join(desk.intake, '01样例'))
    expect(again.applications[0]?.attachments.map((a) => a.file).sort()).toEqual([
      '材料.zip/现场照片.jpg',
      '材料.zip/营业执照.pdf',
    ])
  })
})

describe('names in an archive', () => {
  // 营业执照.pdf; the second byte of 誠 in GBK is a backslash.
  const gbk = (hex: string, ascii = '') => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(ascii)])
  const names = async (entries: readonly RawEntry[]) => {
    await desk.put('01样例/申报书.docx', await form())
    await desk.put('01样例/材料.zip', rawZip(entries.map((e) => ({ content: licence, ...e }))))
    const { applications } = await desk.import()
    return applications[0]?.attachments.map((a) => a.file.replace('材料.zip/', ''))
  }

  test('are GBK where old Windows and WPS wrote them, and a byte of a character is no separator', async () => {
    const found = await names([
      { name: gbk('d3aad2b5d6b4d5d5', '.pdf') },
      { name: gbk('d55c', '.pdf') },
      { name: gbk('b2c4c1cf', '\\a.pdf') },
    ])
    expect(found?.sort()).toEqual(['材料/a.pdf', '营业执照.pdf', '誠.pdf'].sort())
  })

  test('are GBK even where the bytes would be UTF-8 too', async () => {
    // 携 in GBK is a Cyrillic letter in UTF-8.
    expect(await names([{ name: gbk('d0af', '.pdf') }])).toEqual(['携.pdf'])
  })

  test('are UTF-8 where they say so, where macOS does not say so, and by the Unicode Path field', async () => {
    const field = (raw: Buffer, name: string) => {
      const data = Buffer.concat([Buffer.alloc(5), Buffer.from(name)])
      data[0] = 1
      data.writeUInt32LE(crc32(raw), 1)
      const head = Buffer.alloc(4)
      head.writeUInt16LE(0x7075, 0)
      head.writeUInt16LE(data.length, 2)
      return Buffer.concat([head, data])
    }
    const raw = Buffer.from('????.pdf')
    expect(
      (
        await names([
          { name: '说明一.pdf', flags: 0x800 },
          { name: '说明二.pdf' },
          { name: raw, extra: field(raw, '说明三.pdf') },
        ])
      )?.sort(),
    ).toEqual(['说明一.pdf', '说明二.pdf', '说明三.pdf'].sort())
  })

  test('that lead elsewhere are refused by name, and nothing is written there', async () => {
    await desk.put('01样例/申报书.docx', await form())
    await desk.put(
      '01样例/材料.zip',
      rawZip([
        { name: '../../外面.pdf', content: licence },
        { name: '/tmp/绝对.pdf', content: licence },
        { name: 'C:\\盘.pdf', content: licence },
        { name: '链接.pdf', content: '/etc/passwd', mode: 0o120777 },
        { name: '管道.pdf', mode: 0o010644 },
        { name: '营业执照.pdf', content: licence, mode: 0o100644 },
      ]),
    )
    const { applications, rejected } = await desk.import()
    expect(applications[0]?.attachments.map((a) => a.file)).toEqual(['材料.zip/营业执照.pdf'])
    expect(rejected.map((r) => [r.file, r.code])).toEqual([
      ['材料.zip/../../外面.pdf', 'entry-outside'],
      ['材料.zip//tmp/绝对.pdf', 'entry-outside'],
      ['材料.zip/C:/盘.pdf', 'entry-outside'],
      ['材料.zip/链接.pdf', 'not-a-file'],
      ['材料.zip/管道.pdf', 'not-a-file'],
    ])
    for (const { file, message } of rejected) expect(message).toContain(file)
    expect(existsSync(join(desk.intake, '外面.pdf'))).toBe(false)
    expect(existsSync('/tmp/绝对.pdf')).toBe(false)
  })

  test('that lie deeper than anybody sorts are refused by a short name, and the others taken', async () => {
    const deep = `${'深/'.repeat(500)}营业执照.pdf`
    await desk.put('01样例/申报书.docx', await form())
    await desk.put(
      '01样例/材料.zip',
      rawZip([
        { name: deep, content: licence, flags: 0x800 },
        { name: `${'层/'.repeat(16)}营业执照.pdf`, content: licence, flags: 0x800 },
      ]),
    )
    const { applications, rejected } = await desk.import()
    expect(applications[0]?.attachments.map((a) => a.file)).toEqual([`材料.zip/${'层/'.repeat(16)}营业执照.pdf`])
    expect(rejected.map((r) => [r.file, r.code])).toEqual([['材料.zip/深/…/营业执照.pdf', 'entry-too-deep']])
  })

  test('twins and names no disk knows are all kept, each with its own bytes', async () => {
    const twins = [
      'a.pdf',
      'A.pdf',
      'é.pdf',
      'e\u0301.pdf',
      'CON',
      'NUL.pdf',
      '尾点.pdf.',
      '问?号*.pdf',
      '长'.repeat(300),
    ]
    const entries = twins.map((name, i) => ({ name: name.includes('.') ? name : `${name}.pdf`, content: `%PDF ${i}` }))
    await desk.put('01样例/申报书.docx', await form())
    await desk.put(
      '01样例/材料.zip',
      rawZip(entries.map((e) => ({ ...e, name: e.name.endsWith('.') ? `${e.name}/x.pdf` : e.name }))),
    )
    const { applications } = await desk.import()
    const again = await desk.import()
    expect(again.known).toHaveLength(1)
    expect(applications[0]?.attachments).toHaveLength(twins.length)
    const contents = applications[0]?.attachments.map((a) =>
      readFileSync(filePath(desk.desk.store.folder, a.sha256), 'latin1'),
    )
    expect(new Set(contents).size).toBe(twins.length)
  })
})

describe('an archive that is not unpacked', () => {
  const seven = Buffer.from('377abcaf271c0004', 'hex')
  const tar = Buffer.concat([Buffer.alloc(257), Buffer.from('ustar\x0000'), Buffer.alloc(248)])
  const cases: Record<string, [file: string, content: Buffer, code: string, says: RegExp]> = {
    RAR: ['申报材料.rar', Buffer.from('Rar!\x1a\x07\x01\x00', 'latin1'), 'archive', /RAR.*解压后.*重新导入/],
    'RAR under another name': ['申报材料.zip', Buffer.from('Rar!\x1a\x07\x00', 'latin1'), 'archive', /RAR/],
    '7z': ['申报材料.7z', seven, 'archive', /7z.*解压后.*重新导入/],
    'a volume of 7z': ['申报材料.7z.002', Buffer.from('the middle'), 'archive', /7z/],
    'a volume of RAR': ['申报材料.r00', Buffer.from('the middle'), 'archive', /RAR/],
    'a volume of ZIP': ['申报材料.z01', Buffer.from('the middle'), 'archive-damaged', /分卷/],
    tar: ['申报材料.tar', tar, 'archive', /tar/],
    gz: ['申报材料.tar.gz', Buffer.from('1f8b0800', 'hex'), 'archive', /gz/],
    encrypted: [
      '申报材料.zip',
      rawZip([{ name: 'a.pdf', content: 'x'.repeat(20), flags: 1 }]),
      'archive-encrypted',
      /密码/,
    ],
    damaged: [
      '申报材料.zip',
      rawZip([{ name: 'a.pdf', content: 'x'.repeat(2000) }]).subarray(0, 40),
      'archive-damaged',
      /损坏/,
    ],
    'no archive': ['申报材料.zip', Buffer.from('something else'), 'archive-damaged', /损坏/],
    empty: ['申报材料.zip', rawZip([]), 'archive-empty', /没有文件/],
    bomb: [
      '申报材料.zip',
      rawZip([{ name: 'a.pdf', content: Buffer.alloc(200 * 1024 ** 2) }]),
      'archive-too-large',
      /过大/,
    ],
    'too many': [
      '申报材料.zip',
      rawZip(Array.from({ length: 20_001 }, (_, i) => ({ name: `${i}.pdf`, method: 0 }))),
      'archive-too-many',
      /20000 个/,
    ],
  }

  test.each(Object.entries(cases))(
    '%s: is named with the way, alone or beside a form',
    async (_, [file, content, code, says]) => {
      await desk.put(`只有它/${file}`, content)
      await desk.put('有申报书/申报书.docx', await form())
      await desk.put(`有申报书/${file}`, content)
      const { applications, rejected } = await desk.import()
      expect(applications.map((a) => a.folder)).toEqual(['有申报书'])
      expect(rejected).toMatchObject([{ folder: '只有它', file, code, message: expect.stringMatching(says) }])
      expect(rejected[0]?.message).toContain(`“${file}”`)
      expect(applications[0]?.problems).toMatchObject([{ code, message: expect.stringContaining(`“${file}”`) }])
      expect(applications[0]?.attachments).toMatchObject([{ file, certainty: 'unsure' }])
      expect(incoming()).toEqual([])
    },
    30_000,
  )

  test('a damaged file in it costs that file alone', async () => {
    await desk.put('01样例/申报书.docx', await form())
    const entries = [
      { name: '坏.pdf', content: licence, says: { crc: 1 } },
      { name: '短.pdf', content: licence, says: { size: licence.length + 5 } },
      { name: '少见.pdf', content: licence, method: 99 },
      { name: '营业执照.pdf', content: licence },
    ]
    await desk.put('01样例/材料.zip', rawZip(entries))
    const { applications, rejected } = await desk.import()
    expect(applications[0]?.attachments.map((a) => a.file)).toEqual(['材料.zip/营业执照.pdf'])
    expect(rejected.map((r) => [r.file, r.code]).sort()).toEqual(
      [
        ['材料.zip/坏.pdf', 'entry-damaged'],
        ['材料.zip/短.pdf', 'entry-damaged'],
        ['材料.zip/少见.pdf', 'entry-method'],
      ].sort(),
    )
  })
})

describe('a folder without a Word form says what lies there instead', () => {
  test.each([
    ['申报书.pdf', 'no-form-among', /“申报书\.pdf”.*Word/],
    ['申报书.odt', 'form-open-document', /“申报书\.odt”.*另存为 \.docx/],
    ['申报书.jpg', 'no-form-among', /“申报书\.jpg”/],
  ])('%s', async (file, code, says) => {
    await desk.put(`01样例/${file}`, licence)
    await desk.put('02样例/申报书.docx', await form())
    const { rejected } = await desk.import()
    expect(rejected).toMatchObject([{ folder: '01样例', code, message: expect.stringMatching(says) }])
  })

  test('lists of many name a few', async () => {
    for (let i = 1; i <= 5; i++) await desk.put(`01样例/扫描${i}.pdf`, licence)
    await desk.put('02样例/申报书.docx', await form())
    expect((await desk.import()).rejected[0]?.message).toContain('“扫描1.pdf”、“扫描2.pdf”、“扫描3.pdf”等 5 个文件')
  })

  test.each([
    ['{\\rtf1 x}', 'word-rtf'],
    ['<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', 'word-word-xml'],
    ['MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n', 'word-web-archive'],
    ['<html xmlns:w="urn:schemas-microsoft-com:office:word"><table></table></html>', 'word-web-page'],
  ])('%s under .doc is for Word to save as .docx', async (content, code) => {
    await desk.put('01样例/申报书.doc', content)
    await desk.put('02样例/申报书.docx', await form())
    expect((await desk.import()).rejected).toMatchObject([
      { code, message: expect.stringMatching(/“申报书\.doc”.*用 Word 打开，另存为 \.docx/) },
    ])
  })
})

test('a Word file beside a form that lies in an archive is an attachment as ever', async () => {
  await desk.put('01样例/说明.docx', await wordFile(lines('服务合同')))
  await desk.put('01样例/材料.zip', await zipOf({ '申报书.docx': await form() }))
  const { applications } = await desk.import()
  expect(applications).toHaveLength(1)
  expect(applications[0]?.attachments.map((a) => a.file)).toEqual(['说明.docx'])
})

import { copyFile, mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listApplications } from '../../../../db/applications.ts'
import { originalForm } from '../../../../src-main/desk/applications/original-form.ts'
import { changed, enterpriseRows, lines, outline, platformRows, table } from '../../../src-domain/intake/forms.ts'
import { docx, paragraph, zipOf } from '../../../support/docx.ts'
import { workers } from '../../../support/workers.ts'
import { openIntake, wordFile } from './intake-folder.ts'

const samples = new URL('../../../fixtures/xuhui-intake/', import.meta.url).pathname
const odd = new URL('../../../fixtures/odd-intake/', import.meta.url).pathname

let desk: Awaited<ReturnType<typeof openIntake>>
beforeEach(async () => {
  desk = await openIntake()
})
afterEach(() => desk.close())

const form = table(...enterpriseRows)
const filled = () => wordFile(form, outline('enterprise'))

describe('the samples', () => {
  test('are read to the last value, without a doubt', async () => {
    const { applications, rejected } = await desk.import(samples)
    expect(rejected).toEqual([])
    const three = ['audit:2022', 'highTech', 'licence']
    const five = ['audit:2022', 'services', 'premises', 'feedback', 'licence']
    const read = applications.map((a) => {
      const value = (key: string, year?: number) => a.fields.find((f) => f.key === key && f.year === year)?.value
      return [
        ...[a.folder.slice(0, 2), a.category, a.name, a.creditCode, a.fields.filter((f) => f.value !== '').length],
        ...[value('operatingYears'), value('serviceShare', 2022) ?? value('applicationServiceProvider')],
        ...[a.modes, a.outline.length, a.outline.reduce((sum, o) => sum + o.characters, 0)],
        a.attachments.map((p) => (p.year ? `${p.slot}:${p.year}` : p.slot)),
      ]
    })
    expect(read).toEqual([
      ['01', 'enterprise', '上海样例泵业集团有限公司', '91310104MA1TEAT11K', 45, '18', '34.0', [], 27, 2924, three],
      ['02', 'enterprise', '上海样例电梯股份有限公司', '91310104MA1TEAT2XB', 45, '18', '38.15', [], 27, 2991, three],
      ['03', 'enterprise', '上海样例仪器仪表有限公司', '91310104MA1TEAT38B', 45, '18', '28.0', [], 27, 2985, three],
      [
        '04',
        'enterprise',
        '上海样例环保装备有限公司',
        '91310104MA1TEAT466',
        45,
        '18',
        '36.0',
        [],
        27,
        2875,
        ['audit:2021', 'licence'],
      ],
      ['05', 'enterprise', '上海样例汽车零部件有限公司', '91310104MA1TEAT541', 45, '18', '31.0', [], 27, 2916, three],
      ['06', 'enterprise', '上海样例机器人有限公司', '91310104MA1TEA362U', 45, '7', '34.0', [], 27, 2966, three],
      ['07', 'enterprise', '上海样例生物制造有限公司', '91310104MA1TEAT70N', 45, '18', '55.0', [], 27, 4811, three],
      ['08', 'enterprise', '上海样例商务咨询有限公司', '91310104MA1TEAT89K', 45, '18', '100', [], 27, 2925, three],
      ['09', 'platform', '样例共享制造平台', '91310104MA1TEATA59', 27, '4.5', '是', ['共享制造'], 17, 2841, five],
      [
        '10',
        'platform',
        '样例供应链协同平台',
        '91310104MA1TEATB34',
        28,
        '1.6',
        '否',
        ['定制化服务', '供应链管理'],
        17,
        2806,
        five,
      ],
      ['11', 'district', '徐汇区', '', 44, undefined, undefined, [], 12, 6490, ['policyFiles']],
      ['12', 'enterprise', '上海样例泵业集团有限公司', '91310104MA1TEAT11K', 45, '18', '34.3', [], 27, 3052, three],
    ])
    const doubts = applications.flatMap((a) => [...a.fields, ...a.attachments].filter((v) => v.certainty === 'unsure'))
    expect(doubts).toEqual([])
    expect(applications.map((a) => a.problems.map((p) => p.code).join())).toEqual(
      applications.map((a) => (/^(?:01|12)/.test(a.folder) ? 'duplicate' : '')),
    )
  })
})

describe('other offices’ files', () => {
  test('the notice’s whole template, one form filled in, the text behind it or in the outline’s own table', async () => {
    const { applications } = await desk.import(odd)
    expect(applications.map((a) => [a.category, a.name, a.fields.filter((f) => f.value !== '').length])).toEqual([
      ['enterprise', '上海样例轴承有限公司', 45],
      ['enterprise', '上海样例轴承有限公司', 45],
      ['platform', '样例协同平台', 28],
    ])
    for (const a of applications) {
      expect(a.problems.filter((p) => p.code !== 'duplicate')).toEqual([])
      expect(a.fields.filter((f) => f.certainty === 'unsure')).toEqual([])
      expect(a.outline.length).toBe(a.category === 'enterprise' ? 27 : 17)
    }
    expect(applications[1]?.outline[0]).toEqual({ heading: '企业简介', title: '企业简介', characters: 15 })
    expect(applications[2]?.modes).toEqual(['供应链管理', '检验检测认证'])
  })

  test('form and text in two Word files', async () => {
    await desk.put('01样例/申报表.docx', await wordFile(form))
    await desk.put('01样例/正文.docx', await wordFile(lines('申报书正文'), outline('enterprise')))
    const { applications } = await desk.import()
    expect(applications).toHaveLength(1)
    expect(applications[0]?.problems).toEqual([])
    expect(applications[0]?.outline[0]?.characters).toBe(10)
    expect(applications[0]?.attachments).toMatchObject([{ slot: 'other', file: '正文.docx', certainty: 'sure' }])
  })
})

describe('hostile and unreadable files', () => {
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  const part = (xml: string) => ({
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': xml,
  })
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

  test('each is refused in a sentence that names it, and the others are taken in', async () => {
    const bomb = `<w:document ${w}><w:body>${'<w:p/>'.repeat(12_000_000)}</w:body></w:document>`
    const entities = `<!DOCTYPE x [<!ENTITY a "样例"><!ENTITY b "&a;&a;&a;">]><w:document ${w}><w:body>&b;</w:body></w:document>`
    const whole = await filled()
    const cases: Record<string, [string, string | Buffer]> = {
      旧版: ['申报书.doc', ole],
      文字: ['申报书.wps', ole],
      加密: ['申报书.docx', Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')])],
      破损: ['申报书.docx', whole.subarray(0, whole.length / 2)],
      过大: ['申报书.docx', await zipOf(part(bomb))],
      实体: ['申报书.docx', await zipOf(part(entities))],
      穿越: [
        '申报书.docx',
        Buffer.from(
          (await zipOf({ ...part('<a/>'), 'aa/aa/evil': 'x' }))
            .toString('latin1')
            .replaceAll('aa/aa/evil', '../../evil'),
          'latin1',
        ),
      ],
      空的: ['申报书.docx', ''],
      别的: ['说明.docx', await wordFile(lines('会议通知\n请各单位参加。'))],
    }
    for (const [folder, [file, content]] of Object.entries(cases)) await desk.put(`${folder}/${file}`, content)
    await mkdir(join(desk.intake, '空文件夹'))
    await desk.put('正常/申报书.docx', whole)

    const { applications, rejected } = await desk.import()
    expect(applications.map((a) => a.folder)).toEqual(['正常'])
    expect(Object.fromEntries(rejected.map((r) => [r.folder, r.code]))).toEqual({
      ...{
        旧版: 'word-doc',
        文字: 'word-wps',
        加密: 'word-encrypted',
        破损: 'word-damaged',
        过大: 'word-too-large',
        实体: 'word-hostile',
        穿越: 'word-hostile',
      },
      ...{ 空的: 'word-empty', 别的: 'no-form', 空文件夹: 'no-form' },
    })
    for (const { folder, file, message } of rejected) {
      if (folder !== '空文件夹') expect(message).toContain(`“${file}”`)
      expect(message).toMatch(/请.+。$/)
    }
  }, 60_000)

  test('what lies in an applicant’s folder is taken, kept with its problem, or refused, never passed over', async () => {
    await desk.put('01样例/申报书.docx', await filled())
    await desk.put('01样例/营业执照.pdf', '')
    await desk.put('01样例/2022年度审计报告.pdf', '%PDF-1.4\nnot much')
    await desk.put('01样例/附件.rar', 'Rar!\x1a\x07\x01\x00')
    await desk.put('01样例/视频.mp4', 'x')
    await desk.put('01样例/.DS_Store', 'x')
    await desk.put('01样例/~$申报书.docx', 'x')
    await symlink('/etc', join(desk.intake, '01样例/外面'))
    const { applications, rejected } = await desk.import()
    expect(applications[0]?.problems.map((p) => p.code).sort()).toEqual(['archive', 'pdf-damaged'])
    expect(applications[0]?.attachments.map((a) => [a.file, a.slot, a.certainty])).toEqual([
      ['2022年度审计报告.pdf', 'audit', 'unsure'],
      ['附件.rar', 'other', 'unsure'],
    ])
    expect(Object.fromEntries(rejected.map((r) => [r.file, r.code]))).toEqual({
      ...{ '营业执照.pdf': 'pdf-empty', '视频.mp4': 'kind-unknown', 外面: 'not-a-file' },
    })
  })
})

describe('how folders are laid out', () => {
  test('files beside the applicants’ folders are said', async () => {
    await desk.put('01样例/申报书.docx', await filled())
    await desk.put('说明.txt', 'x')
    await symlink('/etc', join(desk.intake, '外面'))
    const { applications, rejected } = await desk.import()
    expect(applications.map((a) => a.folder)).toEqual(['01样例'])
    expect(rejected.map((r) => [r.folder, r.file, r.code])).toEqual([
      ['', '说明.txt', 'outside-folders'],
      ['', '外面', 'not-a-file'],
    ])
  })

  test('one applicant’s own folder, with its papers in sub-folders', async () => {
    await desk.put('申报书.docx', await filled())
    await mkdir(join(desk.intake, '附件/执照'), { recursive: true })
    await copyFile(join(samples, '01样例泵业/营业执照.pdf'), join(desk.intake, '附件/执照/扫描件0001.pdf'))
    const { applications, rejected } = await desk.import()
    expect(rejected).toEqual([])
    expect(applications.map((a) => [a.folder, a.attachments.map((p) => [p.file, p.slot])])).toEqual([
      ['收件', [['附件/执照/扫描件0001.pdf', 'licence']]],
    ])
  })

  test('applicants grouped in folders by category', async () => {
    await desk.put('示范企业/样例甲/申报书.docx', await filled())
    await desk.put(
      '示范企业/样例乙/申报书.docx',
      await wordFile(table(...changed(enterpriseRows, {})), outline('enterprise')),
    )
    await desk.put('样例丙/申报材料/申报书.docx', await wordFile(table(...platformRows), outline('platform')))
    await desk.put('样例丙/附件/说明.docx', await wordFile(lines('服务合同')))
    const { applications } = await desk.import()
    expect(applications.map((a) => a.folder)).toEqual(['示范企业/样例甲', '示范企业/样例乙', '样例丙'])
    expect(applications[2]?.attachments).toMatchObject([{ file: '附件/说明.docx', slot: 'services' }])
  })

  test('two forms in one folder are two applications to decide on', async () => {
    await desk.put('01样例/申报书.docx', await filled())
    await desk.put(
      '01样例/申报书改.docx',
      await wordFile(table(...changed(enterpriseRows, { 电子邮箱: [] })), outline('enterprise')),
    )
    const { applications } = await desk.import()
    expect(applications).toHaveLength(2)
    for (const a of applications) expect(a.problems.map((p) => p.code)).toContain('several-forms-in-folder')
  })
})

describe('importing again', () => {
  test('nothing is taken in twice, later papers are added, a changed form waits on its application to be gone through', async () => {
    await desk.put('01样例/申报书.docx', await filled())
    const first = await desk.import()
    const again = await desk.import()
    expect(again.known).toEqual(first.applications.map((a) => a.id))

    await copyFile(join(samples, '01样例泵业/营业执照.pdf'), join(desk.intake, '01样例/营业执照.pdf'))
    const later = await desk.import()
    expect(later.known).toEqual(again.known)
    expect(later.applications[0]?.attachments).toMatchObject([{ slot: 'licence', file: '营业执照.pdf' }])

    const rows = changed(enterpriseRows, { 净利润: [[['净利润（万元）', 3], '1', '2', '3']] })
    await desk.put('01样例/申报书.docx', await wordFile(table(...rows), outline('enterprise')))
    const revised = await desk.import()
    expect(revised.known).toEqual([])
    expect(revised.returned).toEqual(['A01'])
    expect(listApplications(desk.desk.store).map((a) => [a.id, a.returned])).toEqual([['A01', 1]])
  })
})

describe('files for Word to open first', () => {
  const cases = new URL('../../../fixtures/cases/word/', import.meta.url).pathname
  const advice = '请用 Word 打开，另存为 .docx'

  test.each(['整表在altChunk.docx', 'HTML改名.doc'])('%s: saving it as .docx is what is advised', async (file) => {
    await mkdir(join(desk.intake, '甲'))
    await copyFile(join(cases, file), join(desk.intake, '甲', file))
    const { applications, rejected } = await desk.import()
    expect(applications).toEqual([])
    expect(rejected).toMatchObject([{ folder: '甲', file, message: expect.stringContaining(advice) }])
    expect(rejected[0]?.message).toContain(file)
  })

  test('a cover of its own around the embedded form changes nothing', async () => {
    const entries = {
      'word/_rels/document.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="a.htm"/></Relationships>',
      'word/a.htm': '<table><tr><td>企业名称</td></tr></table>',
    }
    await desk.put('甲/申报书.docx', await docx(`${paragraph('申报单位 上海样例')}<w:altChunk r:id="a"/>`, { entries }))
    expect((await desk.import()).rejected).toMatchObject([{ code: 'form-embedded' }])
  })

  test('the lock file of an open document is passed over in silence', async () => {
    await desk.put('甲/申报书.docx', await filled())
    await desk.put('甲/~$申报书.docx', Buffer.alloc(162))
    await desk.put('~$清单.docx', Buffer.alloc(162))
    const { applications, rejected } = await desk.import()
    expect(rejected).toEqual([])
    expect(applications).toMatchObject([{ folder: '甲', attachments: [] }])
  })

  test('a document that only lists the form’s fields is no application', async () => {
    const columns = ['企业名称', '统一社会信用代码', '注册地址', '注册资本（万元）', '联系人', '联系电话', '电子邮箱']
    await desk.put('甲/数据库设计.docx', await wordFile(table(...columns.map((c) => [c, 'varchar(256)']))))
    const { applications, rejected } = await desk.import()
    expect(applications).toEqual([])
    expect(rejected).toMatchObject([{ code: 'no-form', file: '数据库设计.docx' }])
  })
})

describe('the form as it was handed in, beside what was read', () => {
  const original = async (id: string) => {
    const found = await originalForm(desk.desk, { application: id }, { workers })
    if (!found.ok) throw new Error(found.problem.code)
    return found.value
  }

  test('its cells are named as the values’ sources name them, merged ones beside them or not', async () => {
    await desk.put('甲/申报书.docx', await wordFile(table(...platformRows), outline('platform')))
    const { applications } = await desk.import()
    const [application] = listApplications(desk.desk.store)
    const { tables } = await original(applications[0]?.id ?? '')
    const sources = (application?.values ?? []).flatMap((v) => (v.source.kind === 'word' && v.value ? [v] : []))
    expect(sources.length).toBeGreaterThan(20)
    for (const { raw, source } of sources) {
      if (source.kind !== 'word') continue
      const cell = tables[source.table - 1]?.cells.find((c) => c.row === source.row && c.column === source.column)
      expect(cell?.text ?? '').not.toBe('')
      expect(raw).toContain((cell?.text ?? '').replace(/^是否为应用服务提供商：\s*/, '').slice(-3))
    }
  })

  test('a table larger than any form is left out and said, and the others keep their numbers', async () => {
    const huge = table(...Array.from({ length: 100 }, () => Array.from({ length: 60 }, () => '')))
    await desk.put('甲/申报书.docx', await wordFile(huge, lines('表1'), form, outline('enterprise')))
    const { applications } = await desk.import()
    const { tables, leftOut } = await original(applications[0]?.id ?? '')
    expect(tables.map((t) => t.number)).toEqual([2])
    expect(leftOut).toEqual([{ number: 1, cells: 6000 }])
    expect(applications[0]?.fields.find((f) => f.key === 'name')).toMatchObject({ value: '上海样例阀门有限公司' })
  })
})

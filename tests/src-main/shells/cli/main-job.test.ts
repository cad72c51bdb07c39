import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../../src-main/documents/typesetting/workbook.ts'
import { initArguments, type Run, runDesk, runScript } from './run-desk.ts'

/*
 * One batch from the folder of Word forms to the verified package, in this order. Its milestones are processes of their
 * own, as a script would have them; each step opens the data folder and lets go of it.
 */

const intake = join(import.meta.dirname, '../../../fixtures/xuhui-intake')
const folder = mkdtempSync(join(tmpdir(), 'desk-cli-'))
const data = join(folder, 'data')
const out = join(folder, 'out')
let imported: Run
let archive = ''

const onData = (...args: string[]) => runDesk(...args, '--data', data)
const scriptOnData = (...args: string[]) => runScript(...args, '--data', data)

beforeAll(async () => {
  const created = await runScript(...initArguments(data))
  expect(created).toMatchObject({ code: 0, stderr: '' })
  expect(created.stdout).toContain('已新建批次：徐汇区')
  imported = await scriptOnData('import', intake, '--json')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('import', () => {
  it('answers JSON of the agreed shape on stdout and speaks of its progress on stderr alone', () => {
    expect(imported.code).toBe(0)
    expect(imported.stderr).toMatch(/^(收件 \d+\/12 .+\n)+$/)
    expect(imported.json.rejected).toEqual([])
    expect(imported.json.applications).toHaveLength(12)
    const [first] = imported.json.applications
    expect(first).toMatchObject({
      id: 'A01',
      folder: '01样例泵业',
      category: 'enterprise',
      name: '上海样例泵业集团有限公司',
      modes: [],
      problems: [{ code: 'duplicate', message: expect.stringContaining('A12') }],
    })
    expect(first.creditCode).toMatch(/^[0-9A-Z]{18}$/)
    expect(first.fields.find((f: { key: string; year?: number }) => f.key === 'revenue' && f.year === 2022)).toEqual({
      key: 'revenue',
      label: '营业收入（万元）',
      year: 2022,
      value: '126800',
      raw: expect.stringMatching(/126,?800/),
      source: { kind: 'word', file: '申报书.docx', table: 1, row: expect.any(Number), column: 4 },
      certainty: 'sure',
    })
    expect(first.outline).toHaveLength(27)
    expect(first.outline[0]).toMatchObject({ heading: '企业简介', characters: expect.any(Number) })
    expect(first.attachments).toContainEqual({
      slot: 'audit',
      file: '2022年度审计报告.pdf',
      year: 2022,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      pages: expect.any(Number),
      certainty: 'sure',
    })
  })

  it('of the same folder again takes nothing in twice', async () => {
    const again = await onData('import', intake, '--json')
    expect(again.code).toBe(0)
    expect(again.json.known).toHaveLength(12)
    expect((await onData('status', '--json')).json.applications).toHaveLength(12)
  })
})

describe('check', () => {
  it('answers JSON of the agreed shape and returns 1 for what fails', async () => {
    const checked = await scriptOnData('check', '--json')
    expect(checked).toMatchObject({ code: 1, stderr: '' })
    const third = checked.json.applications[2]
    expect(third).toMatchObject({ id: 'A03', name: '上海样例仪器仪表有限公司', category: 'enterprise' })
    expect(third.findings.find((f: { check: string }) => f.check === 'serviceShare')).toMatchObject({
      check: 'serviceShare',
      title: '服务收入占营业收入比重达 30% 以上',
      clause: '二（一）2（1）示范企业',
      outcome: 'fail',
      message: '2022 年服务收入占比按收入数据复算为 28.0%，低于 30%。',
      figures: { '2022 年复算占比（%）': '28.0', '下限（%）': '30' },
    })
    for (const { findings } of checked.json.applications)
      for (const { outcome } of findings) expect(['pass', 'fail', 'manual', 'na']).toContain(outcome)
  })

  it('shows people what is open on each, and what is open alike on many only once', async () => {
    const { stdout, code } = await onData('check')
    expect(code).toBe(1)
    expect(stdout).toMatch(/A03 上海样例仪器仪表有限公司\n {2}✗ 不通过 {2}服务收入占营业收入比重/)
    expect(stdout.match(/noAccident/g)).toHaveLength(1)
    expect(stdout).toMatch(/共 11 件：A01 A02 .*A12/)
  })
})

describe('deciding', () => {
  it('rules by id, folder or name, with reason and name', async () => {
    for (const [who, check] of [
      ['A01', 'noAccident'],
      ['01样例泵业', 'noViolation'],
      ['a02', 'noAccident'],
      ['上海样例电梯股份有限公司', 'noViolation'],
      ['样例共享制造平台', 'noAccident'],
      ['A09', '没有违法行为或涉嫌违法正在接受审查的情况'],
    ] as const) {
      const ruled = await onData('rule', who, check, 'pass', '--reason', '已核实', '--by', '样例经办人', '--json')
      expect(ruled).toMatchObject({ code: 0, stderr: '' })
      expect(ruled.json.finding).toMatchObject({ outcome: 'pass', ruling: { reason: '已核实', by: '样例经办人' } })
    }
  })

  it('sets a value by its key and year, by its label, and a negative one', async () => {
    const byKey = await onData('set', 'A01', 'netProfit.2020', '-120.5', '--json')
    expect(byKey).toMatchObject({ code: 0, json: { field: { key: 'netProfit', year: 2020, value: '-120.5' } } })
    const byLabel = await onData('set', 'A02', '示范模式', '供应链管理、节能环保服务', '--by', '样例经办人', '--json')
    expect(byLabel.json.field).toMatchObject({
      key: 'mode',
      value: '供应链管理；节能环保服务',
      source: { by: '样例经办人' },
    })
    const row = await onData('set', 'A09', 'investors.1.share', '55%', '--json')
    expect(row.json.field).toMatchObject({ key: 'investors.1.share', value: '55' })
    expect((await onData('set', 'A01', 'mode', '全生命周期管理')).stdout).toBe('A01 mode 已改为“全生命周期管理”\n')
  })

  it('recommends nothing while one of them has something open', async () => {
    const refused = await onData('recommend', 'A02', 'A01', '--json')
    expect(refused).toMatchObject({ code: 1, json: { error: { code: 'not-eligible' } } })
    expect(refused.stderr).toContain('A01 还有 1 项初审未了结，没有改动：没有重复申报（人工核，duplicate）')
    expect((await onData('freeze')).code).toBe(1)
  })

  it('recommends and ranks, by folder and by the Chinese name of the category', async () => {
    expect((await onData('decline', 'A12', '--reason', '与 A01 重复', '--by', '样例经办人')).code).toBe(0)
    const recommended = await onData('recommend', 'A01', 'A02', 'A09', '徐汇区', '--json')
    expect(recommended.json.recommended.map((r: { rank: number }) => r.rank)).toEqual([1, 2, 1, 1])
    const ranked = await onData('rank', '示范企业', '02样例电梯', 'A01', '--json')
    expect(ranked.json).toMatchObject({
      category: 'enterprise',
      ranking: [{ application: 'A02' }, { application: 'A01' }],
    })
    const wrong = await onData('rank', 'enterprise', 'A01', '--json')
    expect(wrong).toMatchObject({ code: 1, json: { error: { code: 'ranking-incomplete' } } })
  })
})

describe('list', () => {
  it('writes the lists as workbooks, one for each category, and says how many each lists', async () => {
    const intake = await onData('list', '收件清单', '--out', join(out, '清单'), '--json')
    expect(intake.json.lists).toEqual([
      { path: expect.stringMatching(/收件清单_[\d-]+\.xlsx$/), title: '收件清单', count: 12 },
    ])
    const [sheet] = await readWorkbook(readFileSync(intake.json.lists[0].path))
    expect(sheet?.rows[1]).toEqual(expect.arrayContaining(['A01', '上海样例泵业集团有限公司', '021-64000001']))
    const { code, stdout } = await onData('list', 'ranking', '--out', join(out, '清单'))
    expect(code).toBe(0)
    expect(stdout).toMatch(/推荐排序（示范企业）.+\n.+推荐排序（示范平台）.+\n.+推荐排序（示范区）.+（\d+ 件）/)
  })
})

describe('policies', () => {
  it('says what the batch is tagged by, and which measures may fit one and why', async () => {
    expect((await onData('policies')).stdout).toMatch(/^重点领域 {2}服务型制造 {2}\d+ 件，推荐 3$/m)
    const { code, stdout } = await onData('policies', 'A02')
    expect(code).toBe(0)
    expect(stdout).toContain(
      '促进服务型制造发展  《关于促进工业服务业赋能产业升级的若干措施》（沪经信生〔2024〕527号）第1条',
    )
    expect(stdout).toContain('估算  一体化项目：20%，最高 1,000 万元')
    expect((await onData('policies', 'A99')).code).toBe(2)
  })
})

describe('submitting', () => {
  it('exports nothing before there is an edition', async () => {
    for (const command of ['summary', 'print-job', 'export']) {
      expect(await onData(command, '--out', out, '--json')).toMatchObject({
        code: 1,
        json: { error: { code: 'no-edition' } },
      })
    }
  })

  it('freezes, exports and verifies', async () => {
    const frozen = await scriptOnData('freeze', '--json')
    expect(frozen).toMatchObject({ code: 0, json: { fresh: true, edition: { number: 1 } } })
    const lacking = await onData('export', '--out', out, '--json')
    expect(lacking).toMatchObject({ code: 1, json: { error: { code: 'package-lacking' } } })
    const exported = await scriptOnData('export', '--reason', '样例：汇总表尚未盖章', '--out', out, '--json')
    expect(exported).toMatchObject({ code: 0, json: { edition: frozen.json.edition.hash ? { number: 1 } : {} } })
    expect(exported.json.books).toHaveLength(4)
    archive = exported.json.package.path
    const verified = await runScript('verify', archive)
    expect(verified).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^核验通过：徐汇区 定稿第 1 版 · [0-9A-F]{4}-[0-9A-F]{4}，\d+ 个文件齐全、未改动\n$/,
      ),
    })
  })

  it('names the altered file of a tampered package and returns 1', async () => {
    const bytes = readFileSync(archive)
    const at = bytes.indexOf('%PDF-')
    bytes.writeUInt8(bytes.readUInt8(at + 20) ^ 1, at + 20)
    const tampered = join(folder, 'tampered.zip')
    writeFileSync(tampered, bytes)
    const verified = await runDesk('verify', tampered, '--json')
    expect(verified).toMatchObject({ code: 1, json: { ok: false } })
    expect(verified.json.altered.join()).toMatch(/\.pdf/)
    expect((await runDesk('verify', tampered)).stdout).toMatch(/被改动 {2}.*\.pdf[\s\S]*核验不通过/)
  })

  it('shows the products as outdated once anything has changed', async () => {
    expect((await onData('status')).stdout).toContain('（与数据一致）')
    await onData('set', 'A02', 'phone', '13800000009')
    const { json } = await onData('status', '--json')
    expect(json).toMatchObject({ edition: { number: 1, outdated: true }, batch: { district: '徐汇区' } })
    expect(json.products).toHaveLength(7)
    expect(json.products.every((p: { outdated: boolean }) => p.outdated)).toBe(true)
    expect((await onData('status')).stdout).toMatch(/（已过期，数据有改动）\n[\s\S]*\.xlsx（已过期/)
  })
})

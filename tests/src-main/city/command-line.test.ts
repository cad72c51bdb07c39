import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { builtInNotice } from '../../../src-main/notices/built-in.ts'
import { writeEncrypted } from '../../../src-main/package/encrypted-zip.ts'
import { must, temporaryFolder } from '../../support/desk.ts'
import { makeZip, readZip } from '../package/sample-package.ts'
import { type Run, runDesk } from '../shells/cli/run-desk.ts'
import { districtPackage, enterprise, tampered } from './district-package.ts'
import { fill } from './promises/workbooks.ts'

const district = '徐汇区'

/** A new 汇总, and how its commands are called. */
async function newCity() {
  const folder = temporaryFolder()
  const data = join(folder, '汇总')
  const city = (action: string, ...args: string[]): Promise<Run> =>
    runDesk('city', action, ...args, '--data', data, ...(action === 'init' ? [] : ['--by', '样例市级经办人']))
  expect((await city('init', '--scheme', 'shanghai-2023-batch5')).code).toBe(0)
  return { folder, data, city }
}

describe('city on the command line', () => {
  it('says of each wrong package in one sentence what it is, takes the others of its folder, and ends with 1', async () => {
    const { folder, city } = await newCity()
    const given = join(folder, '收到')
    const made = join(folder, '另做')
    const { path } = await districtPackage(given, { district, applications: [enterprise(1, 1)] })
    const of = (name: string) => join(given, name)
    writeFileSync(of('a_断.zip'), readFileSync(path).subarray(0, -200))
    const other = must(builtInNotice('fujian-2022'))
    await districtPackage(given, { district: '福州市', applications: [], notice: other })
    await districtPackage(given, { district: '无此区', applications: [enterprise(2, 1)] })
    const whole = await districtPackage(made, { district: '静安区', applications: [enterprise(3, 1)] })
    tampered(whole.path, of('b_改.zip'))
    const locked = { name: '第1份.zip', password: '样例密码', at: new Date('2023-08-09T00:00:00Z') }
    await writeEncrypted(of('c_加密.zip'), { ...locked, source: Readable.from([readFileSync(whole.path)]) })
    writeFileSync(of('d_同一份.zip'), readFileSync(path))
    writeFileSync(of('e_不是.zip'), '不是压缩包')
    // The same files packed anew are the same edition, whatever the bytes around them.
    const files = await readZip(path)
    await makeZip(of('z_重新压缩.zip'), files.toReversed())
    const { code, json } = await runDesk(
      'city',
      'take',
      given,
      '--on',
      '2023-08-09',
      '--json',
      '--data',
      join(folder, '汇总'),
    )
    expect(code).toBe(1)
    const told = new Map(
      json.taken.map((one: { file: string; problem?: { code: string }; state: string; remarks: { is: string }[] }) => [
        one.file,
        one.problem?.code ?? [one.state, ...one.remarks.map(({ is }) => is)].join(' '),
      ]),
    )
    expect(Object.fromEntries(told)).toEqual({
      'a_断.zip': 'package-truncated',
      'b_改.zip': 'refused altered',
      'c_加密.zip': 'package-encrypted',
      'd_同一份.zip': 'standing',
      'e_不是.zip': 'not-a-zip',
      [`${district}_报送包_第1版.zip`]: 'city-package-known',
      'z_重新压缩.zip': 'standing sameEdition',
      '无此区_报送包_第1版.zip': 'refused unknownDistrict',
      '福州市_报送包_第1版.zip': 'refused otherNotice unknownDistrict',
    })
    const again = await city('take', of('c_加密.zip'))
    expect([again.code, again.stdout]).toEqual([1, expect.stringMatching(/加了密码.*请用发件人告知的密码解开/)])
    const { stdout } = await city('list')
    expect(stdout.split('\n').filter((line) => line.includes('未交'))).toHaveLength(15)
    expect(stdout).toContain('另存第 1 版')
    expect(stdout).toMatch(/福州市_报送包_第1版\.zip：是另一个通知的报送包/)
    for (const [code, args, sentence] of [
      [2, ['take', join(folder, '没有.zip')], '里没有 .zip 文件'],
      [2, ['take', path, '--on', '2023-02-30'], '“2023-02-30”不是日期'],
      [2, ['compare', '无此区'], '本通知的地区里没有“无此区”'],
      [1, ['compare', '静安区'], '静安区没有可以相比的两份报送包'],
      [1, ['prefer', district, '7', '--reason', '试'], '这份报送包的情况已经变了'],
      [1, ['send-back', '静安区', '--reason', '试'], '这份报送包的情况已经变了'],
      [2, ['nothing'], '没有“city nothing”这个命令'],
    ] as const) {
      const run = await city(...(args as unknown as [string, ...string[]]))
      expect([args[0], run.code, run.stderr]).toEqual([args[0], code, expect.stringContaining(sentence)])
    }
  })

  it('takes, compares, sends back, reinstates and prefers the editions of a district', async () => {
    const { folder, city } = await newCity()
    const one = (number: number, frozenAt: string, phone: string) =>
      districtPackage(folder, { district, number, frozenAt, applications: [enterprise(1, 1, { phone })] })
    const first = await one(1, '2023-08-07T01:00:00.000Z', '021-64000001')
    const second = await one(2, '2023-08-08T01:00:00.000Z', '021-64000002')
    expect((await city('take', second.path, '--on', '2023-08-09')).stdout).toContain(`收下：${district}`)
    const older = await city('take', first.path, '--on', '2023-08-11')
    expect([older.code, older.stdout]).toEqual([0, expect.stringMatching(/存档[\s\S]*先收到的是更新的定稿第 2 版/)])
    expect((await city('compare', district)).stdout).toMatch(
      /第 1 版 .*2023-08-11 收到） → 现在为准的第 2 版[\s\S]*“021-64000001”改为“021-64000002”/,
    )
    expect((await city('send-back', district, '--reason', '区里撤回')).stdout).toContain('现在：定稿第 1 版')
    expect((await city('reinstate', district, '--reason', '退错了')).stdout).toContain('现在：定稿第 2 版')
    expect((await city('prefer', district, '1', '--reason', '区里来电')).stdout).toContain('现在：定稿第 1 版')
    expect((await city('prefer', district, '2', '--reason', '又来电')).stdout).toContain('现在：定稿第 2 版')
    const { json } = await city('record', '--json')
    expect(json.record.map(({ by }: { by: string }) => by)).toEqual(Array(6).fill('样例市级经办人'))
  })

  it('lists, counts, scores, names and undoes, and has a copy and the way back', async () => {
    const { folder, data, city } = await newCity()
    const { path } = await districtPackage(folder, { district, applications: [enterprise(1, 1), enterprise(2, 2)] })
    const beside = [enterprise(1, 1), enterprise(3, 2, { name: '上海样例2号机械有限公司' })]
    const other = await districtPackage(folder, { district: '静安区', applications: beside })
    await city('take', path, other.path, '--on', '2023-08-09')
    const out = join(folder, '出')
    mkdirSync(out)
    expect((await city('table', '--out', out)).stdout.split('\n').slice(1)).toEqual([
      '同一单位：上海样例1号机械有限公司，徐汇区/A01 第 1 位、静安区/A01 第 1 位',
      '同名单位（信用代码不同，请核对）：上海样例2号机械有限公司，徐汇区/A02 第 2 位、静安区/A02 第 2 位',
      '',
    ])
    expect((await city('stats', '--out', out)).stdout).toMatch(/按区统计[\s\S]*徐汇区 +2 +0/)
    expect((await city('experts', '--drop', '--out', out)).code).toBe(0)
    expect((await city('sheets', '专家甲', '--out', out)).stderr).toContain('还没有评审标准')
    expect((await city('criteria', '技术:0')).stderr).toContain('评审标准要写成“标准:满分”')
    expect((await city('criteria', '技术:40', '成效:60')).stdout).toContain('满分 100')
    expect((await city('sheets', '专家甲', '--out', out)).code).toBe(0)
    const sheet = join(out, '评审表_专家甲.xlsx')
    await fill(sheet, [['41', 60]])
    const wrong = await city('scores', sheet)
    expect([wrong.code, wrong.stdout]).toEqual([1, expect.stringContaining('“技术”超过满分 40')])
    await fill(sheet, [[40, 60]])
    expect((await city('scores', sheet)).stdout).toContain('专家甲：1 件')
    expect((await city('criteria', '总分:100')).stderr).toContain('已有 1 位专家（专家甲）')
    expect((await city('final')).stderr).toContain('还没有入选的')
    expect((await city('final', '徐汇区/A09')).stderr).toContain('汇总里没有 徐汇区/A09')
    expect((await city('final', '徐汇区/A01', '--out', out)).stdout).toContain('入选 1 件')
    expect(readdirSync(out).sort()).toEqual(
      ['入选名单_', '汇总表.xlsx', '统计.xlsx', '评审结果.xlsx', '评审表_专家甲.xlsx'].map((name) =>
        expect.stringContaining(name),
      ),
    )
    expect((await city('undo')).stdout).toBe('已撤销：列入入选 1 件：上海样例1号机械有限公司（徐汇区/A01）\n')
    expect((await city('undo', '1')).stderr).toContain('这一步没有可撤销的')
    const copy = join(folder, '副本')
    expect((await city('copy', copy)).stdout).toMatch(/报送包 2 份，读回核对一致/)
    expect((await city('copy', copy)).stderr).toContain('请换一个空文件夹')
    expect((await city('copy')).code).toBe(2)
    const back = join(folder, '取回')
    expect((await runDesk('city', 'restore', copy, '--data', back)).code).toBe(0)
    expect((await runDesk('city', 'restore', copy, '--data', data)).stderr).toContain('请换一个空文件夹')
    expect((await runDesk('city', 'restore', out, '--data', join(folder, '又'))).stderr).toContain(
      '不是市级汇总的文件夹',
    )
    const records = [await city('record'), await runDesk('city', 'record', '--data', back)]
    expect(records[1]?.stdout).toBe(records[0]?.stdout)
    expect((await city('former', back)).stderr).toContain('那是 2023 年的汇总')
  })
})

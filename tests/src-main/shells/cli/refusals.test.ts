import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { initArguments, killed, killHalfWay, runDesk, runScript } from './run-desk.ts'

const intake = join(import.meta.dirname, '../../../fixtures/xuhui-intake')
const folder = mkdtempSync(join(tmpdir(), 'desk-cli-'))
const data = join(folder, 'data')

beforeAll(async () => {
  await runDesk(...initArguments(data))
  await runDesk('import', join(intake, '09样例共享制造平台'), '--data', data)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('wrong use returns 2 and says in Chinese what to do', () => {
  it.each<[string, string[], string]>([
    ['an unknown command', ['chek', '--data', data], '没有“chek”这个命令'],
    ['a missing option', ['check'], '缺少 --data'],
    [
      'an empty reason',
      ['rule', 'A01', 'noAccident', 'pass', '--reason', ' ', '--by', '样例', '--data', data],
      '缺少 --reason',
    ],
    ['an unknown option', ['check', '--date', data], '不认识的选项'],
    ['too few arguments', ['set', 'A01', 'phone', '--data', data], '参数个数不对'],
    ['too many arguments', ['freeze', 'now', '--data', data], '参数个数不对'],
    ['an unknown application', ['recommend', 'A77', '--data', data], '没有编号、文件夹或名称为“A77”的申报'],
    [
      'an unknown check',
      ['rule', 'A01', 'luck', 'pass', '--reason', '试', '--by', '样例', '--data', data],
      '没有名为“luck”的初审项',
    ],
    [
      'a ruling that is neither',
      ['rule', 'A01', 'noAccident', 'maybe', '--reason', '试', '--by', '样例', '--data', data],
      'pass 或 fail',
    ],
    ['an unknown field', ['set', 'A01', 'luck', '7', '--data', data], '没有“luck”这一栏'],
    ['an unknown category', ['rank', '示范人物', 'A01', '--data', data], '没有“示范人物”这一类别'],
    ['an unknown list', ['list', '花名册', '--data', data, '--out', join(folder, 'out')], '没有“花名册”这种清单'],
    [
      'a list of an unknown category',
      ['list', 'matrix', '示范人物', '--data', data, '--out', join(folder, 'out')],
      '没有“示范人物”这一类别',
    ],
    ['a data folder that is not there', ['status', '--data', join(folder, 'nowhere')], '没有'],
    [
      'an intake folder that is not there',
      ['import', join(folder, 'nowhere'), '--data', data],
      '打不开收件文件夹“nowhere”',
    ],
    ['a package that is not there', ['verify', join(folder, 'nowhere.zip')], 'nowhere.zip'],
    [
      'a district of another city',
      initArguments(join(folder, 'new')).map((a) => (a === '徐汇区' ? '西湖区' : a)),
      '西湖区',
    ],
    ['an unknown scheme', initArguments(join(folder, 'new')).map((a) => (/batch5/.test(a) ? 'batch99' : a)), 'batch99'],
  ])('%s', async (_, args, words) => {
    const { code, stdout, stderr } = await runDesk(...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(words)
    expect(stderr).not.toMatch(/Error|undefined|null| {4}at /)
  })

  it('with --json gives code and message on stdout', async () => {
    const { code, json } = await runDesk('set', 'A01', 'revenue', '1', '--data', data, '--json')
    expect(code).toBe(2)
    expect(json).toEqual({ error: { code: 'field-unknown', message: expect.stringMatching(/^表2没有“revenue”/) } })
  })

  it('as a process that ends with this code', async () => {
    expect(await runScript('check')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('缺少 --data'),
    })
  })

  it('without a command shows every command', async () => {
    const { code, stdout } = await runDesk()
    expect(code).toBe(0)
    for (const name of [
      'init',
      'import',
      'check',
      'rule',
      'set',
      'recommend',
      'rank',
      'freeze',
      'summary',
      'book',
      'print-job',
      'scan',
      'letters',
      'export',
      'verify',
      'status',
    ])
      expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'))
  })
})

it('says beside the answer that the clock looks wrong', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2022-07-10T09:00:00+08:00') })
  try {
    const { code, stderr } = await runDesk('status', '--data', data)
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/^电脑时间是 .*请校准电脑的日期和时间。\n$/),
    })
  } finally {
    vi.useRealTimers()
  }
})

describe('a refusal returns 1', () => {
  it('for a batch that is already there, which stays', async () => {
    expect(await runDesk(...initArguments(data), '--json')).toMatchObject({
      code: 1,
      json: { error: { code: 'batch-exists' } },
    })
    expect((await runDesk('status', '--data', data, '--json')).json.applications).toHaveLength(1)
  })

  it('for an intake folder with nothing to take in', async () => {
    mkdirSync(join(folder, 'empty', '01空'), { recursive: true })
    const { code, json } = await runDesk('import', join(folder, 'empty'), '--data', data, '--json')
    expect(code).toBe(1)
    expect(json).toMatchObject({ applications: [], rejected: [{ folder: '01空', code: 'no-form' }] })
  })

  it('while another process holds the folder, and no longer once that is gone', async () => {
    const holder = spawn(process.execPath, [join(import.meta.dirname, '../../../db/programs/hold.ts'), data], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    await once(holder.stdout, 'data')
    const refused = await runScript('check', '--data', data, '--json')
    expect(refused).toMatchObject({ code: 1, json: { error: { code: 'store-in-use' } } })
    await killed(holder)
    expect((await runDesk('status', '--data', data)).code).toBe(0)
  })
})

describe('an import that is killed', () => {
  it('leaves a folder that works, and the next import takes in the rest', async () => {
    const target = join(folder, 'killed')
    await runDesk(...initArguments(target))
    await killHalfWay('import', intake, '--data', target)
    const before = await runDesk('status', '--data', target, '--json')
    expect(before.code).toBe(0)
    // Applicants that are ready at once are kept at once.
    expect(before.json.applications.length).toBeGreaterThan(0)
    expect(before.json.applications.length).toBeLessThan(12)
    const rest = await runDesk('import', intake, '--data', target, '--json')
    expect(rest.json.known).toEqual(before.json.applications.map((a: { id: string }) => a.id))
    expect(rest.json.applications.map((a: { id: string }) => a.id)).toHaveLength(12)
    expect((await runDesk('status', '--data', target, '--json')).json.applications).toHaveLength(12)
  })
})

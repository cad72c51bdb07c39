import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { initArguments, runDesk } from './run-desk.ts'

const intake = join(import.meta.dirname, '../../../fixtures/xuhui-intake')
const folder = mkdtempSync(join(tmpdir(), 'desk-cli-'))
const data = join(folder, 'data')
const onData = (...args: string[]) => runDesk(...args, '--data', data)
const ids = async (command: string) =>
  (await onData(command, '--json')).json.applications.map(({ id }: { id: string }) => id)

beforeAll(async () => {
  await runDesk(...initArguments(data))
  // At once: what comes later of the same applicant is a corrected form.
  const both = join(folder, '收件')
  for (const name of ['01样例泵业', '12样例泵业_重复申报'])
    cpSync(join(intake, name), join(both, name), { recursive: true })
  await onData('import', both)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('retract and reinstate', () => {
  it('take an application out of every list and put it back', async () => {
    const before = (await onData('status', '--json')).json
    expect((await onData('retract', 'A02', '--reason', '重复申报', '--by', '样例甲')).stdout).toBe('A02 已撤回\n')
    for (const command of ['status', 'check']) expect(await ids(command)).toEqual(['A01'])
    const { stdout } = await onData('status')
    expect(stdout).toContain('已撤回  A02  上海样例泵业集团有限公司（重复申报，样例甲）')
    expect((await onData('check')).stdout).not.toContain('A02')

    const refused = await onData('set', 'A02', 'phone', '13800000009', '--json')
    expect(refused).toMatchObject({ code: 1, json: { error: { code: 'withdrawn' } } })
    // Its name now is that of the one that stands.
    expect((await onData('set', '上海样例泵业集团有限公司', 'phone', '13800000009')).stdout).toContain('A01')

    const again = await onData('import', join(intake, '12样例泵业_重复申报'), '--json')
    expect(again.json).toMatchObject({ known: [], applications: [{ id: 'A03' }] })
    expect((await onData('retract', 'A03', '--reason', '又导了一遍')).code).toBe(0)
    expect((await onData('reinstate', 'A02')).stdout).toBe('A02 已恢复\n')
    expect((await onData('status', '--json')).json).toMatchObject({ applications: before.applications })
  })

  it('ask for a reason', async () => {
    expect(await onData('retract', 'A01')).toMatchObject({ code: 2, stdout: '' })
    expect(await ids('status')).toContain('A01')
  })
})

describe('unrule', () => {
  it('takes a ruling back, and says where there is none', async () => {
    const outcome = async () => {
      const { applications } = (await onData('check', '--json')).json
      return applications[0].findings.find(({ check }: { check: string }) => check === 'noAccident').outcome
    }
    await onData('rule', 'A01', 'noAccident', 'pass', '--reason', '已函询', '--by', '样例甲')
    expect(await outcome()).toBe('pass')
    expect((await onData('unrule', 'A01', 'noAccident')).code).toBe(0)
    expect(await outcome()).toBe('manual')
    const none = await onData('unrule', 'A01', 'noAccident', '--json')
    expect(none).toMatchObject({ code: 2, json: { error: { code: 'ruling-absent' } } })
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { closeDesk } from '../../../../src-main/desk/desk.ts'
import { application } from '../../../support/application.ts'
import { newDesk } from '../../../support/desk.ts'
import { runDesk } from './run-desk.ts'

const folder = mkdtempSync(join(tmpdir(), 'desk-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('brings a 名单 by the command line, says whom it found, and refuses what is none', async () => {
  const desk = newDesk(application('enterprise', { values: { name: '上海样例泵业有限公司' } }))
  closeDesk(desk)
  const data = ['--data', desk.store.folder]
  const path = join(folder, '行政处罚公示.csv')
  writeFileSync(path, '单位名称,备注\n上海样例泵业有限公司,样例事由\n上海某某运输有限公司,样例事由\n')
  expect(await runDesk('rosters', ...data)).toMatchObject({ code: 0, stdout: '还没有名单\n' })
  const brought = ['roster', '处罚名单', path, '--from', '样例监管部门', '--on', '2023-06-30']
  const taken = await runDesk(...brought, ...data)
  expect(taken).toMatchObject({ code: 0, stdout: expect.stringContaining('已收下 2 行') })
  expect(taken.stdout).toContain('A01 上海样例泵业有限公司（名称相同）')
  const { json } = await runDesk('rosters', ...data, '--json')
  expect(json.rosters).toMatchObject([
    { kind: 'penalised', title: '行政处罚公示', source: '样例监管部门', dated: '2023-06-30' },
  ])
  expect(await runDesk(...brought, ...data, '--json')).toMatchObject({
    code: 1,
    json: { error: { code: 'roster-known' } },
  })
  for (const [code, ...asked] of [
    ['roster-kind-unknown', '黑名单', path, '--from', '样例'],
    ['roster-day-unreadable', '处罚名单', path, '--from', '样例', '--on', '六月'],
  ] as const) {
    expect(await runDesk('roster', ...asked, ...data, '--json')).toMatchObject({ json: { error: { code } } })
  }
})

import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../../support/desk.ts'
import { initArguments, runDesk } from './run-desk.ts'

it('backs up, lists the copies, says what a restore would mean, and restores only with --yes', async () => {
  const data = join(temporaryFolder(), '徐汇区')
  const stick = temporaryFolder()
  const secret = join(temporaryFolder(), '密码.txt')
  writeFileSync(secret, 'a long password\n')
  const withPassword = ['--password-file', secret]
  await runDesk(...initArguments(data))
  const made = await runDesk('backup', '--data', data, '--second', stick, ...withPassword, '--json')
  expect(made.code).toBe(0)
  const { name } = made.json
  const listed = (await runDesk('backups', '--data', data)).stdout
  expect([join(data, 'backups'), join(stick, '遴选备份-徐汇区')].filter((path) => listed.includes(path))).toHaveLength(
    2,
  )
  expect(listed.split(name)).toHaveLength(3)
  expect((await runDesk('backups', '--from', stick)).stdout).toContain('有密码')

  rmSync(data, { recursive: true })
  const restore = ['restore', name, '--from', stick, '--data', data]
  expect(await runDesk(...restore)).toMatchObject({ code: 2, stderr: expect.stringContaining('备份密码') })
  const looked = await runDesk(...restore, ...withPassword)
  expect(looked).toMatchObject({ code: 0, stdout: expect.stringContaining('请加 --yes') })
  expect((await runDesk('status', '--data', data)).code).toBe(2)
  const done = await runDesk(...restore, ...withPassword, '--yes', '--by', '样例乙')
  expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining('已恢复') })
  expect((await runDesk('status', '--data', data)).stdout).toContain('徐汇区')

  const again = await runDesk('restore', name, '--data', data)
  expect(again.code).toBe(2)
  const own = (await runDesk('backup', '--data', data, '--json')).json.name
  expect((await runDesk('restore', own, '--data', data, '--yes')).stdout).toMatch(/恢复前的数据留作备份 .+-restore/)
  expect((await runDesk('backups')).code).toBe(2)
})

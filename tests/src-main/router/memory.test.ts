import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { machineMemory } from '../../../src-main/files/machine-memory.ts'
import { notingDesks } from '../../../src-main/shells/noting-desks.ts'
import { temporaryFolder } from '../../support/desk.ts'
import { inProcess, newBatch, newContext, outcome } from './desks.ts'

it('what was open on this machine is found again by whose it is, and switched to, whichever shell it was opened in', async () => {
  const place = temporaryFolder()
  const memory = machineMemory(join(place, '档案', 'memory.json'))
  const context = newContext(join(place, '徐汇'))
  const client = inProcess({ ...context, memory, holder: notingDesks(context.holder, memory) })
  expect(await client.memory.recent()).toEqual([])
  await client.desk.create({ ...newBatch, folder: join(place, '徐汇') })
  await client.desk.create({ ...newBatch, district: '长宁区', folder: join(place, '长宁') })
  await outcome(client.backup.create())
  const [open, other] = await client.memory.recent()
  expect(open).toMatchObject({ district: '长宁区', name: '长宁', year: 2023, isOpen: true, isThere: true })
  expect(Date.parse(open?.copiedAt ?? '')).toBeGreaterThan(Date.parse(open?.openedAt ?? ''))
  expect(other).toMatchObject({ district: '徐汇区', isOpen: false, isThere: true })
  expect(other).not.toHaveProperty('copiedAt')

  await client.desk.open({ folder: join(place, '徐汇') })
  // Another program of the same machine.
  const later = inProcess({ ...newContext(), memory: machineMemory(join(place, '档案', 'memory.json')) })
  expect((await later.memory.recent()).map(({ district }) => district)).toEqual(['徐汇区', '长宁区'])
  renameSync(join(place, '长宁'), join(place, '搬走了'))
  expect((await later.memory.recent())[1]).toMatchObject({ isThere: false })
  await later.memory.forget({ folder: join(place, '长宁') })
  expect(await later.memory.recent()).toHaveLength(1)
})

it('how lists are looked at is kept until it is taken back, and a file nobody can read is no reason to stop', async () => {
  const path = join(temporaryFolder(), 'memory.json')
  writeFileSync(path, '{"recent": 7')
  const client = inProcess({ ...newContext(), memory: machineMemory(path) })
  expect(await client.memory.preferences()).toEqual({})
  await client.memory.prefer({ name: 'lists.without', value: { intake: ['状态'] } })
  await client.memory.prefer({ name: 'views.saved', value: [] })
  expect(machineMemory(path).preferences()).toEqual({ 'lists.without': { intake: ['状态'] }, 'views.saved': [] })
  const deep = JSON.parse(`${'['.repeat(4000)}${']'.repeat(4000)}`)
  await expect(client.memory.prefer({ name: 'views.saved', value: deep })).rejects.toMatchObject({
    code: 'input-invalid',
  })
  await client.memory.prefer({ name: 'views.saved', value: null })
  expect(await client.memory.preferences()).toEqual({ 'lists.without': { intake: ['状态'] } })
})

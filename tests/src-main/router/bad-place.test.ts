import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../support/desk.ts'
import { inProcess, newContext } from './desks.ts'

it('advises against a data folder in a synchronised one, also before it is made, and lets an ordinary one be', async () => {
  const client = inProcess(newContext())
  const folder = temporaryFolder()
  mkdirSync(join(folder, '我的坚果云'))
  const synced = { kind: 'synced', by: '坚果云' }
  expect(await client.desk.badPlace({ folder: join(folder, '我的坚果云') })).toEqual(synced)
  expect(await client.desk.badPlace({ folder: join(folder, '我的坚果云', '遴选工作台') })).toEqual(synced)
  expect(await client.desk.badPlace({ folder: join(folder, '遴选工作台') })).toBeNull()
})

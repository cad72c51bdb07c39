import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDeskFrom } from '../../../../src-main/desk/merge/new-desk-from.ts'
import { readWorkbook } from '../../../../src-main/documents/typesetting/workbook.ts'
import { must, temporaryFolder } from '../../../support/desk.ts'
import { textsIn } from '../../../support/docx.ts'
import { builtRenderer, lastingContext, outcome } from '../../router/desks.ts'
import { asPage, fillDesk, type OpenDoor, openDoor, signedIn, throughDoor } from '../http/doors.ts'
import { peopleOf } from './people.ts'

const home = mkdtempSync(join(tmpdir(), 'desk-'))
const context = lastingContext(join(home, '样例数据'))
let door: OpenDoor
let certificate = ''
const code = (code: string) => expect.objectContaining({ code })

beforeAll(async () => {
  await fillDesk(context)
  await peopleOf(context, { name: '周复核', roles: ['reviewer'] })
  door = await openDoor('office', context, builtRenderer(home))
  certificate = door.certificate ?? ''
})
afterAll(async () => {
  await door.close()
  context.holder.close()
  rmSync(home, { recursive: true })
})

describe('what is made from another machine', () => {
  const fetched = async (mine: Awaited<ReturnType<typeof signedIn>>, { id, file }: { id: string; file: string }) => {
    const answer = await asPage(door, mine)(`/previews/${encodeURIComponent(id)}/${encodeURIComponent(file)}`)
    expect([answer.status, answer.headers.get('content-disposition')?.startsWith('attachment')]).toEqual([200, true])
    return Buffer.from(await answer.arrayBuffer())
  }

  it('is downloaded there, lists as they are, several letters as one ZIP; nothing of it lies in exports', async () => {
    const mine = await signedIn(door.origin, certificate)
    const client = throughDoor(door, mine)
    const list = await client.lists.make({ list: 'intake' })
    const [sheet] = await readWorkbook(await fetched(mine, offered(list.download)))
    expect(sheet?.rows.flat()).toContain('样例')
    const { letters, download } = await client.letters.make({ kind: 'forms' })
    expect(letters.length).toBeGreaterThan(1)
    const files = await textsIn(await fetched(mine, offered(download)))
    expect([...files.keys()].toSorted()).toEqual(letters.map(({ path }) => basename(path)).toSorted())
    expect(existsSync(join(home, '样例数据/exports/清单'))).toBe(false)
  })

  it('is a hand-over too, for whoever may hand over, which another desk takes', async () => {
    const mine = await signedIn(door.origin, certificate)
    const client = throughDoor(door, mine)
    const { value } = await outcome(client.handOver.make({ applications: ['A01'], password: '好密码-1' }))
    const bytes = await fetched(mine, offered(value.download))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(value.sha256)
    const folder = temporaryFolder()
    const path = join(folder, value.file)
    writeFileSync(path, bytes)
    const made = must(
      await newDeskFrom(join(folder, '家里'), { path, file: value.file, password: '好密码-1' }, undefined),
    )
    expect(made).toMatchObject({ joined: 1 })
    // All of the batch has everybody's passwords, as they are kept: that leaves from the machine itself alone.
    await expect(outcome(client.handOver.make({}))).rejects.toEqual(code('at-the-machine'))
    // And no folder of the office's machine is written into.
    await expect(client.handOver.make({ to: folder })).rejects.toEqual(code('path-from-afar'))
    const reader = throughDoor(door, await signedIn(door.origin, certificate, '周复核'))
    await expect(reader.handOver.make({ applications: ['A01'] })).rejects.toEqual(code('role-lacking'))
  })
})

function offered<T>(download: T | undefined): T {
  if (!download) throw new Error('nothing is offered')
  return download
}

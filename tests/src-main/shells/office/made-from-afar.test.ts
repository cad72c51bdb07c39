import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDeskFrom } from '../../../../src-main/desk/merge/new-desk-from.ts'
import { readWorkbook } from '../../../../src-main/documents/typesetting/workbook.ts'
import { must, temporaryFolder } from '../../../support/desk.ts'
import { textsIn } from '../../../support/docx.ts'
import type { LetIn } from '../../../support/let-in.ts'
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
  await peopleOf(context, { name: '周复核', roles: ['reviewer'] }, { name: '王经办', roles: ['handler'] })
  door = await openDoor('office', context, builtRenderer(home))
  certificate = door.certificate ?? ''
})
afterAll(async () => {
  await door.close()
  context.holder.close()
  rmSync(home, { recursive: true })
})

describe('what is made from another machine', () => {
  type Offered = { readonly id: string; readonly file: string }
  const asked = (mine: LetIn, { id, file }: Offered) =>
    asPage(door, mine)(`/previews/${encodeURIComponent(id)}/${encodeURIComponent(file)}`)
  const fetched = async (mine: LetIn, of: Offered) => {
    const answer = await asked(mine, of)
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

  it('is for whoever made it alone, whatever a colleague knows of it', async () => {
    const mine = await signedIn(door.origin, certificate)
    const client = throughDoor(door, mine)
    const { value } = await outcome(client.handOver.make({ applications: ['A01'] }))
    const of = offered(value.download)
    const officer = (await client.people.list()).find(({ name }) => name === '陈经办')?.uid ?? expect.unreachable()
    for (const name of ['周复核', '王经办']) {
      const colleague = await signedIn(door.origin, certificate, name)
      const answer = await asked(colleague, of)
      expect([name, answer.status, await answer.json()]).toEqual([name, 404, code('preview-gone')])
    }
    // Nor does what it is and whose name it.
    expect(of.id.replace(officer, '').replace('hand-over', '')).toMatch(/^-.*[0-9a-f]{32}$/)
    await fetched(mine, of)
    // Another page of the same officer may fetch it too.
    await fetched(await signedIn(door.origin, certificate), of)
  })

  it('is whole where the same officer has the same made twice at once', async () => {
    const mine = await signedIn(door.origin, certificate)
    const client = throughDoor(door, mine)
    const twice = <T>(make: () => Promise<T>) => Promise.all([make(), make()])
    for (const { letters, download } of await twice(() => client.letters.make({ kind: 'forms' })))
      expect((await textsIn(await fetched(mine, offered(download)))).size).toBe(letters.length)
    for (const { value } of await twice(() => outcome(client.handOver.make({ applications: ['A01'] })))) {
      const bytes = await fetched(mine, offered(value.download))
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(value.sha256)
    }
    // Two kinds of file that have no title, and one of which is a moment slower.
    const [notice, workbook] = await Promise.all([client.notices.export(), client.notices.exportWorkbook()])
    const files = [notice, workbook].map(({ download }) => offered(download))
    expect(files.map(({ file }) => file.slice(-4))).toEqual(['.zip', 'xlsx'])
    for (const of of files) expect((await fetched(mine, of)).subarray(0, 2).toString()).toBe('PK')
  })
})

function offered<T>(download: T | undefined): T {
  if (!download) throw new Error('nothing is offered')
  return download
}

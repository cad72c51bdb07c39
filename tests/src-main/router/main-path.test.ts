import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtInIds } from '../../../src-main/notices/built-in.ts'
import type { DeskClient } from '../../../src-main/router/router.ts'
import { temporaryFolder } from '../../support/desk.ts'
import { inProcess, intake, newBatch, newContext, outcome, overHttp, uploadIntake } from './desks.ts'

/** How a shell carries the router, and how the sample intake reaches it there. */
const ways = {
  'in this process': async () => {
    const client = inProcess(newContext())
    return { client, handOver: async () => ({ path: intake }), handOverFile: async (path: string) => ({ path }) }
  },
  'over HTTP': async () => {
    const connected = await overHttp(newContext())
    const { client, fetch } = connected
    const handOverFile = async (path: string) => {
      const { upload } = await client.intake.begin()
      await fetch(`/uploads/${upload}/${encodeURIComponent('拷贝.zip')}`, { method: 'PUT', body: readFileSync(path) })
      return { upload }
    }
    return { client, handOver: async () => ({ upload: await uploadIntake(connected) }), handOverFile }
  },
}

describe.each(Object.entries(ways))('the main job through the router, %s', (_way, connect) => {
  it('goes from an empty folder to a verified package, and says when it is out of date', async () => {
    const { client, handOver, handOverFile } = await connect()

    expect(await client.desk.state()).toMatchObject({ kind: 'none' })
    expect(await client.notices.offered()).toMatchObject(builtInIds.map((id) => ({ id })))
    await client.desk.create(newBatch)
    expect(await client.desk.state()).toMatchObject({ kind: 'open', batch: { district: '徐汇区' } })

    const taken = await outcome(client.intake.import({ from: await handOver() }))
    expect(taken.value.applications).toHaveLength(12)
    expect(taken.value.applications[0]).toMatchObject({ id: 'A01', name: '上海样例泵业集团有限公司' })
    expect(taken.steps.at(-1)).toMatchObject({ done: 12, total: 12 })

    const eligible = await decide(client)
    expect(eligible.length).toBeGreaterThan(2)
    await client.ranking.recommend({ applications: eligible })
    const before = (await client.ranking.board({ category: 'enterprise' })).recommended.map((c) => c.id)
    const order = before.toReversed()
    await client.ranking.rank({ category: 'enterprise', order, basedOn: before, reason: '会议决定' })
    const board = await client.ranking.board({ category: 'enterprise' })
    expect(board.recommended.map((c) => [c.id, c.rank])).toEqual(order.map((id, i) => [id, i + 1]))
    const [minute] = await client.ranking.history({ category: 'enterprise' })
    expect(minute?.event).toMatchObject({ kind: 'ranking-changed', to: order, reason: '会议决定' })

    const frozen = (await outcome(client.editions.freeze())).value
    const made = await outcome(client.editions.make())
    expect(made.value.products.map((p) => p.kind).sort()).toEqual([
      ...eligible.map(() => 'book'),
      'summary',
      'summaryPdf',
    ])
    await expect(outcome(client.editions.finish())).rejects.toMatchObject({ code: 'package-lacking' })
    const finished = await outcome(client.editions.finish({ reason: '样例：汇总表尚未盖章' }))
    expect(finished.value.products.every((p) => existsSync(p.path) && !p.outdated)).toBe(true)
    expect(finished.steps.length).toBeGreaterThan(0)
    const [packed] = finished.value.products.filter((p) => p.kind === 'package')
    const verified = await outcome(client.editions.verify({ product: packed?.id ?? 0 }))
    expect(verified.value).toMatchObject({ ok: true, edition: { number: frozen.number } })
    // A copy that has been on a stick: as it was, and with one of its bytes lost.
    const copy = join(temporaryFolder(), '报送包.zip')
    copyFileSync(packed?.path ?? '', copy)
    const whole = await outcome(client.editions.verify(await handOverFile(copy)))
    expect(whole.value).toMatchObject({ ok: true, edition: { number: frozen.number, hash: frozen.hash } })
    const bytes = readFileSync(copy)
    const middle = Math.floor(bytes.length / 2)
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle)
    writeFileSync(copy, bytes)
    expect((await outcome(client.editions.verify(await handOverFile(copy)))).value.ok).toBe(false)

    const application = order[0] ?? ''
    await client.values.set({ application, key: 'contact', value: '样例新联系人' })
    expect(await client.editions.list()).toMatchObject([{ number: frozen.number, mark: frozen.mark, outdated: true }])
    expect((await client.editions.products()).every((p) => p.outdated)).toBe(true)
    await expect(outcome(client.editions.finish())).rejects.toMatchObject({ code: 'edition-outdated' })
  })
})

/** Declines the second of two duplicates, attests, fills the mode in where only that is open; returns the eligible. */
async function decide(client: DeskClient): Promise<string[]> {
  const rows = await client.applications.list()
  const duplicate = rows.find((row) => row.folder.endsWith('重复申报'))?.id ?? ''
  await client.applications.decline({ application: duplicate, reason: '样例：与首次申报重复' })
  await client.findings.ruleMany({
    rulings: rows
      .filter((row) => row.category !== 'district')
      .map((row) => ({ application: row.id, checks: ['noAccident', 'noViolation'] })),
    outcome: 'pass',
    reason: '样例：已查询，未发现相关情形',
  })
  for (const { application, outcomes } of (await client.findings.matrix({ category: 'enterprise' })).rows) {
    if (outcomes.filter((o) => o === 'fail' || o === 'manual').length > 1) continue
    const { findings } = await client.values.set({ application, key: 'mode', value: '全生命周期管理' })
    expect(findings.find((f) => f.check === 'modeGiven')?.outcome).toBe('pass')
  }
  return (await client.applications.list()).filter((row) => row.status === 'eligible').map((row) => row.id)
}

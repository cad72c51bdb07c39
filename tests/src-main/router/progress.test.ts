import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import type { Reader } from '../../../src-main/documents/workers/reader.ts'
import type { Context } from '../../../src-main/router/context.ts'
import { inProcess, intake, newBatch, newContext, outcome, overHttp, uploadIntake } from './desks.ts'

/** Caller and desk share this test's one thread: without a pause the import is over before its caller has a turn. */
function withSlowReader(context: Context): Context {
  const { reader } = context
  const word: Reader['word'] = async (path) => {
    await setTimeout(200)
    return reader.word(path)
  }
  return { ...context, reader: { ...reader, word } }
}

it('stops an import when its caller leaves, keeps what was taken in, and empties the upload', async () => {
  const context = withSlowReader(newContext())
  const connected = await overHttp(context)
  const { client } = connected
  await client.desk.create(newBatch)
  const upload = await uploadIntake(connected)
  const incoming = join(context.holder.folder(), 'files/incoming')
  expect(readdirSync(incoming)).toEqual([`upload-${upload}`])

  const stop = new AbortController()
  const steps: number[] = []
  const reading = (async () => {
    for await (const event of await client.intake.import({ from: { upload } }, { signal: stop.signal })) {
      if (event.kind === 'progress') steps.push(event.done)
      stop.abort()
    }
  })()
  // Whether the stream ends with an error or just ends depends on where the abort meets it.
  await reading.catch(() => {})
  expect(steps).toHaveLength(1)
  await vi.waitFor(() => expect(readdirSync(incoming)).toEqual([]), { timeout: 20_000 })
  const taken = (await client.applications.list()).length
  expect(taken).toBeGreaterThan(0)
  expect(taken).toBeLessThan(12)

  // The rest is taken in when the same folder comes again, nothing twice.
  const again = await outcome(client.intake.import({ from: { path: intake } }))
  expect(again.value.known).toHaveLength(taken)
  expect(await client.applications.list()).toHaveLength(12)
})

it('stops work whose caller breaks off the stream, and ends only after it', async () => {
  const context = newContext()
  let reading = 0
  const word = async (path: string) => {
    reading++
    return context.reader.word(path).finally(() => reading--)
  }
  const client = inProcess({ ...context, reader: { ...context.reader, word } })
  await client.desk.create(newBatch)
  for await (const event of await client.intake.import({ from: { path: intake } })) {
    expect(event).toMatchObject({ kind: 'progress', total: 12 })
    break
  }
  expect(reading).toBe(0)
  expect((await client.applications.list()).length).toBeLessThan(12)
})

it('leaves no package behind when finishing one is cancelled', async () => {
  const context = newContext()
  const client = inProcess(context)
  await client.desk.create(newBatch)
  await outcome(client.intake.import({ from: { path: intake } }))
  const [district] = (await client.findings.matrix({ category: 'district' })).rows
  await client.ranking.recommend({ applications: [district?.application ?? ''] })
  await client.editions.freeze()
  for await (const event of await client.editions.finish({ reason: '样例' })) {
    expect(event.kind).toBe('progress')
    break
  }
  expect((await client.editions.products()).filter((p) => p.kind === 'package')).toEqual([])
  const files = readdirSync(join(context.holder.folder(), 'exports'), { recursive: true }).map(String)
  expect(files.filter((name) => /\.(zip|part)$/.test(name))).toEqual([])
})

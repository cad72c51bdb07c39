import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Workers } from '../../../src-main/documents/workers/workers.ts'
import type { Context } from '../../../src-main/router/context.ts'
import { inProcess, intake, newBatch, newContext, outcome, overHttp, uploadIntake } from './desks.ts'

/** Reads the first applicant's form at once, and every other only when `until` has settled. */
function withSlowReader(context: Context, until: Promise<unknown>): Context {
  const { workers } = context
  let forms = 0
  const form: Workers['read']['form'] = async (asked) => {
    if (++forms > 1) await until
    return workers.read.form(asked)
  }
  return { ...context, workers: { ...workers, read: { ...workers.read, form } } }
}

/** Settles when the server, which runs in this process, has noticed that the caller of this address has left. */
function callerHasLeft(path: string): Promise<unknown> {
  return new Promise((left) => {
    const channel = 'http.server.request.start'
    const listen = (message: unknown) => {
      const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
      if (request.url === path) once(response, 'close').then(() => setImmediate(left))
    }
    subscribe(channel, listen)
    onTestFinished(() => void unsubscribe(channel, listen))
  })
}

it('stops an import when its caller leaves, keeps what was taken in, and empties the upload', async () => {
  const context = withSlowReader(newContext(), callerHasLeft('/rpc/intake/import'))
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
  await expect.poll(() => readdirSync(incoming)).toEqual([])
  const taken = (await client.applications.list()).length
  expect(taken).toBe(1)

  // The rest is taken in when the same folder comes again, nothing twice.
  const again = await outcome(client.intake.import({ from: { path: intake } }))
  expect(again.value.known).toHaveLength(taken)
  expect(await client.applications.list()).toHaveLength(12)
})

it('stops work whose caller breaks off the stream, and ends only after it', async () => {
  const context = newContext()
  let reading = 0
  const form: Workers['read']['form'] = async (asked) => {
    reading++
    return context.workers.read.form(asked).finally(() => reading--)
  }
  const client = inProcess({ ...context, workers: { ...context.workers, read: { ...context.workers.read, form } } })
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
  await outcome(client.editions.freeze())
  for await (const event of await client.editions.finish({ reason: '样例' })) {
    expect(event.kind).toBe('progress')
    break
  }
  expect((await client.editions.products()).filter((p) => p.kind === 'package')).toEqual([])
  const files = readdirSync(join(context.holder.folder(), 'exports'), { recursive: true }).map(String)
  expect(files.filter((name) => /\.(zip|part)$/.test(name))).toEqual([])
})

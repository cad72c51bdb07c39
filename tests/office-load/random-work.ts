import type { DeskClient } from '../../src-main/router/router.ts'
import { randomOf } from '../faults/random.ts'
import type { Acknowledged } from './record.ts'
import { isRefusedWithReason } from './refusals.ts'

/** What one officer's work has met. */
export type Work = {
  readonly kept: Acknowledged[]
  /** Milliseconds each value among them took. */
  readonly times: number[]
  conflicts: number
  calls: number
  /** Whatever else went wrong: there is to be none. */
  readonly faults: string[]
}

const keys = ['contact', 'position', 'address'] as const
const reason = '样例：上会前核实'

type Task = {
  readonly name: string
  readonly seed: number
  readonly applications: readonly [string, ...string[]]
  readonly isOver: (calls: number) => boolean
}

/** One officer at work: looks, changes what they saw, decides, writes notes, follows what others do, until it is over. */
export async function workAtDesk(client: DeskClient, { name, seed, applications, isOver }: Task): Promise<Work> {
  const random = randomOf(seed)
  const work: Work = { kept: [], times: [], conflicts: 0, calls: 0, faults: [] }
  const window = crypto.randomUUID()
  let written = 0
  let read = 0
  const some = () => random.one(applications)
  const change = async () => {
    const [application, key] = [some(), random.one(keys)]
    const { application: found } = await client.applications.get({ application })
    const seen = found.values.find((value) => value.key === key)?.value ?? ''
    const text = `${name}填${++written}`
    const start = performance.now()
    const input = { application, key, value: text, seen }
    const answer = await client.values.set(input)
    work.times.push(performance.now() - start)
    work.kept.push({ by: name, procedure: 'values/set', input, answer })
  }
  const follow = async () => {
    const { seq } = await client.presence.look({ window, application: some(), editing: true })
    // As its page does: what others have changed is read anew.
    if (seq > read) await Promise.all([client.applications.list(), client.events.list({ limit: 1 })])
    read = seq
  }
  const decide = async () => {
    const { row } = await client.applications.get({ application: some() })
    const application = row.id
    if (row.status === 'declined') {
      const input = { application }
      const answer = await client.applications.reconsider(input)
      work.kept.push({ by: name, procedure: 'applications/reconsider', input, answer })
    } else {
      const input = { application, reason, undeclined: true }
      const answer = await client.applications.decline(input)
      work.kept.push({ by: name, procedure: 'applications/decline', input, answer })
    }
  }
  const note = async () => {
    const input = { application: some(), kind: 'memo' as const, text: `${name}记` }
    const answer = await client.notes.write(input)
    work.kept.push({ by: name, procedure: 'notes/write', input, answer })
  }
  const look = () => Promise.all([client.findings.matrix({ category: 'enterprise' }), client.editions.list()])
  const doings = [change, change, change, change, follow, follow, decide, note, look] as const

  while (!isOver(work.calls)) {
    work.calls++
    try {
      await random.one(doings)()
    } catch (error) {
      const { code = '', status = 0, message = '' } = error as { code?: string; status?: number; message?: string }
      if (isRefusedWithReason(code)) work.conflicts++
      else work.faults.push(`${name}: ${status} ${code} ${message}`)
    }
  }
  return work
}

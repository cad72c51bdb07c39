import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listEvents, verifyEvents } from '../../db/events.ts'
import { formatAddress } from '../../src-domain/values/address.ts'
import { closeDesk, openDesk } from '../../src-main/desk/desk.ts'
import { signIn, type Where } from './officer.ts'
import { type KeptValue, type Work, workAtDesk } from './random-work.ts'

const password = '样例-甲乙丙丁-1'
const names = ['陈一', '李二', '王三', '赵四'] as const

export type Outcome = {
  readonly kept: number
  readonly conflicts: number
  readonly calls: number
  readonly p50: number
  readonly p95: number
  readonly longest: number
  /** Values that were acknowledged and overwritten unseen, or not there; whatever was refused without reason. */
  readonly wrong: readonly string[]
}

/** Four officers at random work on one desk through the office's door, until it is over for each. */
export async function trial({
  seed,
  applications,
  isOver,
  address = '127.0.0.1',
}: {
  readonly seed: number
  readonly applications: number
  readonly isOver: (calls: number) => boolean
  readonly address?: string
}): Promise<Outcome> {
  const home = mkdtempSync(join(tmpdir(), 'desk-office-'))
  const folder = join(home, '办公室')
  const program = join(import.meta.dirname, 'programs/serve.ts')
  const server = spawn(process.execPath, [program, folder, address, String(applications), password, ...names], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const ended = once(server, 'exit')
  const bugs: string[] = []
  server.stderr.on('data', (line) => bugs.push(String(line)))
  try {
    const [told] = await Promise.race([
      once(server.stdout, 'data'),
      ended.then(() => Promise.reject(new Error(bugs.join('')))),
    ])
    const where = JSON.parse(String(told)) as Where
    // One after the other, as who tries many at once from one machine is made to wait.
    const clients = []
    for (const name of names) clients.push({ name, client: await signIn(where, name, password) })
    const ids = Array.from({ length: applications }, (_, n) => `A${String(n + 1).padStart(2, '0')}`)
    const [first = '', ...others] = ids
    const works = await Promise.all(
      clients.map(({ name, client }, n) =>
        workAtDesk(client, { name, seed: seed * 100 + n, applications: [first, ...others], isOver }),
      ),
    )
    server.stdin.end()
    await ended
    return outcomeOf(works, [
      ...bugs,
      ...lostIn(
        folder,
        works.flatMap(({ kept }) => kept),
      ),
    ])
  } finally {
    server.kill('SIGKILL')
    rmSync(home, { recursive: true, force: true })
  }
}

/** Each acknowledged value is in the record once, over exactly what its officer had seen, and the last one stands. */
function lostIn(folder: string, kept: readonly KeptValue[]): string[] {
  const opened = openDesk(folder)
  if (!opened.ok) return [opened.problem.message]
  const { store } = opened.value
  const wrong: string[] = []
  const found = new Map<string, { readonly from: string; readonly by: string }>()
  for (const { event, applicationId, by } of listEvents(store, { limit: 1_000_000 })) {
    if (event.kind !== 'value-corrected') continue
    const key = `${applicationId} ${formatAddress(event.address)} ${event.to}`
    if (found.has(key)) wrong.push(`twice: ${key}`)
    found.set(key, { from: event.from ?? '', by })
  }
  for (const { by, place, seen, value } of kept) {
    const event = found.get(`${place} ${value}`)
    if (!event) wrong.push(`lost: ${place} ${value}`)
    else if (event.from !== seen || event.by !== by) wrong.push(`over ${event.from}, not ${seen}: ${place} ${value}`)
  }
  if (found.size !== kept.length) wrong.push(`${found.size} in the record, ${kept.length} acknowledged`)
  const chain = verifyEvents(store)
  if (!chain.ok) wrong.push(chain.problem.message)
  closeDesk(opened.value)
  return wrong
}

function outcomeOf(works: readonly Work[], wrong: readonly string[]): Outcome {
  const times = works.flatMap((work) => work.times).toSorted((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  const sum = (of: (work: Work) => number) => works.reduce((total, work) => total + of(work), 0)
  return {
    kept: times.length,
    conflicts: sum((work) => work.conflicts),
    calls: sum((work) => work.calls),
    ...{ p50: at(0.5), p95: at(0.95), longest: times.at(-1) ?? 0 },
    wrong: [...works.flatMap((work) => work.faults), ...wrong],
  }
}

import { useSyncExternalStore } from 'react'
import type { DeskClient } from '../../../src-main/router/router.ts'
import { client } from '../../lib/client.ts'
import { refreshAll } from '../../lib/desk.ts'
import { remainingTime } from '../../lib/remaining.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { type ChosenFile, handOver, type Refused } from '../../lib/upload.ts'
import type { Job } from '../../lib/use-job.ts'

type ImportEvent = Awaited<ReturnType<DeskClient['intake']['import']>> extends AsyncIterable<infer E> ? E : never
type Imported = Extract<ImportEvent, { kind: 'done' }>['value']

/** What came of an intake; refused too is what never got as far as the import. */
export type IntakeReport = Pick<Imported, 'applications' | 'known'> & {
  /** Ids of those whose corrected form came back. */
  readonly returned?: Imported['returned']
  readonly added?: Imported['added']
  /** Absent where nothing was there to be imported. */
  readonly intake?: string
  readonly rejected: readonly { readonly folder: string; readonly file: string; readonly message: string }[]
}

/** One intake at a time, wherever the officer goes meanwhile. */
export type IntakeRun =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly job: Job }
  | { readonly kind: 'done'; readonly report: IntakeReport }

let run: IntakeRun = { kind: 'none' }
let stop = new AbortController()
const listeners = new Set<() => void>()

export function useIntakeRun(): IntakeRun {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => run,
  )
}

function show(next: IntakeRun): void {
  run = next
  for (const listener of listeners) listener()
}

export function cancelIntake(): void {
  stop.abort()
}

/** Puts the result away. */
export function closeIntake(): void {
  if (run.kind === 'done') show({ kind: 'none' })
}

/** Hands files over and takes them in; `into` is the application on whose page they were put. */
export function takeInFiles(
  collect: (signal: AbortSignal) => Promise<readonly ChosenFile[]>,
  into?: string,
): Promise<void> {
  return takeIn(async (signal) => {
    step('查看文件', 0, 0)
    const files = await collect(signal)
    if (files.length === 0) return undefined
    const guess = remainingTime()
    const progress = (bytes: number, total: number) => step(`读取 ${files.length} 个文件`, bytes, total, guess)
    const { upload, refused } = await handOver(files, { signal, progress })
    if (refused.length < files.length) return { from: { upload }, refused }
    await client.intake.discard({ upload })
    return { refused }
  }, into)
}

/** Takes in a folder of this machine. */
export function takeInFolder(path: string): Promise<void> {
  return takeIn(async () => ({ from: { path }, refused: [] }))
}

type From = Parameters<DeskClient['intake']['import']>[0]['from']
type HandedOver = { readonly from?: From; readonly refused: readonly Refused[] }

async function takeIn(
  handOver: (signal: AbortSignal) => Promise<HandedOver | undefined>,
  into?: string,
): Promise<void> {
  if (run.kind === 'running') return
  stop = new AbortController()
  const { signal } = stop
  step('准备收件', 0, 0)
  try {
    const handed = await handOver(signal)
    if (!handed) {
      tellDone('没有文件可收，没有改动。')
      return show({ kind: 'none' })
    }
    const { from } = handed
    const refused = handed.refused.map(placed)
    if (!from) return show({ kind: 'done', report: { applications: [], known: [], rejected: refused } })
    step('查看收到的文件', 0, 0)
    const guess = remainingTime()
    for await (const event of await client.intake.import({ from, ...(into ? { into } : {}) }, { signal })) {
      if (event.kind === 'progress') step(`收件：${event.label}`, event.done, event.total, guess)
      else {
        // The list has them before it is said that they have come.
        await refreshAll()
        show({ kind: 'done', report: { ...event.value, rejected: [...refused, ...event.value.rejected] } })
      }
    }
  } catch (error) {
    show({ kind: 'none' })
    if (signal.aborted) tellDone('收件已停止。停止之前收下的申报都已保存。')
    else tellProblem(error)
    await refreshAll()
  }
}

function placed({ path, message }: Refused): IntakeReport['rejected'][number] {
  const end = path.lastIndexOf('/')
  return { folder: path.slice(0, Math.max(0, end)), file: path.slice(end + 1), message }
}

function step(label: string, done: number, total: number, guess = remainingTime()): void {
  const fraction = total > 0 ? done / total : undefined
  const remaining = fraction === undefined ? undefined : guess({ at: performance.now(), fraction })
  show({ kind: 'running', job: { label, fraction, remaining } })
}

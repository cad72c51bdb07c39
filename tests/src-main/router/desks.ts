import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { createRouterClient } from '@orpc/server'
import { onTestFinished } from 'vitest'
import { officerHeader, sessionHeader, writeOfficer } from '../../../src-domain/officer-header.ts'
import { bytesKeyParameter, callKeyHeader } from '../../../src-domain/page-keys.ts'
import type { Desk } from '../../../src-main/desk/desk.ts'
import { type Context, type DeskHolder, holdDesk } from '../../../src-main/router/context.ts'
import type { ProgressEvent } from '../../../src-main/router/progress.ts'
import { type DeskClient, router } from '../../../src-main/router/router.ts'
import { type Loopback, startLoopback } from '../../../src-main/shells/loopback/server.ts'
import { temporaryFolder } from '../../support/desk.ts'
import { letIn } from '../../support/let-in.ts'
import { workers } from '../../support/workers.ts'

export const intake = join(import.meta.dirname, '../../fixtures/xuhui-intake')

export const newBatch = {
  scheme: 'shanghai-2023-batch5',
  district: '徐汇区',
  recommender: '样例科学技术委员会',
  preparer: '样例经办人',
  phone: '021-64000000',
} as const

/** Passwords that guard nothing cost next to nothing. */
export const quickCost = { N: 16, r: 8, p: 1 } as const

/** A program's context over a data folder that does not exist yet. */
export function newContext(folder = join(temporaryFolder(), '样例数据')): Context {
  const context = lastingContext(folder)
  onTestFinished(() => context.holder.close())
  return context
}

/** The same for as long as the caller wants. */
export function lastingContext(folder: string): Context {
  return { holder: holdDesk(folder), workers, host: { kind: 'browser' }, passwordCost: quickCost }
}

/** A context over a desk the test has opened itself. */
export function contextOf(desk: Desk): Context {
  const holder: DeskHolder = { ...holdDesk(desk.store.folder), desk: () => desk }
  return { ...newContext(), holder }
}

/** The router called in this process, by this officer; on a desk with people in a sitting. */
export function inProcess(context: Context, officer?: string, session?: string): DeskClient {
  const reqHeaders = new Headers({
    ...(officer !== undefined && { [officerHeader]: writeOfficer(officer) }),
    ...(session !== undefined && { [sessionHeader]: session }),
  })
  return createRouterClient(router, { context: { ...context, reqHeaders } })
}

export type Connected = {
  readonly client: DeskClient
  readonly loopback: Loopback
  /** fetch as the desk's own page in the browser would do it, for paths of the server. */
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>
}

/** The router behind a loopback server, and a client that has been let in. */
export async function overHttp(context: Context): Promise<Connected> {
  const loopback = await startLoopback(context, builtRenderer())
  onTestFinished(() => loopback.close())
  const { cookie, keys } = await letIn(loopback.openingAddress())
  const asPage = (input: string | URL | Request, init?: RequestInit) => {
    const given = new Request(input, init)
    const reads = given.method === 'GET' || given.method === 'HEAD'
    const url = new URL(given.url)
    if (reads) url.searchParams.set(bytesKeyParameter, keys.bytes)
    // Only what has no body may be made anew: it would be sent in pieces.
    const request = reads ? new Request(url, given) : given
    request.headers.set('cookie', cookie)
    request.headers.set(callKeyHeader, keys.calls)
    if (!reads) request.headers.set('origin', loopback.origin)
    return fetch(request)
  }
  const link = new RPCLink({
    url: `${loopback.origin}/rpc`,
    fetch: (request, init) => asPage(request, init as RequestInit),
  })
  return {
    client: createORPCClient(link),
    loopback,
    fetch: (path, init) => asPage(`${loopback.origin}${path}`, init),
  }
}

/** Stands for the built renderer: a page, a hashed script, and something beside it that nobody may read. */
export function builtRenderer(beside = temporaryFolder()): string {
  const folder = join(beside, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>遴选工作台</title>')
  writeFileSync(join(folder, 'assets/index-Ab12.js'), 'export {}')
  writeFileSync(join(folder, '../beside.js'), 'secret')
  return folder
}

/** Runs a stream to its end: every progress, and what came of it. */
export async function outcome<T>(
  stream: Promise<AsyncIterable<ProgressEvent<T>>>,
): Promise<{ value: T; steps: Extract<ProgressEvent<T>, { kind: 'progress' }>[] }> {
  const steps: Extract<ProgressEvent<T>, { kind: 'progress' }>[] = []
  for await (const event of await stream) {
    if (event.kind === 'done') return { value: event.value, steps }
    steps.push(event)
  }
  throw new Error('the stream ended without an outcome')
}

/** Hands the sample intake over as the browser does: one PUT a file. */
export async function uploadIntake({ client, fetch }: Connected): Promise<string> {
  const { upload } = await client.intake.begin()
  const files = readdirSync(intake, { recursive: true, withFileTypes: true }).filter((e) => e.isFile())
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name)
    const names = ['收件', ...path.slice(intake.length + 1).split(/[\\/]/)]
    const response = await fetch(`/uploads/${upload}/${names.map(encodeURIComponent).join('/')}`, {
      method: 'PUT',
      body: await readFile(path),
    })
    if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`)
  }
  return upload
}

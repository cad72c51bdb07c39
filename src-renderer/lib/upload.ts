import { ORPCError } from '@orpc/client'
import { given } from '../../src-domain/given.ts'
import { largestUpload } from '../../src-domain/intake/limits.ts'
import { ofFile, problem } from '../../src-domain/problems/problem.ts'
import { failed, ok } from '../../src-domain/result.ts'
import { severalAtOnce } from '../../src-domain/several-at-once.ts'
import { client, cutOff, type Told } from './client.ts'
import { callHeaders } from './page-keys.ts'

/** A file as it lay below what the person chose or dropped, '/' between: 01样例泵业/申报书.docx. */
export type ChosenFile = {
  readonly path: string
  /** Undefined where the system gives a name and no file. */
  readonly file: File | undefined
}

/** A file that has not been handed over, and why. */
export type Refused = { readonly path: string; readonly message: string }

type UploadOptions = {
  readonly signal?: AbortSignal
  readonly progress?: (bytes: number, total: number) => void
}

/** Hands files over, all of them or none, and returns the upload they lie in. */
export async function upload(files: readonly ChosenFile[], options: UploadOptions = {}): Promise<string> {
  const { upload, refused } = await handOver(files, options)
  const [first] = refused
  if (first === undefined) return upload
  await client.intake.discard({ upload })
  throw new ORPCError('upload-refused', { status: 422, message: first.message })
}

/** Of a browser's six connections some are left for whatever else is asked meanwhile. */
const atOnce = 4

/**
 * Hands files over, several at once. What is wrong with a file itself costs that file alone; anything else ends the
 * upload and empties it.
 */
export async function handOver(
  files: readonly ChosenFile[],
  options: UploadOptions = {},
): Promise<{ readonly upload: string; readonly refused: readonly Refused[] }> {
  const { upload } = await client.intake.begin(undefined, given({ signal: options.signal }))
  const total = files.reduce((sum, { file }) => sum + (file?.size ?? 0), 0)
  const ended = new AbortController()
  const signal = AbortSignal.any([ended.signal, ...(options.signal ? [options.signal] : [])])
  let bytes = 0
  let cause: unknown

  const sent = await severalAtOnce(atOnce, files, async ({ path, file }) => {
    const size = file?.size ?? 0
    let counted = 0
    const count = (bytesOfIt: number) => {
      bytes += Math.min(bytesOfIt, size) - counted
      counted = Math.min(bytesOfIt, size)
      options.progress?.(bytes, total)
    }
    try {
      signal.throwIfAborted()
      const wrong = await handOverOne(upload, path, file, { signal, sent: count })
      count(size)
      return ok(wrong && { path, message: ofFile(path.slice(path.lastIndexOf('/') + 1), wrong).message })
    } catch (error) {
      cause ??= error
      ended.abort()
      return failed(problem('upload-broken'))
    }
  })
  if (sent.ok) return { upload, refused: sent.value.filter((one) => one !== undefined) }
  await client.intake.discard({ upload }).catch(() => {})
  throw cause
}

/** Of a file that itself is the reason. */
const ofTheFile: ReadonlySet<string> = new Set(['upload-name', 'upload-too-large', 'upload-broken'])

async function handOverOne(
  upload: string,
  path: string,
  file: File | undefined,
  { signal, sent }: { readonly signal: AbortSignal | undefined; readonly sent: (bytes: number) => void },
): Promise<Told | undefined> {
  if (!file) return problem('upload-unreadable')
  if (file.size > largestUpload) return problem('upload-too-large')
  const names = path.split('/').map((name) => encodeURIComponent(name.toWellFormed()))
  try {
    await put(`/uploads/${upload}/${names.join('/')}`, file, signal, sent)
    return undefined
  } catch (error) {
    if (error instanceof ORPCError && ofTheFile.has(error.code)) return { code: error.code, message: error.message }
    // The browser says the same of a file it can't read and of a server that is gone.
    if (error instanceof TypeError && !signal?.aborted && !(await isReadable(file))) return problem('upload-unreadable')
    throw error
  }
}

function isReadable(file: File): Promise<boolean> {
  return file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    )
}

/** By XMLHttpRequest, which alone tells how much of a large file is sent. */
function put(
  address: string,
  body: Blob,
  signal: AbortSignal | undefined,
  sent: (bytes: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const stop = () => request.abort()
    request.upload.onprogress = ({ loaded }) => sent(loaded)
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) return resolve()
      const { code, message } = toldIn(request.responseText)
      reject(new ORPCError(code, { status: request.status, message }))
    }
    request.onerror = () => reject(new TypeError('the upload was cut off'))
    request.onabort = () => reject(new DOMException('the upload was stopped', 'AbortError'))
    request.onloadend = () => signal?.removeEventListener('abort', stop)
    if (signal?.aborted) return reject(new DOMException('the upload was stopped', 'AbortError'))
    signal?.addEventListener('abort', stop)
    request.open('PUT', address)
    for (const [name, value] of Object.entries(callHeaders())) request.setRequestHeader(name, value)
    request.send(body)
  })
}

function toldIn(answer: string): Told {
  try {
    return JSON.parse(answer) as Told
  } catch {
    return cutOff
  }
}

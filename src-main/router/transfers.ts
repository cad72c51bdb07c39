import { open } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { Readable } from 'node:stream'
import { readAttachment } from '../../db/attachments.ts'
import { listDeliveries } from '../../db/deliveries.ts'
import { listRosters } from '../../db/rosters.ts'
import { listScans } from '../../db/scans.ts'
import { type ProblemCode, problem } from '../../src-domain/problems/problem.ts'
import type { Result } from '../../src-domain/result.ts'
import { failed, ok } from '../../src-domain/result.ts'
import { ifReadable, noteBug } from '../bugs.ts'
import type { City } from '../city/city.ts'
import type { Desk } from '../desk/desk.ts'
import { findApplication } from '../desk/find-application.ts'
import { noticeFile } from '../desk/notices/current-notice.ts'
import { activeOfficers } from '../desk/people/officers.ts'
import { findProduct } from '../desk/products/list-products.ts'
import { findPreview } from '../desk/products/previews.ts'
import { receiveFile } from '../desk/uploads/handed-over.ts'
import { sha256Of } from '../files/sha256.ts'
import { verifiedPath } from '../files/verified-file.ts'
import type { Context } from './context.ts'
import { offeredFiles } from './offered-files.ts'
import { encodedName, headers, type Route, refused } from './responses.ts'

/*
 * Bytes in and out, too large for a call. The same addresses in every shell: Electron answers them under app://desk,
 * the loopback server under its own origin.
 */

export function transferRoutes(context: Context): readonly Route[] {
  return [
    /** An attachment, by its number: shown in place where that is safe, else a download. */
    get('/files/', (desk, id) => {
      const attachment = /^\d{1,15}$/.test(id) ? readAttachment(desk.store, Number(id)) : undefined
      if (!attachment) return failed(problem('file-unknown'))
      return ok({ sha256: attachment.sha256, name: attachment.file, inline: true })
    }),
    /** The Word form of an application, as handed in. */
    get('/forms/', (desk, id) => {
      const found = findApplication(desk, id)
      if (!found.ok) return found
      const { form } = found.value
      if (!form) return failed(problem('file-unknown'))
      return ok({ sha256: form.sha256, name: form.file, inline: false })
    }),
    /** /pictures/<application>/<name of a picture of its outline> */
    get('/pictures/', (desk, rest) => {
      const [id = '', name = ''] = rest.split('/').map(decoded)
      const found = findApplication(desk, id)
      if (!found.ok) return found
      const picture = found.value.pictures.find((p) => p.name === name)
      if (!picture) return failed(problem('file-unknown'))
      return ok({ sha256: picture.sha256, name: `${name}.${picture.type}`, inline: true })
    }),
    get('/products/', (desk, id) => {
      const product = findProduct(desk, Number(id))
      if (!product.ok) return product
      const { path, sha256 } = product.value
      return ok({ path, sha256, name: path, inline: true, ours: true })
    }),
    /** /previews/<preview>/<file name>: through the office's door to whose it is alone, since hand-overs lie there too. */
    get('/previews/', (desk, rest, visit) => {
      const [id = '', name = ''] = rest.split('/').map(decoded)
      const asking = visit && (context.holder.sessions.officerOf(visit.session) ?? '')
      const path = findPreview(desk, id, name, asking)
      return path.ok ? ok({ path: path.value, name, inline: true, ours: true }) : path
    }),
    /** /scans/<scan>/<number of its file, from 0> */
    get('/scans/', (desk, rest) => {
      const [id, index] = rest.split('/').map(Number)
      const file = listScans(desk.store).find((scan) => scan.id === id)?.files[index ?? 0]
      if (!file) return failed(problem('file-unknown'))
      return ok({ sha256: file.sha256, name: file.file, inline: true })
    }),
    /** /receipts/<uid of a delivery>/<number of its file, from 0> */
    get('/receipts/', (desk, rest) => {
      const [uid, index] = rest.split('/')
      const file = listDeliveries(desk.store).find((d) => d.uid === uid)?.receipt[Number(index)]
      if (!file) return failed(problem('file-unknown'))
      return ok({ sha256: file.sha256, name: file.file, inline: true })
    }),
    /** A 名单 as it was brought, by its uid. */
    get('/rosters/', (desk, uid) => {
      const roster = listRosters(desk.store).find((one) => one.uid === uid)
      return roster ? ok({ sha256: roster.sha256, name: roster.file, inline: false }) : failed(problem('file-unknown'))
    }),
    /** A file of the batch's package: the notice itself, where it came as a PDF. */
    get('/notices/', (desk, name) => {
      const file = noticeFile(desk, decoded(name))
      return file ? ok({ sha256: file.sha256, name: file.file, inline: true }) : failed(problem('file-unknown'))
    }),
    { path: '/uploads/', answer: uploading },
    offeredFiles(context),
  ]

  function get(path: string, find: (desk: Desk, id: string, visit: Context['visit']) => Result<Download>): Route {
    return {
      path,
      answer: guarded(async (desk, request, visit) => {
        if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 })
        const { pathname, searchParams } = new URL(request.url)
        const found = find(desk, pathname.slice(path.length), visit)
        if (!found.ok) return refused(found.problem, 404)
        const at = await verified(desk, found.value)
        if (!at.ok) return refused(at.problem, 404)
        return searchParams.has('pages') && found.value.inline
          ? pages(context.workers, at.value, found.value, request.method)
          : download(at.value, found.value, request.method)
      }),
    }
  }

  /** Into the open 汇总, on which there are no people, or the open desk. */
  async function uploading(request: Request): Promise<Response> {
    const city = context.holder.city()
    return city ? sound(() => put(city, request)) : guarded(put)(request)
  }

  function guarded(
    answer: (desk: Desk, request: Request, visit: Context['visit']) => Promise<Response>,
  ): Route['answer'] {
    return async (request, visit) => {
      const desk = context.holder.desk()
      if (!desk) return refused(problem('file-unknown'), 404)
      // Whoever is signed in at this desk may look at everything in it; at the machine an address has no header to say who asks.
      const officers = activeOfficers(desk)
      const isLocked = officers.length > 0 && !context.holder.sessions.isAnyOf(officers)
      if (isLocked) return refused(problem('signed-out'), 403)
      return sound(() => answer(desk, request, visit))
    }
  }
}

async function sound(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer()
  } catch (error) {
    noteBug(error)
    return refused(problem('unexpected'), 500)
  }
}

/** PUT /uploads/<upload>/<path below what the person chose> */
async function put(place: Desk | City, request: Request): Promise<Response> {
  if (request.method !== 'PUT') return new Response(null, { status: 405 })
  const [, , upload = '', ...names] = new URL(request.url).pathname.split('/').map(decoded)
  const received = await receiveFile(place, upload, names, request.body ?? Readable.from([]))
  return received.ok
    ? Response.json(received.value, { headers })
    : refused(received.problem, uploadStatus[received.problem.code] ?? 422)
}

const uploadStatus: Readonly<Partial<Record<ProblemCode, number>>> = {
  'upload-unknown': 404,
  'upload-name': 400,
  'upload-too-large': 413,
  'store-full': 507,
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    // An empty name is refused like every other unusable one.
    return ''
  }
}

type Download = {
  /** What it must be, where that is known, before any of it is given. */
  readonly sha256?: string
  /** Else it lies in the file store. */
  readonly path?: string
  readonly name: string
  readonly inline: boolean
  /** Made by the desk itself. */
  readonly ours?: boolean
}

/** What a browser shows by itself and cannot be a program: everything else is handed over as a file. */
const shown: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.bmp': 'image/bmp',
}

/** The browser's own viewer, which prints our PDFs, needs its plug-in and its styles and does not start in a sandbox. */
const viewable = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"

/** Where the bytes lie. A product is another file once somebody has changed it. */
async function verified(desk: Desk, { sha256 = '', path, name }: Download): Promise<Result<string>> {
  if (path === undefined) return verifiedPath(desk.store.folder, { file: name, sha256 })
  const altered = sha256 !== '' && (await sha256Of(path)) !== sha256
  return altered ? failed(problem('product-altered', { file: basename(path) })) : ok(path)
}

async function download(path: string, { name, inline, ours }: Download, method: string): Promise<Response> {
  const type = inline ? shown[extname(name).toLowerCase()] : undefined
  const handle = await ifReadable(open(path))
  if (!handle) return refused(problem('file-lost', { file: basename(name) }), 404)
  const { size } = await handle.stat()
  const body = method === 'HEAD' ? null : (Readable.toWeb(handle.createReadStream()) as ReadableStream<Uint8Array>)
  if (!body) await handle.close()
  return new Response(body, {
    headers: {
      ...headers,
      ...(ours && type === shown['.pdf'] ? { 'content-security-policy': viewable } : {}),
      'content-type': type ?? 'application/octet-stream',
      'content-length': String(size),
      'content-disposition': `${type ? 'inline' : 'attachment'}; filename*=UTF-8''${encodedName(basename(name))}`,
    },
  })
}

/** With ?pages, a file of pictures that browsers don't show comes as a PDF of its pages. */
async function pages(workers: Context['workers'], path: string, { name }: Download, method: string): Promise<Response> {
  const made = await workers.read.picturesAsPdf(path)
  if (!made.ok) return refused(made.problem, 422)
  return new Response(method === 'HEAD' ? null : Uint8Array.from(made.value), {
    headers: {
      ...headers,
      'content-type': 'application/pdf',
      'content-length': String(made.value.length),
      'content-disposition': `inline; filename*=UTF-8''${encodedName(`${basename(name)}.pdf`)}`,
    },
  })
}

import { randomUUID } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { type Session, session } from 'electron'
import { deskScheme } from './app-protocol.ts'
import { closeSession } from './security.ts'
import { isPrint, isViewer, printOrigin } from './viewer.ts'

/** A file that the printing window, and nothing else, can open under `address` until it is withdrawn. */
export type Print = {
  readonly address: string
  /** Settles once the viewer has read the file to its end. */
  readonly read: Promise<void>
  withdraw(): Promise<void>
}

type Offered = { readonly file: FileHandle; readonly size: number; readonly read: () => void }

const offered = new Map<string, Offered>()

/** Offers one file under an address that nobody can guess. */
export async function offerPrint(path: string): Promise<Print> {
  const file = await open(path)
  const { size } = await file.stat()
  const address = `${printOrigin}/${randomUUID()}.pdf`
  const read = new Promise<void>((read) => offered.set(address, { file, size, read }))
  return {
    address,
    read,
    async withdraw() {
      offered.delete(address)
      await file.close()
    },
  }
}

let opened: Session | undefined

/**
 * The session of windows that print: it has the PDF viewer and the prints offered, and neither the desk nor a network.
 * Kept on disk by name, because Chromium's PDF viewer was missing from others (electron/electron#27121); with no cache
 * it keeps no print.
 */
export function printSession(): Session {
  if (opened) return opened
  opened = session.fromPartition('persist:print', { cache: false })
  closeSession(opened, isOfPrinting)
  opened.on('will-download', (event) => event.preventDefault())
  opened.protocol.handle(deskScheme.scheme, answer)
  return opened
}

function isOfPrinting(address: string): boolean {
  return isPrint(address) || isViewer(address) || address.startsWith('chrome://resources/')
}

function answer({ url, method }: Request): Response {
  const offer = method === 'GET' ? offered.get(url) : undefined
  if (!offer) return new Response(null, { status: 404 })
  const { file, size, read } = offer
  const bytes = file.createReadStream({ start: 0, autoClose: false }).once('end', read)
  return new Response(Readable.toWeb(bytes) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(size),
      'content-security-policy': "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
}

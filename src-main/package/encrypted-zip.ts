import { createWriteStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { Readable, Writable } from 'node:stream'
import { configure, Reader, ZipReader, ZipWriter } from '@zip.js/zip.js'
import { type Measured, measuring } from '../files/sha256.ts'

/*
 * ZIPs that mailboxes may see: one stored file, AES-256 as WinZip has it (AE-2), which 7-Zip, WinRAR, WPS and 360 压缩 open.
 * yazl encrypts nothing; zip.js writes and reads it in constant memory, some 60 MB a second.
 */

// Its workers are a browser's.
configure({ useWebWorkers: false })

const aes256 = 3

/** Writes `source` as the file `name` of a ZIP that opens with the password, and says what went in. */
export async function writeEncrypted(
  path: string,
  {
    name,
    source,
    password,
    at,
  }: {
    readonly name: string
    readonly source: AsyncIterable<Uint8Array>
    readonly password: string
    readonly at: Date
  },
): Promise<Measured> {
  const measured = measuring()
  async function* passing() {
    for await (const chunk of source) {
      measured.take(chunk)
      yield chunk
    }
  }
  const output = Writable.toWeb(createWriteStream(path, { flags: 'wx' }))
  const zip = new ZipWriter(output, { password, encryptionStrength: aes256, level: 0, lastModDate: at })
  try {
    await zip.add(name, Readable.toWeb(Readable.from(passing())) as ReadableStream)
    await zip.close()
  } catch (error) {
    // Windows removes no file that is still open.
    await output.abort(error).catch(() => {})
    throw error
  }
  return measured.result()
}

/** What comes out of such a ZIP; undefined where the password does not open it or it is not whole. */
export async function measureEncrypted(
  path: string,
  password: string,
  { onChunk, signal }: { readonly onChunk: (length: number) => void; readonly signal?: AbortSignal | undefined },
): Promise<Measured | undefined> {
  const measured = measuring()
  const whole = await readEncrypted(path, password, {
    signal,
    take(chunk) {
      measured.take(chunk)
      onChunk(chunk.length)
    },
  })
  return whole ? measured.result() : undefined
}

/** Reads the first file of such a ZIP, chunk by chunk; false where the password does not open it or it is not whole. */
export async function readEncrypted(
  path: string,
  password: string,
  {
    take,
    signal,
  }: {
    readonly take: (chunk: Uint8Array) => void | Promise<void>
    readonly signal?: AbortSignal | undefined
  },
): Promise<boolean> {
  const file = await open(path)
  try {
    const zip = new ZipReader(new FileReader(file, (await file.stat()).size), { password, checkSignature: true })
    const [entry] = await zip.getEntries()
    if (!entry || entry.directory) return false
    const taking = new WritableStream<Uint8Array>({
      async write(chunk) {
        signal?.throwIfAborted()
        await take(chunk)
      },
    })
    await entry.getData(taking)
    return true
  } catch (error) {
    if (signal?.aborted || (error instanceof Error && 'syscall' in error)) throw error
    return false
  } finally {
    await file.close()
  }
}

class FileReader extends Reader<FileHandle> {
  readonly #file: FileHandle

  constructor(file: FileHandle, size: number) {
    super(file)
    this.#file = file
    this.size = size
  }

  override async readUint8Array(offset: number, length: number): Promise<Uint8Array> {
    const { buffer, bytesRead } = await this.#file.read(new Uint8Array(length), 0, length, offset)
    return buffer.subarray(0, bytesRead)
  }
}

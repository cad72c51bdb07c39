import './without-drawing.ts'
import { type FileHandle, open } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import { rangesOf } from './file-ranges.ts'

/** What the checks need to know of a PDF. */
export type PdfHead = {
  readonly pages: number
  /** Text of the first pages, a line per '\n'; empty for scans. */
  readonly text: string
}

const pagesRead = 3
const mostCharacters = 4000
/** Readers look for the header in the first kilobyte and for the trailer near the end; padding may follow it. */
const headerWithin = 1024
const trailerWithin = 64 * 1024

const messages = {
  unreadable: '读不到这个文件，它可能已被移走，或正被其他程序占用。请关闭打开着它的程序后重试。',
  empty: '这个文件是空的（0 字节），可能没有复制完整。请重新复制，或请申报单位重新报送。',
  'not-pdf':
    '这个文件的内容不是 PDF（也可能被加密软件加密），没有读取。请核对是否放错了文件，或请申报单位重新报送 PDF。',
  encrypted: '这个 PDF 设了打开密码，内容没有读取，也不能装订成册。请申报单位取消密码后重新报送。',
  damaged: '这个 PDF 已损坏或没有复制完整，内容没有读取。请重新复制；仍然不行的，请申报单位重新生成后报送。',
  'too-large': '这个 PDF 过大，超出这台电脑可读取的范围，没有读取。请申报单位降低扫描分辨率后重新报送。',
} as const

type PdfProblem = keyof typeof messages

/**
 * Reads the page count and the first pages' text of a PDF, by ranges: size does not matter. Problems come with a
 * message that says what to do; it does not name the file.
 */
export async function readPdfHead(path: string): Promise<Result<PdfHead>> {
  let file: FileHandle
  try {
    file = await open(path, 'r')
  } catch {
    return refused('unreadable')
  }
  try {
    const { size } = await file.stat()
    const problem = await obviousProblem(file, size)
    return problem ? refused(problem) : await headOf(file, size)
  } catch (error) {
    if (isReadFailure(error)) return refused('unreadable')
    throw error
  } finally {
    await file.close()
  }
}

async function obviousProblem(file: FileHandle, size: number): Promise<PdfProblem | undefined> {
  if (size === 0) return 'empty'
  if (!(await slice(file, 0, headerWithin)).includes('%PDF-')) return 'not-pdf'
  // A file cut short has lost its trailer. pdf.js would piece together the pages that are left and not say so.
  return (await slice(file, Math.max(0, size - trailerWithin), trailerWithin)).includes('startxref')
    ? undefined
    : 'damaged'
}

async function slice(file: FileHandle, start: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start)
  return buffer.subarray(0, bytesRead)
}

async function headOf(file: FileHandle, size: number): Promise<Result<PdfHead>> {
  const ranges = rangesOf(file, size)
  const task = getDocument({
    range: ranges.transport,
    disableAutoFetch: true,
    disableStream: true,
    // Chinese fonts are often not embedded; their character maps come with pdf.js.
    cMapUrl: `${dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))}/cmaps/`,
    useWorkerFetch: false,
    useSystemFonts: false,
    useWasm: false,
    isEvalSupported: false,
    // Warnings quote the document.
    verbosity: 0,
  })
  let head: PdfHead
  try {
    const reading = task.promise.then(firstPages)
    head = await Promise.race([reading, ranges.failure])
  } catch (error) {
    return refused(problemOf(error))
  } finally {
    await task.destroy()
  }
  return ok({ pages: head.pages, text: tidied(head.text) })
}

async function firstPages(document: PDFDocumentProxy): Promise<PdfHead> {
  const pages = document.numPages
  let text = ''
  for (let number = 1; number <= Math.min(pages, pagesRead) && text.length < mostCharacters; number++) {
    const page = await document.getPage(number)
    // Streamed, because one page may be made to hold any amount of text.
    const chunks = page.streamTextContent().getReader()
    for (let chunk = await chunks.read(); !chunk.done; chunk = await chunks.read()) {
      for (const item of chunk.value.items) text += item.hasEOL ? `${item.str}\n` : item.str
      if (text.length >= mostCharacters) await chunks.cancel(new Error('enough'))
    }
    text += '\n'
  }
  return { pages, text }
}

function tidied(text: string): string {
  const kept = text.slice(0, mostCharacters)
  return kept.replace(/\s*\n\s*/g, '\n').trim()
}

function problemOf(error: unknown): PdfProblem {
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException') return 'encrypted'
  if (error instanceof RangeError) return 'too-large'
  if (isReadFailure(error)) return 'unreadable'
  // Whatever else pdf.js throws, it throws about the document.
  return 'damaged'
}

/** The medium failed, was taken away, or is no file. */
function isReadFailure(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

function refused(code: PdfProblem): Result<never> {
  return failed({ code, message: messages[code] })
}

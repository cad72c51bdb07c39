import { readSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { problem, type ReasonOf } from '../../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import { ifReadable, isSystemError } from '../../../bugs.ts'
import { openPdf, type Pdf } from './open-pdf.ts'
import { pagesBound } from './pages-bound.ts'
import { PdfRefusal, type PdfSource } from './pdfium.ts'

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

type PdfProblem = ReasonOf<'pdf'>

/**
 * Reads the page count and the first pages' text of a PDF, by ranges: size does not matter. Problems come with a
 * message that says what to do; it does not name the file.
 */
export async function readPdfHead(path: string): Promise<Result<PdfHead>> {
  const file = await ifReadable(open(path, 'r'))
  if (!file) return refused('unreadable')
  try {
    const { size } = await file.stat()
    const problem = await obviousProblem(file, size)
    return problem ? refused(problem) : await headOf(file, size)
  } catch (error) {
    if (isSystemError(error)) return refused('unreadable')
    throw error
  } finally {
    await file.close()
  }
}

async function obviousProblem(file: FileHandle, size: number): Promise<PdfProblem | undefined> {
  if (size === 0) return 'empty'
  if (!(await slice(file, 0, headerWithin)).includes('%PDF-')) return 'not-pdf'
  // A file cut short has lost its trailer. What is left would be pieced together without a word.
  return (await slice(file, Math.max(0, size - trailerWithin), trailerWithin)).includes('startxref')
    ? undefined
    : 'damaged'
}

async function slice(file: FileHandle, start: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start)
  return buffer.subarray(0, bytesRead)
}

/** A PDF in order needs a few kilobytes for its first pages; one in disorder is searched from end to end. */
const mostBytes = 256 * 1024 * 1024

function sourceOf(file: FileHandle, size: number): PdfSource {
  let bytes = 0
  return {
    size,
    read(at, into) {
      bytes += into.length
      if (bytes > mostBytes) throw new PdfRefusal('damaged')
      readSync(file.fd, into, 0, into.length, at)
    },
  }
}

async function headOf(file: FileHandle, size: number): Promise<Result<PdfHead>> {
  try {
    const document = await openPdf(sourceOf(file, size))
    try {
      const pages = await pagesBound(file, size, document.pages)
      return ok({ pages, text: textOf(document, Math.min(document.pages, pages)) })
    } finally {
      document.close()
    }
  } catch (error) {
    if (error instanceof PdfRefusal) return refused(error.code)
    throw error
  }
}

function textOf(document: Pdf, pages: number): string {
  let text = ''
  for (let number = 1; number <= Math.min(pages, pagesRead) && text.length < mostCharacters; number++) {
    text += `${document.page(number, (page) => page.text(2 * mostCharacters))}\n`
  }
  return tidied(text)
}

/** Look-alikes that fonts are drawn with, and that no label is written with: radicals, compatibility ideographs, ligatures. */
const lookAlikes = /[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]/g

function tidied(text: string): string {
  const plain = text.replace(lookAlikes, (c) => c.normalize('NFKC'))
  return plain
    .replace(/\s*\n\s*/g, '\n')
    .trim()
    .slice(0, mostCharacters)
}

function refused(code: PdfProblem): Result<never> {
  return failed(problem(`pdf-${code}`))
}

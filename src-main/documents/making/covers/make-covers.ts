import { readFileSync } from 'node:fs'
import type { BookText } from '../../../../src-domain/book/book-text.ts'
import type { Scheme } from '../../../../src-domain/schemes/scheme.ts'
import type { ChosenFaces } from '../../typesetting/find-faces.ts'
import { familiesOf, readFonts } from '../../typesetting/fonts.ts'
import { jsonFile, typeset } from '../../typesetting/typesetter.ts'
import { coverFiles } from '../book/make-book.ts'

const source = readFileSync(new URL('./covers.typ', import.meta.url), 'utf8')

/** Covers to be wrapped around books, a page each; plain data, because it goes to a worker thread. */
export type CoversJob = {
  readonly title: string
  readonly mark: string
  readonly print: Scheme['print']
  readonly faces: ChosenFaces
  readonly covers: readonly BookCover[]
}

export type BookCover = {
  readonly cover: BookText['cover']
  /** Millimetres of the spine. */
  readonly thickness: number
  /** What stands on the spine, from the top; null on one too narrow for words. */
  readonly spine: string | null
}

export type SetCovers = { readonly pdf: Uint8Array; readonly pages: number }

export async function makeCovers(job: CoversJob): Promise<SetCovers> {
  const data = { ...job, faces: familiesOf(job.faces) }
  const fonts = await readFonts(job.faces, JSON.stringify(job.covers))
  const { pdf } = await typeset(source, fonts, [...coverFiles, jsonFile('/covers.json', data)])
  return { pdf, pages: job.covers.length }
}

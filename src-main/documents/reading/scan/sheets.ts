import type { Picture } from '../picture.ts'

/**
 * What a page of a file is: a picture of a sheet, as scanners write it; drawn by a program; or with nothing on it. `text`
 * is the page's own, of a picture what the scanner's text recognition has put behind it.
 */
export type Face = { readonly kind: 'picture' | 'drawn' | 'empty'; readonly text: string }

/** An open file of pages, which count from 1. Throws Refusal. */
export type Sheets = {
  readonly pages: number
  face(page: number): Face
  /** How a page is seen. */
  picture(page: number): Picture
  close(): void
}

/** A summary has a few; more are a whole volume that was scanned by mistake. */
export const mostPages = 100

import type { Picture } from '../picture.ts'

/** A page of a file: its own text, empty where the page is but a picture, and how it is seen. */
export type Sheet = { readonly text: string; readonly picture: Picture }

/** An open file of pages, which count from 1. Throws Refusal. */
export type Sheets = {
  readonly pages: number
  sheet(page: number): Sheet
  close(): void
}

/** A summary has a few; more are a whole volume that was scanned by mistake. */
export const mostPages = 100

import type { PDFDocumentProxy } from 'pdfjs-dist'

/** A line of the contents; `depth` counts from 0. */
export type Bookmark = { readonly title: string; readonly page: number; readonly depth: number }

type Outline = NonNullable<Awaited<ReturnType<PDFDocumentProxy['getOutline']>>>

/** The contents a PDF carries, with the pages they lead to, two levels deep. */
export async function bookmarksOf(pdf: PDFDocumentProxy): Promise<Bookmark[]> {
  return below((await pdf.getOutline()) ?? [], 0)

  async function below(items: Outline, depth: number): Promise<Bookmark[]> {
    const found: Bookmark[] = []
    for (const { title, dest, items: inner } of items) {
      const page = await pageOf(dest)
      if (page) found.push({ title, page, depth })
      if (depth === 0) found.push(...(await below(inner, 1)))
    }
    return found
  }

  async function pageOf(dest: Outline[number]['dest']): Promise<number | undefined> {
    const [target] = (typeof dest === 'string' ? await pdf.getDestination(dest) : dest) ?? []
    if (typeof target === 'number') return target + 1
    return target ? (await pdf.getPageIndex(target)) + 1 : undefined
  }
}

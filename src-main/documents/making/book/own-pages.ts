import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFObjectCopier,
  PDFPage,
  type PDFPageLeaf,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'
import { catalogOf, openOriginal, pageTree } from '../../reading/pdf/page-tree.ts'
import { saveObjects } from '../../reading/pdf/pdf-objects.ts'
import { keepLayers } from './layers.ts'

const name = (text: string) => PDFName.of(text)

/** Pages of an attachment in a PDF of their own, in which nothing leads back to where they came from. */
export type OwnPages = {
  readonly pdf: Uint8Array
  readonly pages: number
  /** Places in the original's order of pages that lead to none. */
  readonly gaps: number
  /** Whether a form field was left out that is filled in, because it has no appearance. */
  readonly lost: boolean
}

/** What lies in a portfolio is not its pages, which only ask to be opened with another program. */
export type Portfolio = 'portfolio'

/** Takes the pages of a PDF over as they are. Throws whatever the library makes of a file that is not in order. */
export async function ownPages(bytes: Uint8Array): Promise<OwnPages | Portfolio> {
  const original = await openOriginal(bytes)
  if (catalogOf(original)?.has(name('Collection'))) return 'portfolio'
  const own = await PDFDocument.create({ updateMetadata: false })
  const copier = PDFObjectCopier.for(original.context, own.context)
  const { pages, gaps } = pageTree(original)
  let lost = false
  for (const leaf of pages) {
    const page = copier.copy(leaf)
    lost ||= annotationsOf(page).some(({ annotation }) => !isSeen(annotation) && isFilled(annotation))
    forgetItsBook(page)
    own.addPage(PDFPage.of(page, own.context.register(page), own))
  }
  keepLayers(own, original, copier)
  const pdf = await saveObjects(own)
  return { pdf, pages: pages.length, gaps, lost }
}

/** What pointed into the original's own catalog would now point to nothing, or to the wrong thing. */
function forgetItsBook(page: PDFPageLeaf): void {
  for (const key of ['StructParents', 'B', 'AA', 'Tabs', 'Metadata', 'PieceInfo', 'Thumb']) page.delete(name(key))
  // In the book's page tree it counts as what it says it is.
  page.set(name('Type'), name('Page'))
  const kept = annotationsOf(page).filter(({ annotation }) => isSeen(annotation))
  for (const { annotation } of kept) forgetItsForm(annotation)
  if (kept.length > 0) page.set(name('Annots'), page.context.obj(kept.map(({ entry }) => entry)))
  else page.delete(name('Annots'))
}

/** The annotations of a page, with how its list names each. */
function annotationsOf(page: PDFPageLeaf): { readonly entry: PDFObject; readonly annotation: PDFDict }[] {
  const annotations = page.lookup(name('Annots'))
  if (!(annotations instanceof PDFArray)) return []
  return annotations.asArray().flatMap((entry) => {
    const annotation = page.context.lookup(entry)
    return annotation instanceof PDFDict ? [{ entry, annotation }] : []
  })
}

/** A form field is what its appearance shows: without one, a viewer would show a stamp of its own in its place. */
function isSeen(annotation: PDFDict): boolean {
  return !isField(annotation) || hasAppearance(annotation)
}

/** A field's value may stand with the field it is a part of. */
function isFilled(annotation: PDFDict, depth = 0): boolean {
  const value = annotation.lookup(name('V'))
  if (value instanceof PDFString || value instanceof PDFHexString) return value.decodeText() !== ''
  const parent = annotation.lookup(name('Parent'))
  return parent instanceof PDFDict && depth < deepest && isFilled(parent, depth + 1)
}

/** Fields of fields: more is a ring. */
const deepest = 16

function isField(annotation: PDFDict): boolean {
  return annotation.lookup(name('Subtype')) === name('Widget')
}

function hasAppearance(annotation: PDFDict): boolean {
  const appearances = annotation.lookup(name('AP'))
  const normal = appearances instanceof PDFDict ? appearances.lookup(name('N')) : undefined
  if (normal instanceof PDFStream) return true
  // One for each of its states.
  const state = annotation.lookup(name('AS'))
  return normal instanceof PDFDict && state instanceof PDFName && normal.lookup(state) instanceof PDFStream
}

/**
 * A form field's or an electronic seal's appearance is kept by making it a stamp: printers pass over fields that belong
 * to no form.
 */
function forgetItsForm(annotation: PDFDict): void {
  for (const key of ['StructParent', 'Parent', 'AA', 'A', 'Dest']) annotation.delete(name(key))
  if (isField(annotation)) annotation.set(name('Subtype'), name('Stamp'))
}

import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  PDFPageLeaf,
} from '@cantoo/pdf-lib'
import { openObjects } from './pdf-objects.ts'

const name = (text: string) => PDFName.of(text)

/** The pages of a PDF in their order, each with what it inherits, and how many places of the order lead to none. */
export type PageTree = { readonly pages: readonly PDFPageLeaf[]; readonly gaps: number }

/** Opens a PDF with its page tree. Throws whatever the library makes of a file that is not in order. */
export function openOriginal(bytes: Uint8Array): Promise<PDFDocument> {
  // Locked against changing only, a file opens with the empty password.
  return openObjects(bytes, { password: '' })
}

/** The document's catalog, whatever it says it is. */
export function catalogOf({ context }: PDFDocument): PDFDict | undefined {
  const catalog = context.lookup(context.trailerInfo.Root)
  return catalog instanceof PDFDict ? catalog : undefined
}

/**
 * Walks from node to node: how many pages a tree says it has is only a note beside them, which programs that joined or cut
 * files have left as it was, and by which viewers show fewer pages than there are. What has kids is a node, else a page.
 */
export function pageTree(document: PDFDocument): PageTree {
  const { context } = document
  const pages: PDFPageLeaf[] = []
  let gaps = 0
  // A ring of nodes ends where it began.
  const seen = new Set<PDFDict>()
  const walk = (node: PDFDict, inherited: Inherited) => {
    if (seen.has(node)) return
    seen.add(node)
    const handedOn = { ...inherited, ...ownOf(node) }
    const kids = node.lookup(name('Kids'))
    for (const entry of kids instanceof PDFArray ? kids.asArray() : []) {
      const kid = context.lookup(entry)
      if (!(kid instanceof PDFDict)) gaps++
      else if (kid.has(name('Kids'))) walk(kid, handedOn)
      else pages.push(pageOf(kid, handedOn, context))
    }
  }
  const root = catalogOf(document)?.lookup(name('Pages'))
  if (root instanceof PDFDict && root.has(name('Kids'))) walk(root, {})
  else if (root instanceof PDFDict) pages.push(pageOf(root, {}, context))
  return { pages, gaps }
}

/** Whether some object is its own parent's parent: what looks for something inherited from one to the next never ends. */
export function hasRing({ context }: PDFDocument): boolean {
  const endless = (start: PDFDict) => {
    const seen = new Set<PDFDict>()
    let at: PDFObject | undefined = start
    while (at instanceof PDFDict && !known.has(at)) {
      if (seen.has(at)) return true
      seen.add(at)
      at = at.lookup(name('Parent'))
    }
    for (const one of seen) known.add(one)
    return false
  }
  const known = new Set<PDFDict>()
  return context.enumerateIndirectObjects().some(([, object]) => object instanceof PDFDict && endless(object))
}

type Inherited = Readonly<Record<string, PDFObject>>

function ownOf(node: PDFDict): Inherited {
  return Object.fromEntries(
    PDFPageLeaf.InheritableEntries.flatMap((key) => {
      const value = node.get(name(key))
      return value ? [[key, value] as const] : []
    }),
  )
}

function pageOf(page: PDFDict, inherited: Inherited, context: PDFContext): PDFPageLeaf {
  const own = new Map(page.entries())
  for (const [key, value] of Object.entries(inherited)) if (!own.has(name(key))) own.set(name(key), value)
  own.delete(name('Parent'))
  return PDFPageLeaf.fromMapWithContext(own, context, false)
}

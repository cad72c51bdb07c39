import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, type PDFObjectCopier } from '@cantoo/pdf-lib'
import { catalogOf } from '../../reading/pdf/page-tree.ts'

const name = (text: string) => PDFName.of(text)

/**
 * Takes over which layers (optional content) of an original are hidden: the pages only name their layers, the
 * original's catalog says which of them are seen. `copier` must be the one its pages were copied with.
 */
export function keepLayers(book: PDFDocument, original: PDFDocument, copier: PDFObjectCopier): void {
  const source = catalogOf(original)?.lookup(name('OCProperties'))
  if (!(source instanceof PDFDict)) return
  const copied = copier.copy(source)
  const settings = copied.lookup(name('D'))
  const all = refsIn(copied, 'OCGs')
  const on = settings instanceof PDFDict ? refsIn(settings, 'ON') : []
  const off = settings instanceof PDFDict ? refsIn(settings, 'OFF') : []
  const noneSeen = settings instanceof PDFDict && settings.get(name('BaseState')) === name('OFF')
  const layers = layersOf(book)
  for (const layer of all) layers.lookup(name('OCGs'), PDFArray).push(layer)
  const hidden = noneSeen ? all.filter((layer) => !on.includes(layer)) : off
  for (const layer of hidden) layers.lookup(name('D'), PDFDict).lookup(name('OFF'), PDFArray).push(layer)
}

function layersOf({ catalog, context }: PDFDocument): PDFDict {
  const present = catalog.lookup(name('OCProperties'))
  if (present instanceof PDFDict) return present
  const layers = context.obj({ OCGs: [], D: { OFF: [] } })
  catalog.set(name('OCProperties'), layers)
  return layers
}

function refsIn(dict: PDFDict, key: string): PDFObject[] {
  const list = dict.lookup(name(key))
  return list instanceof PDFArray ? list.asArray() : []
}

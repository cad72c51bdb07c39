import { Duplex, type PDFDocument, PrintScaling } from '@cantoo/pdf-lib'

/** Writes into a PDF how it is to be printed: unscaled, paper by page size, and on which sides. */
export function setPrinting(document: PDFDocument, sides: 'both' | 'one'): void {
  const preferences = document.catalog.getOrCreateViewerPreferences()
  preferences.setDuplex(sides === 'both' ? Duplex.DuplexFlipLongEdge : Duplex.Simplex)
  preferences.setPrintScaling(PrintScaling.None)
  preferences.setPickTrayByPDFSize(true)
}

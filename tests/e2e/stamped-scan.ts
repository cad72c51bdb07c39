import { readFile } from 'node:fs/promises'
import { PDFDocument } from '@cantoo/pdf-lib'
import { overRecommender, seal } from '../src-main/documents/reading/scan/paper.ts'
import { asJpeg, scanned } from '../src-main/documents/reading/scan/scanner.ts'

/** What an office brings back of a summary: each sheet stamped and scanned, a little askew. */
export async function stampedScan(summaryPdf: string): Promise<{ name: string; mimeType: string; buffer: Buffer }[]> {
  const sheets = new Uint8Array(await readFile(summaryPdf))
  const stamp = await seal()
  const pages = (await PDFDocument.load(sheets)).getPageCount()
  const scans = []
  for (let page = 1; page <= pages; page++) {
    const picture = await scanned(sheets, page, stamp, { dpi: 150, seal: overRecommender, tilt: 0.8, noise: 3 })
    scans.push({ name: `扫描 ${page}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(asJpeg(picture)) })
  }
  return scans
}

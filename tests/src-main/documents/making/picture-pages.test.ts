import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { picturePages } from '../../../../src-main/documents/making/picture-pages.ts'
import { openPdf } from '../../../../src-main/documents/reading/pdf/open-pdf.ts'
import { type Bounds, readObjects } from '../../../../src-main/documents/reading/pdf/page-objects.ts'
import { openPictures } from '../../../../src-main/documents/reading/picture-file.ts'
import { workers } from '../../../support/workers.ts'
import { asTiff } from '../reading/scan/scanner.ts'

const fixtures = join(import.meta.dirname, '../../../fixtures')

type Placed = { readonly sheet: readonly number[]; readonly pictures: readonly Bounds[] }

async function placed(pdf: Uint8Array): Promise<Placed[]> {
  const document = await openPdf(pdf)
  try {
    return Array.from({ length: document.pages }, (_, i) =>
      document.page(i + 1, (page) => ({
        sheet: [page.width, page.height].map(Math.round),
        pictures: readObjects(page).painted,
      })),
    )
  } finally {
    document.close()
  }
}

async function pagesOf(bytes: Uint8Array): Promise<Placed[]> {
  const pictures = await openPictures(bytes)
  if (!pictures) throw new Error('no picture')
  return placed(await (await picturePages(pictures)).save())
}

const plain = (width: number, height: number) => ({ width, height, rgba: new Uint8Array(4 * width * height).fill(99) })

test('each page of a file lies on A4 as it is wider or taller, as large as fits within the edges', async () => {
  const [across, upright, ...others] = await pagesOf(asTiff([plain(300, 200), plain(100, 300)]))
  expect(others).toEqual([])
  expect([across?.sheet, upright?.sheet]).toEqual([
    [842, 595],
    [595, 842],
  ])
  for (const { sheet, pictures } of [across, upright].filter((page) => page !== undefined)) {
    expect(pictures).toHaveLength(1)
    const [left = 0, bottom = 0, right = 0, top = 0] = pictures[0] ?? []
    const [width = 0, height = 0] = sheet
    // In the middle, and 10 mm from the edges it touches.
    expect(left).toBeCloseTo(width - right, 0)
    expect(bottom).toBeCloseTo(height - top, 0)
    expect(Math.min(left, bottom)).toBeCloseTo((10 * 72) / 25.4, 0)
  }
})

test('what says how large it was on paper is that large again', async () => {
  const fax = readFileSync(join(fixtures, 'scans/ccitt-g4.tif'))
  for (const { sheet, pictures } of await pagesOf(fax)) {
    expect(sheet).toEqual([842, 595])
    const [left = 0, bottom = 0, right = 0, top = 0] = pictures[0] ?? []
    expect([right - left, top - bottom].map(Math.round)).toEqual([842, 595])
  }
})

test('is made in a worker to be looked at; what is no picture, or damaged, says so', async () => {
  const path = (name: string) => join(fixtures, name)
  const made = await workers.read.picturesAsPdf(path('scans/ccitt-g4.tif'))
  expect(made.ok && (await placed(made.value))).toHaveLength(2)
  const heic = await workers.read.picturesAsPdf(path('pictures/quarters.heic'))
  expect(heic.ok && (await placed(heic.value))).toMatchObject([{ sheet: [842, 595] }])
  expect(await workers.read.picturesAsPdf(path('scans/ccitt-g4.pdf'))).toMatchObject({
    ok: false,
    problem: { code: 'picture-not-picture' },
  })
  expect(await workers.read.picturesAsPdf(path('gone.tif'))).toMatchObject({
    ok: false,
    problem: { code: 'picture-unreadable' },
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openPdf } from '../../../../../src-main/documents/reading/pdf/open-pdf.ts'

const file = readFileSync(
  join(import.meta.dirname, '../../../../fixtures/xuhui-intake/01样例泵业/2022年度审计报告.pdf'),
)

/** The file on a medium that can be taken away. */
function medium() {
  const state = { there: true, read: 0 }
  return {
    state,
    source: {
      size: file.length,
      read(at: number, into: Uint8Array) {
        if (!state.there) throw new Error('taken away')
        state.read += into.length
        into.set(file.subarray(at, at + into.length))
      },
    },
  }
}

test('no more is read of a file than is asked for', async () => {
  const { state, source } = medium()
  const pdf = await openPdf(source)
  expect(pdf.pages).toBe(24)
  expect(pdf.page(1, (page) => page.text())).toMatch(/^2022年度审计报告/)
  pdf.close()
  expect(state.read).toBeLessThan(file.length / 2)
})

test('a file that is taken away while it is read is said to be, and never passes for an empty page', async () => {
  const { state, source } = medium()
  const pdf = await openPdf(source)
  state.there = false
  expect(() => pdf.page(20, (page) => page.text())).toThrow('taken away')
  pdf.close()
  await expect(openPdf(source)).rejects.toThrow('taken away')
  state.there = true
  expect((await openPdf(source)).page(20, (page) => page.text())).not.toBe('')
})

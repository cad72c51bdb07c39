import { describe, expect, it } from 'vitest'
import type { SetJob } from '../../../../src-main/documents/typesetting/engine.ts'
import { findFaces } from '../../../../src-main/documents/typesetting/find-faces.ts'
import { familiesOf } from '../../../../src-main/documents/typesetting/fonts.ts'
import { nativeEngine } from '../../../../src-main/documents/typesetting/native-engine.ts'
import { jsonFile } from '../../../../src-main/documents/typesetting/typesetter.ts'
import { setByWasm } from '../../../../src-main/documents/typesetting/wasm-engine.ts'
import { scheme } from '../../../support/application.ts'

const native = nativeEngine()
const faces = await findFaces(scheme.print, [])

function jobOf(source: string, data: unknown = {}): SetJob {
  return {
    source: `#let data = json("/data.json")\n#set document(date: none)\n#set text(font: data.families)\n${source}`,
    fonts: [...faces.fallback, faces.body].map(({ path }) => path),
    files: [jsonFile('/data.json', { families: familiesOf(faces).body, ...(data as object) })],
  }
}

describe.skipIf(!native)('native code and WebAssembly', () => {
  it.each([
    [
      'a text with marks',
      '#set heading(numbering: "一、")\n= 样例泵业\n#metadata((kind: "part", page: 1))<place>\n样例' +
        '文'.repeat(3000),
    ],
    // The native compiler has Latin, Greek and Cyrillic faces of its own, which ours must not borrow from.
    ['characters none of our faces has', '样例 ᚠ ☑ ∮ ש ℵ'],
  ])('give the same bytes for %s', async (_, source) => {
    const [ours, theirs] = [await native?.(jobOf(source)), await setByWasm(jobOf(source))]
    if (!ours || 'refused' in ours || 'refused' in theirs) throw new Error('was not set')
    expect(Buffer.from(ours.pdf).equals(Buffer.from(theirs.pdf))).toBe(true)
    expect(ours.places).toEqual(theirs.places)
  })

  it('refuse the same source, and set the next one', async () => {
    for (const engine of [native ?? setByWasm, setByWasm]) {
      expect(await engine(jobOf('#panic("样例")'))).toEqual({ refused: expect.stringContaining('样例') })
      expect(await engine(jobOf('样例'))).toHaveProperty('pdf')
    }
  })

  it('find no file of the disk', async () => {
    expect(await native?.(jobOf(`#read("${import.meta.filename}")`))).toHaveProperty('refused')
  })
})

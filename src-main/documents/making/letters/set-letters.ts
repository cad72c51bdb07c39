import { readFileSync } from 'node:fs'
import type { Letter } from '../../../../src-domain/letters/letter.ts'
import { openObjects, saveObjects } from '../../reading/pdf/pdf-objects.ts'
import type { ChosenFaces } from '../../typesetting/find-faces.ts'
import { setPrinting } from '../../typesetting/print-settings.ts'
import { type SetData, setData } from '../../typesetting/set-data.ts'

const source = readFileSync(new URL('./letter.typ', import.meta.url), 'utf8')

/** Letters and the faces to set them in; plain data, because it goes to a worker thread. */
export type LettersJob = { readonly letters: readonly Letter[]; readonly faces: ChosenFaces }

/** Letters as one PDF, each beginning on a right-hand page with page 1 and a bookmark. */
export async function setLetters({ letters, faces }: LettersJob): Promise<SetData> {
  const set = await setData(source, { letters }, faces)
  return { ...set, pdf: await withPrintSettings(set.pdf) }
}

/** On both sides along the long edge, unscaled, the tray by page size. */
async function withPrintSettings(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await openObjects(pdf)
  setPrinting(document, 'both')
  return saveObjects(document)
}

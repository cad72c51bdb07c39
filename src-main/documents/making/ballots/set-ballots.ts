import { readFileSync } from 'node:fs'
import type { ChosenFaces } from '../../typesetting/find-faces.ts'
import { qrSvg } from '../../typesetting/qr.ts'
import { type SetData, setData } from '../../typesetting/set-data.ts'
import type { BallotSheet } from './ballot-sheet.ts'

const source = readFileSync(new URL('./ballots.typ', import.meta.url), 'utf8')

/** Sheets and the faces to set them in; plain data, because it goes to a worker thread. */
export type BallotsJob = { readonly sheets: readonly BallotSheet[]; readonly faces: ChosenFaces }

/** The members' sheets as one PDF, A4 upright, each with its code. */
export async function setBallots({ sheets, faces }: BallotsJob): Promise<SetData> {
  const coded = await Promise.all(sheets.map(async (sheet) => ({ ...sheet, qr: await qrSvg(sheet.code) })))
  return setData(source, { sheets: coded }, faces)
}

import { readFileSync } from 'node:fs'
import { shownText } from '../../typesetting/cell-value.ts'
import type { ChosenFaces } from '../../typesetting/find-faces.ts'
import { type SetData, setData } from '../../typesetting/set-data.ts'
import type { List } from './list.ts'

const source = readFileSync(new URL('./list.typ', import.meta.url), 'utf8')

/** A list and the faces to set it in; plain data, because it goes to a worker thread. */
export type ListJob = { readonly list: List; readonly faces: ChosenFaces }

/** A list as a PDF, A4 landscape, its heads on each page. */
export function setList({ list, faces }: ListJob): Promise<SetData> {
  const { title, line, columns } = list
  return setData(source, { title, line, columns, rows: list.rows.map((row) => row.map(shownText)) }, faces)
}

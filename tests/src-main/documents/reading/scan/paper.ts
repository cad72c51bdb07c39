import type { Edition } from '../../../../../src-domain/edition/edition.ts'
import { summaryTable } from '../../../../../src-domain/edition/summary.ts'
import { setSummary } from '../../../../../src-main/documents/making/summary/set-summary.ts'
import { findFaces } from '../../../../../src-main/documents/typesetting/find-faces.ts'
import { readFonts } from '../../../../../src-main/documents/typesetting/fonts.ts'
import { typeset } from '../../../../../src-main/documents/typesetting/typesetter.ts'
import { sampleEdition, sampleEntry, scheme } from '../../../../src-domain/edition/sample-edition.ts'
import '../../../../support/native-typst.ts'

/** The summary as it leaves the printer, and a seal: both as PDF, in the faces that come with the program. */

const { summary: layout, print, id } = scheme
const faces = await findFaces(print, [])

/** An edition that recommends this many enterprises: 10 fill one sheet of the summary, 40 three. */
export function editionOf(enterprises: number, number = 1): Edition {
  const entry = (rank: number) =>
    sampleEntry(rank, [`上海样例${rank}有限公司`, '全生命周期管理', '样例甲', '02164000000', 'a@sample.example'])
  const edition = sampleEdition({ enterprise: Array.from({ length: enterprises }, (_, i) => entry(i + 1)) })
  return { ...edition, number }
}

export async function printedSummary(edition: Edition): Promise<Uint8Array> {
  const table = summaryTable(layout, edition.content)
  return (await setSummary({ table, layout, print, scheme: id, edition, faces })).pdf
}

/** The seal's upper left corner, in millimetres from the sheet's. */
export type Place = { readonly x: number; readonly y: number }

/** In the room left free for it, over the recommender's name, and with its middle on the edge of the code in the foot. */
export const inItsPlace: Place = { x: 211.5, y: 29 }
export const overRecommender: Place = { x: 40, y: 22 }
export const overCode: Place = { x: 136.5, y: 164 }

/** A round seal of 42 mm in the middle of a page of 46 mm: rim, star, and a name around it. */
export async function seal(): Promise<Uint8Array> {
  const name = [...'上海市样例区科学技术委员会样例专用']
  const characters = name.map((character, i) => {
    const angle = -135 + (270 * i) / (name.length - 1)
    return `#place(rotate(${angle}deg, box(width: 46mm, height: 46mm, place(top + center, dy: 4mm)[${character}])))`
  })
  const corners = Array.from({ length: 10 }, (_, i) => {
    const [radius, angle] = [i % 2 ? 2.7 : 7, (Math.PI * (i - 2.5)) / 5]
    return `(${(23 + radius * Math.cos(angle)).toFixed(2)}mm, ${(23 + radius * Math.sin(angle)).toFixed(2)}mm)`
  })
  const source = `#let ink = rgb("#d01c24")
#set page(width: 46mm, height: 46mm, margin: 0mm)
#set text(font: "Noto Serif SC", size: 13pt, fill: ink)
#place(center + horizon, circle(radius: 20.4mm, stroke: 1.2mm + ink))
#place(polygon(fill: ink, ${corners.join(', ')}))
${characters.join('\n')}`
  return (await typeset(source, await readFonts(faces, ''), [])).pdf
}

/** A line of large red characters, as it stands at the head of official papers, to be put where the seal would be. */
export async function redHead(): Promise<Uint8Array> {
  const source = `#set page(width: 80mm, height: 16mm, margin: 0mm)
#set text(font: "Noto Serif SC", size: 34pt, weight: "bold", fill: rgb("#d01c24"))
#align(center + horizon)[样例区红头]`
  return (await typeset(source, await readFonts(faces, ''), [])).pdf
}

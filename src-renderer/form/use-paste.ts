import type { ClipboardEvent } from 'react'
import type { Application } from '../../src-domain/batch/application.ts'
import type { Category } from '../../src-domain/schemes/scheme.ts'
import { tellDone, toRead } from '../lib/tell.ts'
import { blanksOf } from './blanks.ts'
import { pastedCells } from './pasted-cells.ts'
import { cellsFrom } from './stops.ts'
import type { Values } from './use-values.ts'

/** Several cells copied from a spreadsheet and pasted on a chosen cell fill it and those right of it and below. */
export function usePaste(application: Application, category: Category, values: Values) {
  return (event: ClipboardEvent<HTMLElement>) => {
    const { target, clipboardData } = event
    if (!(target instanceof HTMLTextAreaElement) || target.dataset.mode !== 'still' || !isTable(clipboardData)) return
    const lines = pastedCells(clipboardData.getData('text/plain'))
    if (lines.flat().length < 2) return
    event.preventDefault()
    const blanks = new Map(blanksOf(category, application.values).map((blank) => [blank.id, blank]))
    const places = cellsFrom(
      target,
      lines.map((line) => line.length),
    )
    const cells = lines.flatMap((line, row) =>
      line.flatMap((text, column) => {
        const blank = blanks.get(places[row]?.[column]?.dataset.blank ?? '')
        return blank ? { blank, text } : []
      }),
    )
    void values.writeAll(cells).then((kept) => tellDone(report(lines.flat().length, cells.length, kept), toRead))
  }
}

/** A text of several paragraphs is none. */
function isTable(data: DataTransfer): boolean {
  return data.getData('text/plain').includes('\t') || /<table/i.test(data.getData('text/html'))
}

function report(pasted: number, placed: number, kept: number): string {
  return [
    `粘贴了 ${kept} 格，Ctrl+Z 可撤销。`,
    placed > kept && `${placed - kept} 格的内容不能填，已标在格内，原值未改动。`,
    pasted > placed && `${pasted - placed} 格在表上没有对应的位置，没有粘贴。`,
  ]
    .filter(Boolean)
    .join('')
}

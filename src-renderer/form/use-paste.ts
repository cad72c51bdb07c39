import type { ClipboardEvent } from 'react'
import type { Application } from '../../src-domain/batch/application.ts'
import type { Category } from '../../src-domain/schemes/scheme.ts'
import { tellDone, toRead } from '../lib/tell.ts'
import { blanksOf } from './blanks.ts'
import { blanksFrom } from './blanks-from.ts'
import { draftAt } from './drafts.ts'
import { formLayout } from './form-layout.ts'
import { pastedCells } from './pasted-cells.ts'
import type { Values } from './use-values.ts'

/**
 * Several cells copied from a spreadsheet and pasted on a chosen cell fill it and those that are right of it and below on
 * the printed form, in whatever order they stand on screen.
 */
export function usePaste(application: Application, category: Category, values: Values) {
  return (event: ClipboardEvent<HTMLElement>) => {
    const { target, clipboardData } = event
    if (!(target instanceof HTMLTextAreaElement) || target.dataset.mode !== 'still' || !isTable(clipboardData)) return
    const text = clipboardData.getData('text/plain')
    const lines = pastedCells(text)
    // A single cell is what the clipboard says, unless a spreadsheet has put it in quotes.
    if (lines.flat().length < 2 && lines[0]?.[0] === text.trimEnd()) return
    const start = blanksOf(category, application.values).find(({ id }) => id === target.dataset.blank)
    if (!start) return
    event.preventDefault()
    const layout = formLayout(category, application.values)
    const places = blanksFrom(
      layout,
      start,
      lines.map((line) => line.length),
    )
    const cells = lines.flatMap((line, row) =>
      line.flatMap((words, column) => {
        const blank = places[row]?.[column]
        return blank ? { blank, text: words } : []
      }),
    )
    void values.writeAll(cells).then((kept) => {
      const refused = cells.flatMap(({ blank }) => (draftAt(application.id, blank.id) ? blank.label : []))
      tellDone(report({ pasted: lines.flat().length, placed: cells.length, kept, refused }), toRead)
    })
  }
}

/** A text of several paragraphs is none. */
function isTable(data: DataTransfer): boolean {
  return data.getData('text/plain').includes('\t') || /<table/i.test(data.getData('text/html'))
}

function report({
  pasted,
  placed,
  kept,
  refused,
}: {
  readonly pasted: number
  readonly placed: number
  readonly kept: number
  /** Labels. */
  readonly refused: readonly string[]
}): string {
  return [
    `粘贴了 ${kept} 格，Ctrl+Z 可撤销。`,
    refused.length > 0 && `${refused.map((label) => `“${label}”`).join('、')}的内容不能填，已标在格内，原值未改动。`,
    pasted > placed && `${pasted - placed} 格在表上没有对应的位置，没有粘贴。`,
  ]
    .filter(Boolean)
    .join('')
}

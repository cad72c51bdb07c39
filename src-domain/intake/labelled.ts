import type { Cell, PlacedLabel, WordPicture } from './word-document.ts'

type Labelled = { readonly text: string; readonly pictures?: readonly WordPicture[] }

/** A cell's text as Word shows it, with the automatic numbers and bullets of its paragraphs. */
export function labelled({ text, labels = [], pictures }: Cell): Labelled {
  let passed = 0
  let added = 0
  const moved = pictures?.map((picture) => {
    for (let label = labels[passed]; label && label.at <= picture.at; label = labels[++passed])
      added += label.text.length
    return { ...picture, at: picture.at + added }
  })
  return { text: withLabels(text, labels), ...(moved ? { pictures: moved } : {}) }
}

/** Bullets that are boxes or ticks: in a list of options they are the marks. */
export function withBoxes({ text, labels = [] }: Pick<Cell, 'text' | 'labels'>): string {
  return withLabels(
    text,
    labels.filter((label) => /^[□☐☑✓☒✗]\s*$/.test(label.text)),
  )
}

function withLabels(text: string, labels: readonly PlacedLabel[]): string {
  let from = 0
  const pieces = labels.flatMap((label) => {
    const piece = [text.slice(from, label.at), label.text]
    from = label.at
    return piece
  })
  return [...pieces, text.slice(from)].join('')
}

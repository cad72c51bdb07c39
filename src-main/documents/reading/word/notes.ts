import { walkXml } from './xml.ts'

/** The texts of footnotes, endnotes or comments by their id. */
export function readNotes(parts: readonly string[]): (id: string | undefined) => string {
  let texts: Map<string, string> | undefined
  return (id) => {
    texts ??= textsOf(parts)
    return texts.get(id ?? '')?.trim() ?? ''
  }
}

const notes = new Set(['w:footnote', 'w:endnote', 'w:comment'])

function textsOf(parts: readonly string[]): Map<string, string> {
  const texts = new Map<string, string>()
  for (const xml of parts) {
    let id = ''
    let inText = false
    let deleted = 0
    const add = (text: string) => {
      if (deleted === 0) texts.set(id, (texts.get(id) ?? '') + text)
    }
    walkXml(xml, {
      open(name, attributes) {
        if (notes.has(name)) {
          id = attributes('w:id') ?? ''
          // Of two parts with a note of one id, the later one's text follows the earlier one's.
          if (texts.has(id)) add('\n')
        } else if (name === 'w:p' && texts.has(id)) add('\n')
        else if (name === 'w:tab' || name === 'w:br') add(' ')
        else if (name === 'w:del' || name === 'w:moveFrom') deleted++
        inText = name === 'w:t'
      },
      close(name) {
        if (name === 'w:del' || name === 'w:moveFrom') deleted--
        inText = false
      },
      text(text) {
        if (inText) add(text)
      },
    })
  }
  return texts
}

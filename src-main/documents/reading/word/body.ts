import type { Block } from '../../../../src-domain/intake/word-document.ts'
import { readLeft, readTop } from './drawing-elements.ts'
import { closings, openings } from './elements.ts'
import { type FloatDraft, settleFloats } from './floating.ts'
import { marksBelowHead, usualMargin } from './page-heads.ts'
import { pagesOf } from './pages.ts'
import { closeStory, type Looks } from './paragraph.ts'
import { type Place, skip } from './place.ts'
import { Refusal } from './refusal.ts'
import { addInstruction, addText, storyOf } from './story.ts'
import { walkXml } from './xml.ts'

/**
 * Reads word/document.xml in one pass, in document order. Elements that mean nothing here are passed through, so text
 * inside wrappers (hyperlinks, smart tags, tracked insertions, custom XML) is read where it stands.
 */
export function readBody(xml: string, looks: Looks, inHeads: readonly FloatDraft[]): Block[] {
  const place = readPart('w:document', xml, looks)
  const blocks = closeStory(place.story)
  settleFloats(place, marksBelowHead(inHeads, place.pages.topMargin ?? usualMargin))
  return blocks
}

/** What is drawn beside the text of a header. */
export function readHead(xml: string, looks: Looks): readonly FloatDraft[] {
  return readPart('w:hdr', xml, looks).floats
}

function readPart(root: string, xml: string, looks: Looks): Place {
  const body = storyOf()
  const place: Place = {
    ...{ looks, stories: [body], story: body, path: [], settled: [], equations: [], links: [], cells: 0 },
    ...{ pages: pagesOf(), floats: [], tables: [] },
  }
  const { path } = place
  let skipped = 0
  walkXml(xml, {
    open(name, attributes, namespaceOf) {
      if (skipped > 0) {
        skipped++
        return
      }
      if (path.length === 0 && name !== root) throw new Refusal('not-word')
      if (openings[name]?.(place, attributes, namespaceOf) === skip) skipped = 1
      else path.push(name)
    },
    close(name) {
      if (skipped > 0) {
        skipped--
        return
      }
      path.pop()
      closings[name]?.(place)
    },
    text(text) {
      if (skipped > 0) return
      const element = path.at(-1)
      if (element === 'w:t' || element === 'm:t') addText(place.story, text)
      else if (element === 'w:instrText') addInstruction(place.story, text)
      else if (path.at(-2) === 'wp:positionV') readTop(place, text)
      else if (path.at(-2) === 'wp:positionH') readLeft(place, text)
    },
  })
  return place
}

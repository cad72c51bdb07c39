import { readFile, stat } from 'node:fs/promises'
import type { WordDocument } from '../../../../src-domain/intake/word-document.ts'
import { ok, type Result } from '../../../../src-domain/result.ts'
import { isSystemError } from '../../../bugs.ts'
import { readBody, readHead } from './body.ts'
import { readBoundValues } from './bound-values.ts'
import { requireZip } from './container.ts'
import { readEmbedded } from './embedded.ts'
import type { FloatDraft } from './floating.ts'
import { readMedia } from './media.ts'
import { readNotes } from './notes.ts'
import { type Numbering, readNumbering } from './numbering.ts'
import type { Looks } from './paragraph.ts'
import { openParts, type Parts } from './parts.ts'
import { Refusal, refused } from './refusal.ts'
import { type Relationship, readRelationships } from './relationships.ts'
import { readStyles, type Styles } from './styles.ts'

/** Word forms with scanned pages pasted in reach tens of megabytes; nothing real is larger than this. */
const largestFile = 200 * 1024 * 1024

/**
 * Reads a Word form (.docx of any office). Wrong, damaged and hostile files come back as a problem whose message says
 * what to do; it does not name the file.
 */
export function readWordFile(path: string): Promise<Result<WordDocument>> {
  return reading(path, async (parts) => ({ blocks: await readDocument(parts) }))
}

/** The bytes of one part that reading the file has named, for instance a picture's. */
export function readWordPart(path: string, part: string): Promise<Result<Uint8Array>> {
  return reading(path, async (parts) => {
    const bytes = await parts.bytes(part)
    if (!bytes) throw new Refusal('damaged')
    // A stored part is a view of the whole file, which nobody else needs.
    return Uint8Array.from(bytes)
  })
}

const mayDraw = /<wp:anchor\b|position:\s*absolute/

async function reading<T>(path: string, take: (parts: Parts) => Promise<T>): Promise<Result<T>> {
  try {
    const bytes = await bytesOf(path)
    requireZip(bytes, path)
    return ok(await take(await openParts(bytes)))
  } catch (error) {
    if (error instanceof Refusal) return refused(error.code)
    throw error
  }
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path)
    if (size > largestFile) throw new Refusal('too-large')
    return await readFile(path)
  } catch (error) {
    throw isSystemError(error) ? new Refusal('unreadable') : error
  }
}

async function readDocument(parts: Parts): Promise<WordDocument['blocks']> {
  const ofPackage = await readRelationships(parts, '')
  const main = firstTarget(ofPackage, 'officeDocument') ?? 'word/document.xml'
  const xml = await parts.text(main)
  if (xml === undefined) throw new Refusal('not-word')
  const ofDocument = await readRelationships(parts, main)
  const stylesPart = firstTarget(ofDocument, 'styles')
  const numberingPart = firstTarget(ofDocument, 'numbering')
  const stylesXml = stylesPart === undefined ? undefined : await parts.text(stylesPart)
  const numberingXml = numberingPart === undefined ? undefined : await parts.text(numberingPart)
  // Both are parsed only when the document refers to them: a template's style sheet is often ten times its text.
  let styles: Styles | undefined
  let numbering: Numbering | undefined
  const notes = async (kind: string) =>
    readNotes(xml.includes(`${kind}Reference`) ? await textsOf(parts, ofDocument, `${kind}s`) : [])
  const looks: Looks = {
    media: await readMedia(parts, ofDocument),
    embedded: await readEmbedded(parts, ofDocument),
    notes: { footnote: await notes('footnote'), endnote: await notes('endnote'), comment: await notes('comment') },
    bound: xml.includes('dataBinding') ? await readBoundValues(parts, ofPackage, ofDocument) : () => undefined,
    link: (id) => ofDocument.find((one) => one.id === id && one.type === 'hyperlink')?.address,
    styles: (id) => {
      styles ??= readStyles(stylesXml)
      return styles(id)
    },
    numbering: (use) => {
      if (use.numbering === undefined) return { text: '', numbered: false }
      numbering ??= readNumbering(numberingXml)
      return numbering(use)
    },
  }
  return readBody(xml, looks, await drawnInHeads(parts, ofDocument, looks))
}

/** What the headers draw; a header that can't be read keeps nobody from reading the form. */
async function drawnInHeads(
  parts: Parts,
  relationships: readonly Relationship[],
  looks: Looks,
): Promise<readonly FloatDraft[]> {
  try {
    const headers = await textsOf(parts, relationships, 'header')
    return headers.filter((xml) => mayDraw.test(xml)).flatMap((xml) => readHead(xml, looks))
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

/** The parts of a type. */
async function textsOf(parts: Parts, relationships: readonly Relationship[], type: string): Promise<string[]> {
  const targets = relationships.filter((r) => r.type === type && !r.external).map((r) => r.target)
  const texts = await Promise.all(targets.map((target) => parts.text(target)))
  return texts.filter((text) => text !== undefined)
}

function firstTarget(relationships: readonly Relationship[], type: string): string | undefined {
  return relationships.find((r) => r.type === type && !r.external)?.target
}

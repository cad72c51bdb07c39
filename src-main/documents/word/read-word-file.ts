import { readFile, stat } from 'node:fs/promises'
import type { WordDocument } from '../../../src-domain/intake/word-document.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import { readBody } from './body.ts'
import { requireZip } from './container.ts'
import { type Numbering, readNumbering } from './numbering.ts'
import { openParts, type Parts, resolvedName } from './parts.ts'
import { Refusal, refused } from './refusal.ts'
import { readStyles, type Styles } from './styles.ts'
import { walkXml } from './xml.ts'

/** Word forms with scanned pages pasted in reach tens of megabytes; nothing real is larger than this. */
const largestFile = 200 * 1024 * 1024

/**
 * Reads a Word form (.docx of any office). Wrong, damaged and hostile files come back as a problem whose message says
 * what to do; it does not name the file.
 */
export async function readWordFile(path: string): Promise<Result<WordDocument>> {
  try {
    const bytes = await bytesOf(path)
    requireZip(bytes, path)
    return ok({ blocks: await readDocument(await openParts(bytes)) })
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
    throw error instanceof Refusal ? error : new Refusal('unreadable')
  }
}

async function readDocument(parts: Parts): Promise<WordDocument['blocks']> {
  const [main = 'word/document.xml'] = await targets(parts, '', 'officeDocument')
  const xml = await parts.text(main)
  if (xml === undefined) throw new Refusal('not-word')
  const [stylesPart] = await targets(parts, main, 'styles')
  const [numberingPart] = await targets(parts, main, 'numbering')
  const stylesXml = stylesPart === undefined ? undefined : await parts.text(stylesPart)
  const numberingXml = numberingPart === undefined ? undefined : await parts.text(numberingPart)
  // Both are parsed only when the document refers to them: a template's style sheet is often ten times its text.
  let styles: Styles | undefined
  let numbering: Numbering | undefined
  return readBody(xml, {
    styles: (id) => {
      styles ??= readStyles(stylesXml)
      return styles(id)
    },
    numbering: (id, level) => {
      if (id === undefined) return false
      numbering ??= readNumbering(numberingXml)
      return numbering(id, level)
    },
  })
}

/** Names of the parts a part refers to by one type of relationship, transitional or strict. */
async function targets(parts: Parts, source: string, type: string): Promise<string[]> {
  const slash = source.lastIndexOf('/') + 1
  const xml = await parts.text(`${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`)
  const found: string[] = []
  if (xml === undefined) return found
  walkXml(xml, {
    open(name, attributes) {
      const target = attributes('Target')
      if (name !== 'rel:Relationship' || target === undefined || attributes('TargetMode') === 'External') return
      if (attributes('Type')?.endsWith(`/${type}`)) found.push(resolvedName(source, target))
    },
    close() {},
    text() {},
  })
  return found
}

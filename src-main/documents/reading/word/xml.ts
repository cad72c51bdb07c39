import { SaxesParser } from 'saxes'
import { Refusal } from './refusal.ts'

/**
 * The namespaces read, each under the prefix the standard prints: transitional (ECMA-376-4) and strict (ECMA-376-1)
 * documents look the same from here on.
 */
const namespaces: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w:'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w:'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm:'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm:'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a:'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a:'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp:'],
  ['http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing', 'wp:'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r:'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r:'],
  ['urn:schemas-microsoft-com:vml', 'v:'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14:'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc:'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel:'],
])
const foreign = 'foreign:'

/** Word writes some dozens of levels; a deeper document is made to exhaust whoever reads it. */
const deepest = 500
/** A form of 300 pages has some 250,000; a file of nothing but tiny elements takes far more memory than its size. */
const mostElements = 2_000_000

/** An attribute by standard name: `w:val`, or plain for one without namespace. */
export type Attributes = (name: string) => string | undefined

export type Visitor = {
  /** `name` is standard (`w:p`); elements of namespaces not read all look like `foreign:…`. */
  open(name: string, attributes: Attributes, namespaceOf: (prefix: string) => string | undefined): void
  close(name: string): void
  text(text: string): void
}

/**
 * Walks well-formed XML in document order, without building a tree. Throws a Refusal for anything else.
 */
export function walkXml(xml: string, visitor: Visitor): void {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  const scopes: Scope[] = [rootScope()]
  let depth = 0
  let elements = 0
  let scope = scopes[0] as Scope
  let raw: Record<string, string> = {}

  const attributes: Attributes = (name) => {
    for (const key in raw) if (scope.attribute(key) === name) return raw[key]
    return undefined
  }
  const namespaceOf = (prefix: string) => scope.prefixes.get(prefix)

  parser.on('opentag', (tag) => {
    if (++depth > deepest) throw new Refusal('hostile')
    if (++elements > mostElements) throw new Refusal('too-large')
    raw = tag.attributes
    scope = innerScope(scope, raw)
    scopes.push(scope)
    visitor.open(scope.element(tag.name), attributes, namespaceOf)
  })
  parser.on('closetag', (tag) => {
    depth--
    visitor.close(scope.element(tag.name))
    scopes.pop()
    scope = scopes[scopes.length - 1] as Scope
  })
  parser.on('text', (text) => visitor.text(text))
  parser.on('cdata', (text) => visitor.text(text))
  parser.on('doctype', () => {
    throw new Refusal('hostile')
  })
  parser.on('error', () => {
    throw new Refusal('damaged')
  })
  parser.write(xml).close()
}

/** Which namespace each prefix stands for, with the standard name of every qualified name met so far. */
type Scope = {
  readonly prefixes: ReadonlyMap<string, string>
  element(qualified: string): string
  attribute(qualified: string): string
}

function rootScope(): Scope {
  return scopeOf(
    new Map([
      ['', ''],
      ['xml', 'http://www.w3.org/XML/1998/namespace'],
      ['xmlns', ''],
    ]),
  )
}

/** The same scope unless the element declares namespaces: hardly any but the root does. */
function innerScope(outer: Scope, raw: Record<string, string>): Scope {
  let prefixes: Map<string, string> | undefined
  for (const key in raw) {
    if (!key.startsWith('xmlns')) continue
    if (key !== 'xmlns' && key[5] !== ':') continue
    prefixes ??= new Map(outer.prefixes)
    prefixes.set(key.slice(6), raw[key] as string)
  }
  return prefixes ? scopeOf(prefixes) : outer
}

function scopeOf(prefixes: ReadonlyMap<string, string>): Scope {
  const elements = new Map<string, string>()
  const attributes = new Map<string, string>()
  const standard = (prefix: string, local: string) => {
    const uri = prefixes.get(prefix)
    if (uri === undefined) throw new Refusal('damaged')
    return (namespaces.get(uri) ?? foreign) + local
  }
  return {
    prefixes,
    element(qualified) {
      let name = elements.get(qualified)
      if (name === undefined) {
        const colon = qualified.indexOf(':')
        name = standard(qualified.slice(0, Math.max(colon, 0)), qualified.slice(colon + 1))
        elements.set(qualified, name)
      }
      return name
    },
    attribute(qualified) {
      let name = attributes.get(qualified)
      if (name === undefined) {
        const colon = qualified.indexOf(':')
        name = colon < 0 ? qualified : standard(qualified.slice(0, colon), qualified.slice(colon + 1))
        attributes.set(qualified, name)
      }
      return name
    },
  }
}

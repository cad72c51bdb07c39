import type { Parts } from './parts.ts'
import { Refusal } from './refusal.ts'
import { type Relationship, readRelationships } from './relationships.ts'
import { walkXml } from './xml.ts'

/**
 * What the data says that content controls are bound to (w:dataBinding). Word shows it in place of the text the file
 * keeps in the control, which may be that of an earlier version. Undefined where nothing stands at the path.
 */
export type BoundValues = (store: string | undefined, path: string | undefined) => string | undefined

/** The document's own properties, which have no store of their own (MS-OE376 2.5.2). */
const propertyStores: Readonly<Record<string, string>> = {
  'core-properties': '{6C3C8BC8-F283-45AE-878A-BAB7291924A1}',
  'extended-properties': '{6668398D-A668-4E3E-A5EB-62B293D839F1}',
}

/** Larger data, or more places of it, no form has; each place is looked up by itself. */
const largestStore = 256 * 1024
const mostPlaces = 500

export async function readBoundValues(
  parts: Parts,
  ofPackage: readonly Relationship[],
  ofDocument: readonly Relationship[],
): Promise<BoundValues> {
  const stores: { id: string; xml: string }[] = []
  for (const { type, target, external } of [...ofDocument, ...ofPackage]) {
    const id = type === 'customXml' ? await storeId(parts, target) : propertyStores[type]
    if (id === undefined || external) continue
    const xml = await lenient(() => parts.text(target))
    if (xml !== undefined && xml.length <= largestStore) stores.push({ id: id.toUpperCase(), xml })
  }
  const known = new Map<string, string | undefined>()
  return (store, path) => {
    const steps = stepsOf(path ?? '')
    const place = `${store} ${path}`
    if (!steps || known.has(place) || known.size >= mostPlaces) return known.get(place)
    const named = stores.filter(({ id }) => id === store?.toUpperCase())
    const value = (named.length > 0 ? named : stores).map(({ xml }) => valueAt(xml, steps)).find((v) => v !== undefined)
    known.set(place, value)
    return value
  }
}

/** The id a store's properties give it. */
async function storeId(parts: Parts, part: string): Promise<string> {
  const properties = (await lenient(() => readRelationships(parts, part)))?.find((r) => r.type === 'customXmlProps')
  const xml = properties && (await lenient(() => parts.text(properties.target)))
  return /itemID\s*=\s*["']([^"']*)["']/.exec(xml ?? '')?.[1] ?? ''
}

/** Data that can't be read costs the document nothing: the control's own text is still there. */
async function lenient<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

type Steps = {
  readonly elements: readonly { readonly name: string; readonly position: number }[]
  readonly attribute?: string
}

/** The simple paths Word writes: /n:form[1]/n:name[1], to an element or an attribute. Prefixes are left out. */
function stepsOf(path: string): Steps | undefined {
  const elements: Steps['elements'][number][] = []
  for (const step of path.split('/').filter((s) => s !== '')) {
    const found = /^(@?)(?:[^:@[\]()]+:)?([^:@[\]()*.]+)(?:\[(\d+)\])?$/.exec(step)
    if (!found) return undefined
    const [, attribute, name = '', position = '1'] = found
    if (attribute) return elements.length > 0 ? { elements, attribute: name } : undefined
    elements.push({ name, position: Number(position) })
  }
  return elements.length > 0 ? { elements } : undefined
}

function valueAt(xml: string, { elements, attribute }: Steps): string | undefined {
  let value: string | undefined
  let depth = 0
  /** Steps walked so far, and how many elements of the next one's name have been met there. */
  let walked = 0
  let met = 0
  try {
    walkXml(xml, {
      open(name, attributes) {
        const step = elements[walked]
        const isStep = walked === depth && step && name.slice(name.lastIndexOf(':') + 1) === step.name
        depth++
        if (!isStep || ++met !== step.position) return
        walked++
        met = 0
        if (walked === elements.length) value = attribute === undefined ? '' : attributes(attribute)
      },
      close() {
        depth--
        // Once a step has been left there is no other way.
        if (depth < walked) walked = Number.POSITIVE_INFINITY
      },
      text(text) {
        if (attribute === undefined && walked === elements.length && depth >= walked) value += text
      },
    })
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
  return value?.trim()
}

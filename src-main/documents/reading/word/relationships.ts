import { type Parts, resolvedName } from './parts.ts'
import { walkXml } from './xml.ts'

export type Relationship = {
  readonly id: string
  /** The end of the type's name, the same in transitional and strict files: styles, image … */
  readonly type: string
  /** Name of the part it leads to; '' for what lies outside the file. */
  readonly target: string
  readonly external: boolean
  /** What it says of a place outside the file, as it stands. */
  readonly address?: string
}

/** What a part refers to; `source` is '' for the package itself. */
export async function readRelationships(parts: Parts, source: string): Promise<Relationship[]> {
  const slash = source.lastIndexOf('/') + 1
  const xml = await parts.text(`${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`)
  const found: Relationship[] = []
  if (xml === undefined) return found
  walkXml(xml, {
    open(name, attributes) {
      const target = attributes('Target')
      if (name !== 'rel:Relationship' || target === undefined) return
      const external = attributes('TargetMode') === 'External'
      found.push({
        id: attributes('Id') ?? '',
        type: attributes('Type')?.split('/').at(-1) ?? '',
        target: external ? '' : resolvedName(source, target),
        external,
        ...(external ? { address: target } : {}),
      })
    },
    close() {},
    text() {},
  })
  return found
}

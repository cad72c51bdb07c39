import type { PictureContent } from '../../../../src-domain/intake/word-document.ts'
import { pictureSize } from '../picture-size.ts'
import type { Parts } from './parts.ts'
import { Refusal } from './refusal.ts'
import type { Relationship } from './relationships.ts'

/** More no printer shows, and taking them apart would need more memory than an office computer has. */
const mostPixels = 80_000_000

/** What the pictures a document refers to are, by relationship: each is taken out of the file once, to be looked at. */
export async function readMedia(
  parts: Parts,
  relationships: readonly Relationship[],
): Promise<(id: string | undefined) => PictureContent> {
  const byPart = new Map<string, PictureContent>()
  const byId = new Map<string, PictureContent>()
  for (const { id, type, target, external } of relationships) {
    if (type !== 'image') continue
    const known = external ? ({ unprintable: 'linked' } as const) : byPart.get(target)
    const content = known ?? (await contentOf(parts, target))
    if (!external) byPart.set(target, content)
    byId.set(id, content)
  }
  return (id) => byId.get(id ?? '') ?? { unprintable: 'broken' }
}

/** A picture that can't be taken out of the file costs no more than itself. */
async function contentOf(parts: Parts, part: string): Promise<PictureContent> {
  try {
    const bytes = await parts.bytes(part)
    return bytes ? kindOf(part, bytes) : { unprintable: 'broken' }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { unprintable: error.code === 'too-large' ? 'too-large' : 'broken' }
  }
}

function kindOf(part: string, bytes: Uint8Array): PictureContent {
  const size = pictureSize(bytes)
  if (!size) return { unprintable: otherKind(bytes) }
  if (size.width === 0 || size.height === 0) return { unprintable: 'broken' }
  return size.width * size.height > mostPixels ? { unprintable: 'too-large' } : { part, type: size.type }
}

const placeableWmf = 0x9ac6cdd7
const plainWmf = [0x00090001, 0x00090002]

/** By content, as extensions are often wrong. */
function otherKind(bytes: Uint8Array): 'metafile' | 'format' | 'broken' {
  if (bytes.length < 44) return 'broken'
  const head = Buffer.from(bytes.subarray(0, 512))
  const text = head.toString('latin1')
  if (text.slice(40, 44) === ' EMF' || [placeableWmf, ...plainWmf].includes(head.readUInt32LE(0))) return 'metafile'
  return /^(?:BM|II\*\0|MM\0\*|\s*<(?:\?xml|svg|!--))/.test(text) ? 'format' : 'broken'
}

import type { PictureContent, Unprintable } from '../../../../src-domain/intake/word-document.ts'
import { openPictures, PictureRefusal, pictureKind } from '../picture-file.ts'
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

const reasons: Partial<Record<string, Unprintable>> = { 'too-large': 'too-large', unsupported: 'format' }

/** A picture that can't be taken out of the file costs no more than itself. */
async function contentOf(parts: Parts, part: string): Promise<PictureContent> {
  try {
    const bytes = await parts.bytes(part)
    return bytes ? await kindOf(part, bytes) : { unprintable: 'broken' }
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof PictureRefusal)) throw error
    return { unprintable: reasons[error.code] ?? 'broken' }
  }
}

/** What a book can print (`PictureType`). */
const printable = ['jpg', 'png', 'gif', 'webp'] as const

async function kindOf(part: string, bytes: Uint8Array): Promise<PictureContent> {
  const kind = pictureKind(bytes)
  const type = printable.find((one) => one === kind)
  if (!type) return { unprintable: kind ? 'format' : otherKind(bytes) }
  const [picture] = (await openPictures(bytes))?.pages ?? []
  const pixels = (picture?.width ?? 0) * (picture?.height ?? 0)
  return pixels > mostPixels ? { unprintable: 'too-large' } : { part, type }
}

const placeableWmf = 0x9ac6cdd7
const plainWmf = [0x00090001, 0x00090002]

/** By content, as extensions are often wrong. */
function otherKind(bytes: Uint8Array): 'metafile' | 'format' | 'broken' {
  if (bytes.length < 44) return 'broken'
  const head = Buffer.from(bytes.subarray(0, 512))
  const text = head.toString('latin1')
  if (text.slice(40, 44) === ' EMF' || [placeableWmf, ...plainWmf].includes(head.readUInt32LE(0))) return 'metafile'
  return /^(?:BM|\s*<(?:\?xml|svg|!--))/.test(text) ? 'format' : 'broken'
}

import { readFile } from 'node:fs/promises'
import { lostPictureLine } from '../../../../src-domain/batch/outline-pictures.ts'
import type { BookText } from '../../../../src-domain/book/book-text.ts'
import { ifReadable } from '../../../bugs.ts'
import { pictureKind } from '../../reading/picture-file.ts'
import type { TypesetFile } from '../../typesetting/typesetter.ts'
import type { AttachmentLimits } from './attachment-limits.ts'

/** A picture line of the outline as the book takes it up: set, or a line that says that it is not, and why. */
export type OutlinePictureLine = { readonly name: string; readonly problem?: string }

/** The lines in their order, and the files of those that can be set, by name. */
export type OutlinePictures = {
  readonly lines: readonly OutlinePictureLine[]
  readonly files: ReadonlyMap<string, TypesetFile>
}

const mebibyte = 1024 * 1024

/** Reads the pictures the outline's lines name, within the bounds of what can be bound in. */
export async function readOutlinePictures(
  { parts, pictures }: BookText['outline'],
  paths: Readonly<Record<string, string>>,
  limits: AttachmentLimits,
): Promise<OutlinePictures> {
  const files = new Map<string, TypesetFile>()
  const problems = new Map<string, string>()
  let taken = 0
  for (const { name, sha256, size, type } of pictures) {
    taken += size
    if (size > limits.size * mebibyte || taken > limits.total * mebibyte) {
      problems.set(name, '文件过大')
      continue
    }
    const bytes = await ifReadable(readFile(paths[sha256] ?? ''))
    if (!bytes) problems.set(name, '保存的文件读不到')
    else if (pictureKind(bytes) !== type) problems.set(name, damaged)
    else files.set(name, { path: `/${sha256}.${type}`, bytes })
  }
  const names = parts.flatMap((part) => part.blocks.flatMap((b) => (b.kind === 'picture' ? [b.name] : [])))
  const lines = names.map((name) =>
    files.has(name) ? { name } : { name, problem: problems.get(name) ?? '没有可装入的图片' },
  )
  return { lines, files }
}

const damaged = '图片已损坏'

/** The same without the pictures that turn out not to be settable. */
export async function withoutDamaged(
  { lines, files }: OutlinePictures,
  canBeSet: (file: TypesetFile) => Promise<boolean>,
): Promise<OutlinePictures> {
  const good = new Map<string, TypesetFile>()
  for (const [name, file] of files) if (await canBeSet(file)) good.set(name, file)
  return {
    files: good,
    lines: lines.map((line) => (line.problem || good.has(line.name) ? line : { ...line, problem: damaged })),
  }
}

/** The outline for the typesetter: a picture has the path of its file, or is a line of text in its place. */
export function setOutline(outline: BookText['outline'], { files }: OutlinePictures): object {
  const shapes = new Map(outline.pictures.map(({ name, width, crop }) => [name, { width, crop }]))
  return {
    ...outline,
    parts: outline.parts.map((part) => ({
      ...part,
      blocks: part.blocks.map((block) => {
        if (block.kind !== 'picture') return block
        const file = files.get(block.name)
        if (!file) return { kind: 'paragraph', text: lostPictureLine(block.name) }
        return { ...block, path: file.path, ...shapes.get(block.name) }
      }),
    })),
  }
}

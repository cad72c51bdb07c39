import type { DueLetter } from '../../../src-domain/letters/due-letters.ts'
import type { Letter } from '../../../src-domain/letters/letter.ts'
import type { Result } from '../../../src-domain/result.ts'
import { blankForm } from '../../documents/making/forms/blank-form.ts'
import { letterDocx } from '../../documents/making/letters/letter-docx.ts'
import { findFaces } from '../../documents/typesetting/find-faces.ts'
import { wordFile } from '../../documents/typesetting/word/word-file.ts'
import type { Made } from '../../documents/workers/given.ts'
import { batchOf, type Desk } from '../desk.ts'
import type { MakeOptions } from '../products/making.ts'

/** A letter as a Word file, dated `on`. */
export async function wordBytes(
  desk: Desk,
  { pages }: DueLetter,
  { on, fontFolders }: { readonly on: string } & Pick<MakeOptions, 'fontFolders'>,
): Promise<Buffer> {
  if (pages.kind === 'letter') {
    const { title } = await findFaces(desk.scheme.print, fontFolders)
    return letterDocx(pages.letter, title.asAsked ? title.name : title.asked)
  }
  return wordFile(blankForm(desk.scheme, batchOf(desk), pages.category, on))
}

/** Letters as one PDF. */
export async function setPdf(
  desk: Desk,
  letters: readonly Letter[],
  { workers, fontFolders }: MakeOptions,
): Promise<Result<Made<'letters'>>> {
  return workers.make.letters({ letters, faces: await findFaces(desk.scheme.print, fontFolders) })
}

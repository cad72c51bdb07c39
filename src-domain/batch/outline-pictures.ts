/*
 * A picture of the outline is a line of its own in the text, which the officer can move or delete like any other:
 * ［图1］, or ［图2：无法装入，见 Word 原件］ for one no book can print. What ［图1］ stands for is kept beside the outline.
 */

/** Kinds of picture files a book can print. */
export const pictureTypes = ['png', 'jpg', 'gif', 'webp'] as const
export type PictureType = (typeof pictureTypes)[number]

/** How much of a picture's sides is cut off: parts of its whole width and height. */
export type Crop = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** A picture whose line is, or was, in the outline. */
export type OutlinePicture = {
  /** 图1, 图2 …, as its line says. */
  readonly name: string
  /** Lower-case hex. */
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  readonly type: PictureType
  /** Millimetres it is wide in the Word file, where that says so. */
  readonly width?: number
  /** Only where the Word file shows less than the whole picture. */
  readonly crop?: Crop
}

const mark = /^\s*［(图\d{1,5})(：无法装入，见 Word 原件)?］\s*$/u

export function pictureLine(name: string): string {
  return `［${name}］`
}

/** The line, in outline and book, of a picture that is not printed. */
export function lostPictureLine(name: string): string {
  return `［${name}：无法装入，见 Word 原件］`
}

/** Which picture a line of the outline stands for; undefined for a line of text. */
export function pictureOf(line: string): { readonly name: string; readonly lost: boolean } | undefined {
  const found = mark.exec(line)
  return found?.[1] ? { name: found[1], lost: found[2] !== undefined } : undefined
}

/** Names of the pictures that stand in a text, in order, without those that are not printed. */
export function picturesIn(text: string): string[] {
  if (!text.includes('［图')) return []
  return text.split('\n').flatMap((line) => {
    const picture = pictureOf(line)
    return picture && !picture.lost ? [picture.name] : []
  })
}

/** What the applicant wrote: pictures have no characters. */
export function withoutPictures(text: string): string {
  if (!text.includes('［图')) return text
  return text
    .split('\n')
    .filter((line) => !pictureOf(line))
    .join('\n')
}

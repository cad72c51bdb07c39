/** Controls, what turns the direction of writing, and what takes no room: a name may be shown as another one by them. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu

const mark = /‹U\+[0-9A-F]{4,6}›/g

/** A file's name with each character nobody sees as a mark that says which it is: 合同‹U+202E›fdp.exe. */
export function visibleName(name: string): string {
  return name
    .toWellFormed()
    .replace(invisible, (c) => `‹U+${c.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}›`)
}

export function isMarked(name: string): boolean {
  return name.search(mark) >= 0
}

/** The name as it is read, for finding out what a file is. */
export function withoutMarks(name: string): string {
  return name.replace(mark, '')
}

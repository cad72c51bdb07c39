/** The word in a text is no stream; bytes that may be read again on the way: a second of it. */
const few = 16
const mostReadAgain = 2 ** 24

/** From each stream without an end pdf-lib reads on to the end of the file: whether there are many of them. */
export function readsOnAndOn(bytes: Uint8Array): boolean {
  const open = occurrences(bytes, 'stream') - 2 * occurrences(bytes, 'endstream')
  return open > few && open * bytes.length > mostReadAgain
}

function occurrences(bytes: Uint8Array, word: string): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let count = 0
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) count++
  return count
}

/** The word in a text is no stream; bytes that may be read again on the way: a second of it. */
const few = 16
const mostReadAgain = 2 ** 24

/** From each stream without an end pdf-lib reads on to the end of the file: whether there are many of them. */
export function readsOnAndOn(bytes: Uint8Array): boolean {
  const open = openStreams(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  return open > few && open * bytes.length > mostReadAgain
}

const begin = 'stream'
const end = 'endstream'

function openStreams(text: Buffer): number {
  let count = 0
  for (let at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + begin.length)) {
    const isEnd = text.toString('latin1', Math.max(0, at + begin.length - end.length), at + begin.length) === end
    count += isEnd ? -1 : 1
  }
  return count
}

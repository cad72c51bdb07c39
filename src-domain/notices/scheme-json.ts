/** A scheme's text as its author's editor wrote it, with a byte order mark or without; undefined for what is no JSON. */
export function schemeJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}

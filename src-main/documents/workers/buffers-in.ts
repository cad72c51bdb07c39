/**
 * The files' bytes in what goes from thread to thread, which are handed over as they lie in memory: copying them would
 * need twice their size. Whoever sends them has them no longer.
 */
export function buffersIn(sent: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>()
  const look = (value: unknown) => {
    if (value instanceof Uint8Array) {
      // What is part of a larger buffer may not be the only part in use.
      if (value.buffer instanceof ArrayBuffer && value.byteLength === value.buffer.byteLength) found.add(value.buffer)
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look)
  }
  look(sent)
  return [...found]
}

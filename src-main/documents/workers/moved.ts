import { move, transferableSymbol, valueSymbol } from 'piscina'

/**
 * Hands a paper over to the main thread as it lies in memory: copying it would need twice its size again. The worker has
 * it no longer.
 */
export function moved<T extends { readonly pdf: Uint8Array }>(made: T): T {
  const parcel = { [transferableSymbol]: made.pdf.buffer, [valueSymbol]: made }
  // What arrives is the value, which Piscina's types don't say.
  return move(parcel) as unknown as T
}

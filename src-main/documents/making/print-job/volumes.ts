/**
 * Bytes of books that one print job may hold. Making one takes the typesetter's 350 MiB and up to three times the books' size
 * on top, which is what an office computer can spare.
 */
export const volumeLimit = 256 * 1024 * 1024

/**
 * Books in their order, parted into print jobs of at most `limit` bytes each; a book larger than that has one of its
 * own.
 */
export function volumesOf<B extends { readonly size: number }>(books: readonly B[], limit = volumeLimit): B[][] {
  const volumes: B[][] = []
  let taken = 0
  for (const book of books) {
    const volume = volumes.at(-1)
    if (volume && taken + book.size <= limit) {
      volume.push(book)
      taken += book.size
    } else {
      volumes.push([book])
      taken = book.size
    }
  }
  return volumes
}

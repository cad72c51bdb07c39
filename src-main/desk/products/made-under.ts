import type { StoredProduct } from '../../../db/editions.ts'
import { listEventsOf } from '../../../db/events.ts'
import { type AssemblyName, assemblyNames } from '../../../src-domain/batch/assembly.ts'
import { batchOf, type ReadableDesk } from '../desk.ts'

const ofBooks = new Set<StoredProduct['kind']>(['book', 'printJob', 'covers', 'package'])

/** Whether a product's books are put together otherwise than the batch now wants them. */
export function otherAssembly(
  desk: ReadableDesk,
): (product: Pick<StoredProduct, 'kind' | 'at' | 'details'>) => boolean {
  const now = batchOf(desk).assembly
  const changes = changesOf(desk)
  const standing = ({ at, details }: Pick<StoredProduct, 'at' | 'details'>): AssemblyName | undefined => {
    if (details?.assembly) return details.assembly
    // Not noted: it is what the first change since then was from.
    const since = changes.find((change) => change.at > at)
    return since ? since.from : now
  }
  return (product) => ofBooks.has(product.kind) && standing(product) !== now
}

/** Oldest first. */
function changesOf({ store }: ReadableDesk): { readonly at: string; readonly from: AssemblyName | undefined }[] {
  return listEventsOf(store, ['batch-changed'], 1000)
    .flatMap(({ at, event }) =>
      event.kind === 'batch-changed' && event.field === 'assembly'
        ? [{ at, from: assemblyNames.find((name) => name === event.from) }]
        : [],
    )
    .reverse()
}

import { useQuery } from '@tanstack/react-query'

/** What build/shipped puts beside the page. */
export type Licences = {
  /** The program's own. */
  readonly version: string
  readonly packages: readonly {
    /** As in the lock file: a package may ship in two versions. */
    readonly path: string
    readonly name: string
    readonly version: string
    /** SPDX expression. */
    readonly licence: string
    readonly text: string
  }[]
}

export function useLicences(): Licences | undefined {
  const read = async (): Promise<Licences> => (await fetch('/licences.json')).json()
  return useQuery({ queryKey: ['licences'], queryFn: read, staleTime: Number.POSITIVE_INFINITY }).data
}

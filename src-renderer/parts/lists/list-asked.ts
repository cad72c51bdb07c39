import type { client } from '../../lib/client.ts'

/** A list as the desk is asked for it. */
export type ListAsked = Parameters<typeof client.lists.make>[0]

/**
 * What a page of the desk in a browser proves itself with: one key in a header of each call, another in the addresses
 * from which the browser itself fetches bytes, so that an address that is seen lets nobody change anything.
 */
export type PageKeys = { readonly calls: string; readonly bytes: string }

export const callKeyHeader = 'desk-key'
export const bytesKeyParameter = 'key'

/** Where the page keeps them: storage is an origin's own, where a cookie goes to every port of the machine. */
export const pageKeysPlace = 'desk-keys'

import type { WebContents, WebContentsPrintOptions } from 'electron'

/** Electron from 41 on reads `duplex`, later ones `duplexMode` again (electron/electron#52048): both are given. */
const paper: WebContentsPrintOptions & { readonly duplex: 'longEdge' } = {
  silent: false,
  pageSize: 'A4',
  duplexMode: 'longEdge',
  duplex: 'longEdge',
}

/** Prints the page on A4, both sides, through the system's dialog: nothing is ever printed without it. */
export function printPage(contents: WebContents): void {
  contents.print(paper)
}

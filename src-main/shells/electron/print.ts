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

/** Prints a PDF that is shown, just as large as it is; ends with the dialog. */
export function printPdf(contents: WebContents): Promise<'done' | 'failed'> {
  const unscaled: WebContentsPrintOptions = { ...paper, margins: { marginType: 'none' }, scaleFactor: 100 }
  return new Promise((ended) =>
    contents.print(unscaled, (printed, reason) => ended(printed || /cancel/i.test(reason) ? 'done' : 'failed')),
  )
}

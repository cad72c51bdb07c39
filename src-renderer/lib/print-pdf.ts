import { client } from './client.ts'

/** A PDF of the desk, as the shell finds it. */
export type Printable =
  | { readonly product: number }
  | { readonly preview: { readonly id: string; readonly file: string } }

/**
 * Brings the print dialog up for a PDF: the system's own where the shell has one, else the browser's. The PDF itself
 * says on which sides and at which size it wants to be printed.
 */
export async function printPdf(address: string, what: Printable, canPrint: boolean): Promise<void> {
  if (canPrint) await client.host.print(what)
  else await printInBrowser(address)
}

/** Kept until the next one, as the browser prints from it for as long as its dialog is open. */
let frame: HTMLIFrameElement | undefined

async function printInBrowser(address: string): Promise<void> {
  frame?.remove()
  const viewer = document.createElement('iframe')
  viewer.title = '打印'
  viewer.ariaHidden = 'true'
  viewer.style.cssText = 'position: fixed; width: 0; height: 0; border: 0; visibility: hidden'
  viewer.src = address
  frame = viewer
  await new Promise((loaded) => {
    viewer.addEventListener('load', loaded, { once: true })
    document.body.append(viewer)
  })
  try {
    viewer.contentWindow?.print()
  } catch {
    // Where the browser's viewer keeps to itself the PDF is printed from a tab of its own.
    window.open(address, '_blank', 'noopener')
  }
}

import { client } from '../client.ts'

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

/** Kept until the next one, as the browser reads from it for as long as its dialog is open. */
let frame: HTMLIFrameElement | undefined

async function printInBrowser(address: string): Promise<void> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${response.status} for a PDF that is on screen`)
  const own = URL.createObjectURL(new Blob([await response.arrayBuffer()], { type: 'application/pdf' }))
  if (frame) URL.revokeObjectURL(frame.src)
  frame?.remove()
  frame = document.createElement('iframe')
  frame.title = '打印'
  frame.style.cssText = 'position: fixed; width: 0; height: 0; border: 0; visibility: hidden'
  frame.src = own
  const loaded = new Promise((done) => frame?.addEventListener('load', done, { once: true }))
  document.body.append(frame)
  await loaded
  frame.contentWindow?.focus()
  frame.contentWindow?.print()
}

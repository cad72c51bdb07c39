/** Of a file being printed. A host of its own: what is shown there is never the desk. */
export const printOrigin = 'app://print'

export function isPrint(address: string): boolean {
  return address.startsWith(`${printOrigin}/`)
}

/** Whether an address belongs to the PDF viewer built into Chromium, by its fixed number. */
export function isViewer(address: string): boolean {
  return address.startsWith('chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/')
}

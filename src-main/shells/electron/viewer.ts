/** Of a file being printed. A host of its own: what is shown there is never the desk. */
export const paperOrigin = 'app://paper'

export function isPaper(address: string): boolean {
  return address.startsWith(`${paperOrigin}/`)
}

/** Whether an address belongs to the PDF viewer built into Chromium, by its fixed number. */
export function isViewer(address: string): boolean {
  return address.startsWith('chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/')
}

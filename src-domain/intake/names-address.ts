import { plain } from '../text/normalise.ts'

/** Between several addresses, and around one in brackets. */
const between = /[\s、，,；;<>《》（）()]+/

/** Whether a text names the address a link leads to, as people write addresses: 邮箱：li@example.com。 www.example.com */
export function namesAddress(text: string, address: string): boolean {
  const target = bare(address)
  const words = plain(text)
    .replace(/：/g, ':')
    .split(between)
    .flatMap((word) => (/^[^/]+@/.test(word) ? word.split('/') : word))
    .map(bare)
    .filter((word) => word !== '')
  // A page of the site, or the site of the page.
  const isPage = !target.includes('@')
  return words.some(
    (word) =>
      word === target || (isPage && (`${target}/`.startsWith(`${word}/`) || `${word}/`.startsWith(`${target}/`))),
  )
}

/** Without what it is called, the protocol, www, a query, and the marks a sentence ends with. */
function bare(address: string): string {
  return address
    .toLowerCase()
    .replace(/^[\p{L}-]*:(?!\/\/)/u, '')
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[?#].*$/, '')
    .replace(/[。.!！:]+$/, '')
    .replace(/\/+$/, '')
}

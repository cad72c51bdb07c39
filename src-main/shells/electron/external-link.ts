import { shell } from 'electron'

/** Public sites an officer may be led to. Compared with the whole host name, never with a part of the address. */
const publicSites: ReadonlySet<string> = new Set([
  'sheitc.sh.gov.cn',
  'www.shanghai.gov.cn',
  'www.miit.gov.cn',
  'www.gov.cn',
  'www.gsxt.gov.cn',
])

/** One plain address without headers: `?attach=` and its like are read by some mail programs. */
const mailAddress = /^[\w.-]+@[\w-]+(\.[\w-]+)+$/

/** The address to hand to the system, as the parser understood it; undefined for anything not allowed. */
export function checkedLink(address: string): string | undefined {
  const url = URL.parse(address)
  if (!url) return undefined
  if (url.protocol === 'mailto:') {
    return mailAddress.test(url.pathname) && url.search === '' && url.hash === '' ? url.href : undefined
  }
  const plain = url.protocol === 'https:' && url.username === '' && url.password === '' && url.port === ''
  return plain && publicSites.has(url.hostname) ? url.href : undefined
}

/** The only way out of the window: opens an allowed link in the system's browser or mail program, and nothing else. */
export async function openExternal(address: string): Promise<boolean> {
  const link = checkedLink(address)
  if (link === undefined) return false
  await shell.openExternal(link)
  return true
}

import { extname } from 'node:path'

/** What packs files together, by extension: how messages call it. */
const byExtension: Readonly<Record<string, string>> = {
  '.zip': 'ZIP',
  '.zipx': 'ZIP',
  '.rar': 'RAR',
  '.7z': '7z',
  '.tar': 'tar',
  '.gz': 'gz',
  '.tgz': 'tar.gz',
  '.bz2': 'bz2',
  '.xz': 'xz',
  '.zst': 'zst',
  '.cab': 'CAB',
  '.iso': 'ISO',
  '.arj': 'ARJ',
  '.lzh': 'LZH',
}

/** By the first bytes, as hex: names are often wrong. */
const heads: readonly (readonly [string, RegExp])[] = [
  ['ZIP', /^504b(?:0304|0506)/],
  ['RAR', /^526172211a07/],
  ['7z', /^377abcaf271c/],
  ['gz', /^1f8b/],
  ['bz2', /^425a68/],
  ['xz', /^fd377a585a00/],
  ['zst', /^28b52ffd/],
  ['CAB', /^4d534346/],
  ['tar', /^.{514}7573746172/],
]

/** How much of a file `archiveKind` looks at. */
export const headLength = 512

export function isArchiveName(file: string): boolean {
  return namedKind(file) !== undefined
}

/** Of the volumes of one, each is called by what they make together: 材料.7z.001, 材料.z01, 材料.r00. */
function namedKind(file: string): string | undefined {
  const whole = file
    .toLowerCase()
    .replace(/(\.(?:zip|rar|7z))\.\d{3}$/, '$1')
    .replace(/\.z\d\d$/, '.zip')
    .replace(/\.r\d\d$/, '.rar')
  return byExtension[extname(whole)]
}

/** What an archive is by its content, else by its name. */
export function archiveKind(head: Uint8Array, file: string): string {
  const hex = Buffer.from(head).toString('hex')
  const shown = heads.find(([, pattern]) => pattern.test(hex))?.[0]
  const named = namedKind(file) ?? '其他'
  // What only its name says to be a ZIP is a damaged one.
  return shown ?? (named === 'ZIP' ? 'damaged' : named)
}

import { spawnSync } from 'node:child_process'

/** Debian's packages of Python belong to the system's own. */
export const python = '/usr/bin/python3'

/** What people would use instead, by the package of Debian it comes with and how it says its version. */
const peers = {
  'python3-docx': [python, '-c', 'import docx; print(docx.__version__)'],
  'python3-openpyxl': [python, '-c', 'import openpyxl; print(openpyxl.__version__)'],
  'python3-xlsxwriter': [python, '-c', 'import xlsxwriter; print(xlsxwriter.__version__)'],
  'libreoffice-writer': ['soffice', '--version'],
  zip: ['zip', '-v'],
  unzip: ['unzip', '-v'],
  qpdf: ['qpdf', '--version'],
  'poppler-utils': ['pdftotext', '-v'],
  'zbar-tools': ['zbarimg', '--version'],
} as const satisfies Record<string, readonly [string, ...string[]]>

export type Peer = keyof typeof peers

const versions = new Map<Peer, string | undefined>()

/** The version of a peer; undefined where this machine has none. */
export function versionOf(peer: Peer): string | undefined {
  if (!versions.has(peer)) versions.set(peer, ask(peer))
  return versions.get(peer)
}

function ask(peer: Peer): string | undefined {
  const [command, ...args] = peers[peer]
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' })
  if (error || status === null || status > 1 || /ModuleNotFoundError/.test(stderr)) return undefined
  return /\d+(\.\d+)+/.exec(`${stdout}${stderr}`)?.[0] ?? 'of a version it does not say'
}

export function allPeers(): Peer[] {
  return Object.keys(peers) as Peer[]
}

/** For a line's `missing`: those of its peers that are not there. */
export function lacking(...needed: readonly Peer[]): { readonly missing?: string } {
  const missing = needed.filter((peer) => versionOf(peer) === undefined)
  return missing.length > 0 ? { missing: missing.join(', ') } : {}
}

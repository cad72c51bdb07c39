import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isSystemError } from '../../bugs.ts'

export type OpeningFile = {
  /** file:// */
  readonly address: string
  remove(): void
}

/**
 * A page that only this user can read and that leads on to `address`. A browser is given this one, as every user of the
 * machine can read what a program was started with. Undefined where none can be written.
 */
export function openingFile(address: string): OpeningFile | undefined {
  for (const place of places()) {
    try {
      // Made for its owner alone (0700).
      const folder = mkdtempSync(join(place, 'selection-desk-'))
      const path = join(folder, 'open.html')
      writeFileSync(path, leadingTo(address), { mode: 0o600, flag: 'wx' })
      return {
        address: pathToFileURL(path).href,
        remove: () => rmSync(dirname(path), { recursive: true, force: true }),
      }
    } catch (error) {
      if (!isSystemError(error)) throw error
    }
  }
  return undefined
}

/** On Linux a browser may be shut in so that it sees nothing but the visible part of its user's home. */
function places(): readonly string[] {
  return process.platform === 'linux' ? [homedir(), tmpdir()] : [tmpdir()]
}

function leadingTo(address: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url=${address}">
<title>遴选工作台</title>
<p><a href="${address}">打开遴选工作台</a></p>
</html>
`
}

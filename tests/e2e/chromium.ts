import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

/** The browser of tests, screenshots and benches. */
export type Chromium = {
  readonly executablePath: string
  /** Its process's environment. */
  readonly env: Readonly<Record<string, string | undefined>>
}

const out = resolve(import.meta.dirname, '../../out/e2e')

/** Where no locale is set, a browser finds no file by a Chinese name, and says nothing of it. */
const names = { LC_ALL: 'C.UTF-8' }

/** Whether a browser can be had on this machine. */
export const hasChromium = installed() !== undefined || (process.platform === 'linux' && process.arch === 'x64')

/** The machine's own Chromium, or the one CHROMIUM names; where there is none, the one that came with `npm ci`. */
export function findChromium(): Chromium {
  const executablePath = installed()
  if (executablePath) return { executablePath, env: { ...process.env, ...names } }
  const folder = unpacked()
  return {
    executablePath: join(folder, 'chromium'),
    // Not every machine has a Chinese face or the libraries a browser needs.
    env: {
      ...process.env,
      ...names,
      FONTCONFIG_FILE: join(import.meta.dirname, 'fonts.conf'),
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
    },
  }
}

function installed(): string | undefined {
  return [process.env.CHROMIUM, '/usr/bin/chromium'].find((path) => path && isExecutable(path))
}

/** The folder of the packed browser, unpacked once for each version of it. */
function unpacked(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '../package.json'), 'utf8'))
  const folder = join(out, `chromium-${version}`)
  if (existsSync(folder)) return folder
  mkdirSync(out, { recursive: true })
  const own = mkdtempSync(`${folder}-`)
  // It unpacks into the temporary folder under names that are the same for every version: that is a folder of our own.
  const program = join(import.meta.dirname, 'programs/unpack-chromium.ts')
  execFileSync(process.execPath, [program], { env: { ...process.env, TMPDIR: own } })
  try {
    renameSync(own, folder)
  } catch (error) {
    // Another process, run at the same time, was first.
    if (!existsSync(folder)) throw error
    rmSync(own, { recursive: true, force: true })
  }
  return folder
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

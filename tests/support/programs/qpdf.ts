import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/*
 * `qpdf --check` of the PDF named, by qpdf as it comes from npm. In a process of its own, because it writes to the
 * console and ends as a program does.
 */

type Qpdf = {
  readonly FS: { writeFile(path: string, bytes: Uint8Array): void }
  callMain(args: readonly string[]): number
}

const [path = ''] = process.argv.slice(2)
const script = createRequire(import.meta.url).resolve('@neslinesli93/qpdf-wasm')
const start: () => Promise<Qpdf> = (await import(pathToFileURL(script).href)).default
const qpdf = await start()
qpdf.FS.writeFile('/checked.pdf', readFileSync(path))
process.exitCode = qpdf.callMain(['--check', '/checked.pdf'])

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Engine, preamble, type SetAnswer, type SetJob } from './engine.ts'

/** Of its interface what is used: the package can't be there on every machine. */
type Native = {
  readonly NodeCompiler: {
    create(options: { workspace: string; fontArgs: readonly { fontBlobs: readonly Buffer[] }[] }): NativeCompiler
  }
}
type NativeCompiler = {
  resetShadow(): void
  mapShadow(path: string, content: Buffer): void
  compile(options: { mainFilePath: string }): {
    readonly result: object | null
    hasError(): boolean
    takeDiagnostics(): { readonly shortDiagnostics: readonly { readonly message: string }[] } | null
  }
  query(document: object, query: { selector: string; field: string }): unknown[]
  pdf(document: object): Buffer
  evictCache(mostAge: number): void
}

const packages = createRequire(import.meta.url)

/** A folder that is not there: a source finds the files that are given with it, and nothing of the disk. */
const workspace = join(import.meta.dirname, 'nothing')
const main = join(workspace, 'main.typ')

/** What the job before has left is of use to who looks at the same again, not to the next of a hundred, which comes sooner. */
const keptJobs = 1
const keptFrom = 2_000

// What has been set is native memory of which V8 knows nothing, so that it would let hundreds of MiB of it lie.
setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

let cleared: Promise<void> | undefined
let lastSet = 0
let warm: { readonly fonts: string; readonly compiler: NativeCompiler } | undefined

/**
 * Typst as native code, or undefined where there is none for this machine. A fault of it ends the process: it belongs
 * into one of its own.
 */
export function nativeEngine(): Engine | undefined {
  try {
    const native: Native = packages('@myriaddreamin/typst-ts-node-compiler')
    return (job) => set(native, job)
  } catch {
    return undefined
  }
}

async function set(native: Native, { source, fonts, files }: SetJob): Promise<SetAnswer> {
  await cleared
  const key = fonts.join('\n')
  if (warm?.fonts !== key) {
    const fontBlobs = await Promise.all(fonts.map((path) => readFile(path)))
    warm = { fonts: key, compiler: native.NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] }) }
  }
  const { compiler } = warm
  if (performance.now() - lastSet < keptFrom) compiler.evictCache(0)
  compiler.resetShadow()
  compiler.mapShadow(main, Buffer.from(preamble + source))
  for (const { path, bytes } of files) compiler.mapShadow(join(workspace, path), Buffer.from(bytes))
  try {
    const compiled = compiler.compile({ mainFilePath: main })
    const { result } = compiled
    if (compiled.hasError() || !result) {
      return { refused: (compiled.takeDiagnostics()?.shortDiagnostics ?? []).map((d) => d.message).join('\n') }
    }
    const places = compiler.query(result, { selector: '<place>', field: 'value' })
    // A copy: memory of native code can't go over to another thread.
    return { pdf: new Uint8Array(compiler.pdf(result)), places }
  } finally {
    lastSet = performance.now()
    cleared = clear(compiler)
  }
}

/** A document is held until the turn it was set in is over; its memory comes back the turn after it was collected. */
async function clear(compiler: NativeCompiler): Promise<void> {
  compiler.resetShadow()
  compiler.evictCache(keptJobs)
  await nextTurn()
  collect()
  await nextTurn()
}

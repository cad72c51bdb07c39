import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createTypstCompiler, loadFonts, type TypstCompiler } from '@myriaddreamin/typst.ts'
import type { TypstWorld } from '@myriaddreamin/typst.ts/compiler'
import startTypst from '@myriaddreamin/typst-ts-web-compiler'
import type { Fonts } from './fonts.ts'

/** A file the source refers to, by its path in Typst's own file system. */
export type TypesetFile = { readonly path: string; readonly bytes: Uint8Array }

export type Typeset = {
  readonly pdf: Uint8Array
  /** Values of the source's `<place>` marks, in reading order. */
  readonly places: readonly unknown[]
}

/** The source could not be set. */
export class TypesetError extends Error {}

const packages = createRequire(import.meta.url)

/** What every source may import. */
const longRun = readFileSync(new URL('./long-run.typ', import.meta.url), 'utf8')

// Loading the compiler and its fonts takes a second, so it is kept for the next print.
let warm: { readonly fonts: string; readonly compiler: TypstCompiler } | undefined

/** Sets a Typst source. The same input gives the same bytes. */
export async function typeset(source: string, fonts: Fonts, files: readonly TypesetFile[]): Promise<Typeset> {
  return compile(fonts, source, files, async (world) => {
    const places = await world.query<unknown[]>({ selector: '<place>', field: 'value' })
    const { result: pdf, diagnostics } = await world.pdf({ diagnostics: 'full' })
    if (!pdf) throw typesetError(diagnostics)
    return { pdf, places }
  })
}

/** Whether a picture can be decoded, which only setting it tells. */
export async function canBeSet(fonts: Fonts, picture: TypesetFile): Promise<boolean> {
  try {
    await compile(fonts, `#image("${picture.path}")`, [picture], async () => {})
    return true
  } catch (error) {
    if (error instanceof TypesetError) return false
    throw error
  }
}

async function compile<T>(
  fonts: Fonts,
  main: string,
  files: readonly TypesetFile[],
  take: (world: TypstWorld) => Promise<T>,
): Promise<T> {
  const key = [...fonts.keys()].join('\n')
  if (warm?.fonts !== key)
    warm = { fonts: key, compiler: await newCompiler([...fonts.values()].map(({ bytes }) => bytes)) }
  const { compiler } = warm
  compiler.resetShadow()
  compiler.addSource('/main.typ', main)
  compiler.addSource('/long-run.typ', longRun)
  for (const { path, bytes } of files) compiler.mapShadow(path, bytes)
  try {
    return await compiler.runWithWorld({ mainFilePath: '/main.typ' }, async (world) => {
      const compiled = await world.compile({ diagnostics: 'full' })
      if (compiled.hasError) throw typesetError(compiled.diagnostics)
      return take(world)
    })
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error
    // It faults over what it is given, and its memory can't be used again.
    warm = undefined
    throw new TypesetError('the typesetter broke down')
  } finally {
    if (warm) compiler.resetShadow()
  }
}

/** What a source reads as JSON, at `path`. */
export function jsonFile(path: string, data: unknown): TypesetFile {
  return { path, bytes: new TextEncoder().encode(JSON.stringify(data)) }
}

async function newCompiler(fonts: Uint8Array[]): Promise<TypstCompiler> {
  const wasm = readFileSync(packages.resolve('@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm'))
  // The driver would start it too, in a way of which it then warns.
  await startTypst({ module_or_path: WebAssembly.compile(wasm) })
  const compiler = createTypstCompiler()
  await compiler.init({ beforeBuild: [loadFonts(fonts, { assets: false })] })
  return compiler
}

type Diagnostic = { readonly path: string; readonly range: string; readonly message: string }

function typesetError(diagnostics: readonly Diagnostic[] = []): TypesetError {
  return new TypesetError(diagnostics.map((d) => `${d.path}:${d.range} ${d.message}`).join('\n'))
}

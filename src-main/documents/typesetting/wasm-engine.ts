import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createTypstCompiler, loadFonts, type TypstCompiler } from '@myriaddreamin/typst.ts'
import startTypst from '@myriaddreamin/typst-ts-web-compiler'
import { preamble, type SetAnswer, type SetJob } from './engine.ts'

const packages = createRequire(import.meta.url)

// Loading the compiler and its fonts takes a second, so it is kept for the next print.
let warm: { readonly fonts: string; readonly compiler: TypstCompiler } | undefined

/** Typst as WebAssembly, which runs on every machine and can't leave its memory. */
export async function setByWasm({ source, fonts, files }: SetJob): Promise<SetAnswer> {
  const key = fonts.join('\n')
  if (warm?.fonts !== key) warm = { fonts: key, compiler: await newCompiler(fonts) }
  const { compiler } = warm
  compiler.resetShadow()
  compiler.addSource('/main.typ', preamble + source)
  for (const { path, bytes } of files) compiler.mapShadow(path, bytes)
  try {
    return await compiler.runWithWorld({ mainFilePath: '/main.typ' }, async (world) => {
      const { hasError, diagnostics } = await world.compile({ diagnostics: 'full' })
      if (hasError) return refusal(diagnostics)
      const places = await world.query<unknown[]>({ selector: '<place>', field: 'value' })
      const { result: pdf, diagnostics: more } = await world.pdf({ diagnostics: 'full' })
      return pdf ? { pdf, places } : refusal(more)
    })
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error
    // It faults over what it is given, and its memory can't be used again.
    warm = undefined
    return { refused: 'the typesetter broke down' }
  } finally {
    if (warm) compiler.resetShadow()
  }
}

async function newCompiler(fonts: readonly string[]): Promise<TypstCompiler> {
  const wasm = readFileSync(packages.resolve('@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm'))
  // The driver would start it too, in a way of which it then warns.
  await startTypst({ module_or_path: WebAssembly.compile(wasm) })
  const compiler = createTypstCompiler()
  const bytes = await Promise.all(fonts.map(async (path) => new Uint8Array(await readFile(path))))
  await compiler.init({ beforeBuild: [loadFonts(bytes, { assets: false })] })
  return compiler
}

type Diagnostic = { readonly path: string; readonly range: string; readonly message: string }

function refusal(diagnostics: readonly Diagnostic[] = []): SetAnswer {
  return { refused: diagnostics.map((d) => `${d.path}:${d.range} ${d.message}`).join('\n') }
}

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createTypstCompiler, loadFonts, type TypstCompiler } from '@myriaddreamin/typst.ts'

/** A file the source refers to, by its path in Typst's own file system. */
export type TypesetFile = { readonly path: string; readonly bytes: Uint8Array }

export type Typeset = {
  readonly pdf: Uint8Array
  /** Values of the source's `<place>` marks, in reading order. */
  readonly places: readonly unknown[]
}

/** The source could not be set; `path` is the file it failed at. */
export class TypesetError extends Error {
  readonly path: string
  constructor(path: string, message: string) {
    super(message)
    this.path = path
  }
}

const require = createRequire(import.meta.url)
const source = readFileSync(new URL('./book.typ', import.meta.url), 'utf8')

// Loading the compiler and its fonts takes a second, so it is kept for the next book.
let warm: { readonly fonts: string; readonly compiler: TypstCompiler } | undefined

/** Sets the book; `fonts` are font files by path. The same input gives the same bytes. */
export async function typeset(fonts: ReadonlyMap<string, Uint8Array>, files: readonly TypesetFile[]): Promise<Typeset> {
  const key = [...fonts.keys()].join('\n')
  if (warm?.fonts !== key) warm = { fonts: key, compiler: await newCompiler([...fonts.values()]) }
  const { compiler } = warm
  compiler.resetShadow()
  compiler.addSource('/book.typ', source)
  for (const { path, bytes } of files) compiler.mapShadow(path, bytes)
  try {
    return await compiler.runWithWorld({ mainFilePath: '/book.typ' }, async (world) => {
      const compiled = await world.compile({ diagnostics: 'full' })
      if (compiled.hasError) throw typesetError(compiled.diagnostics)
      const places = await world.query<unknown[]>({ selector: '<place>', field: 'value' })
      const exported = await world.pdf({ diagnostics: 'full' })
      if (!exported.result) throw typesetError(exported.diagnostics)
      return { pdf: exported.result, places }
    })
  } finally {
    compiler.resetShadow()
  }
}

async function newCompiler(fonts: Uint8Array[]): Promise<TypstCompiler> {
  const wasm = readFileSync(require.resolve('@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm'))
  const compiler = createTypstCompiler()
  await compiler.init({
    getModule: () => WebAssembly.compile(wasm),
    beforeBuild: [loadFonts(fonts, { assets: false })],
  })
  return compiler
}

function typesetError(diagnostics: readonly { path: string; message: string; severity: string; range: string }[] = []): TypesetError {
  const [first] = diagnostics.filter((d) => d.severity.toLowerCase() === 'error')
  return new TypesetError(first?.path ?? '', diagnostics.map((d) => `${d.path}:${d.range} ${d.message}`).join('\n'))
}

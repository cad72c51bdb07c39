import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { parseSync, Visitor } from 'vite'

/** One import, re-export, `import()` or type import of a module: what it names, and whether only types come of it. */
export type Import = {
  /** Path from the project's root, '/' between. */
  readonly from: string
  /** Path from the root for what lies in the project, else as written: a package, `node:fs`. */
  readonly to: string
  readonly isPackage: boolean
  readonly typeOnly: boolean
}

/** Every import of a module, found by parsing it. */
export function importsOf(from: string, text = readFileSync(from, 'utf8')): Import[] {
  const { program, module, errors } = parseSync(from, text)
  const [error] = errors
  if (error) throw new Error(`${from}: ${error.message}`)
  const found: Import[] = []
  const add = (specifier: string, typeOnly: boolean) => {
    const isPackage = !specifier.startsWith('.')
    const to = isPackage ? specifier : posix.join(posix.dirname(from), specifier)
    found.push({ from, to, isPackage, typeOnly })
  }
  for (const { moduleRequest, entries } of module.staticImports) {
    add(moduleRequest.value, entries.length > 0 && entries.every((entry) => entry.isType))
  }
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) if (moduleRequest) add(moduleRequest.value, isType)
  }
  new Visitor({
    ImportExpression({ source }) {
      if (source.type === 'Literal' && typeof source.value === 'string') add(source.value, false)
    },
    TSImportType({ source }) {
      add(source.value, true)
    },
  }).visit(program)
  return found
}

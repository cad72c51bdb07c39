import { existsSync, readFileSync } from 'node:fs'

/*
 * Which packages of others ship: those the program needs to run, with all they need, and those bundled into it.
 */

export type Shipped = {
  /** node_modules/exceljs/node_modules/saxes */
  readonly path: string
  readonly name: string
  readonly version: string
  /** SPDX expression, as the package says. */
  readonly licence: string
  /** sha512-…, as npm has verified it. */
  readonly integrity: string
}

type Locked = {
  readonly version: string
  readonly license?: string
  readonly integrity?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly optional?: boolean
  readonly link?: boolean
}

const nativeTypesetter = 'node_modules/@myriaddreamin/typst-ts-node-compiler-'

/** The packages that ship, by name, of the lock file in this folder; `bundled` are paths as in the lock file. */
export function shippedPackages(bundled: ReadonlySet<string>): Shipped[] {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }
  // The window itself is put round the program by packaging.
  const others = new Set([...bundled, 'node_modules/electron'])
  const shipped = Object.entries(lock.packages).filter(([path, { dev, devOptional, optional, link }]) => {
    // Optional is what runs on single machines: Nodes, which packaging leaves out, and native code, of which this one's ships.
    const native = path.startsWith(nativeTypesetter) && existsSync(path)
    const needed = path.startsWith('node_modules/') && !dev && !devOptional && (!optional || native) && !link
    return needed || others.has(path)
  })
  return shipped
    .map(([path, { version, license = '', integrity = '' }]) => ({
      path,
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      ...{ version, licence: license, integrity },
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.path < b.path ? -1 : 1))
}

/** The package a module belongs to, as the lock file has it: node_modules/@mantine/core; undefined for our own. */
export function packageOf(module: string): string | undefined {
  const path = module.replaceAll('\\', '/')
  return /node_modules\/(?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]
}

import { existsSync, globSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { againstArrows, circles, misplaced, type Structure, written, wrongPackages } from './arrows.ts'
import { type Import, importsOf } from './imports.ts'
import { packages, structure } from './structure.ts'

process.chdir(resolve(import.meta.dirname, '../..'))

const modules = globSync('{src-renderer,src-main,db,src-domain}/**/*.{ts,tsx}').map((file) =>
  file.replaceAll('\\', '/'),
)
const imports = modules.flatMap((file) => importsOf(file))

/** The renderer knows the router's types, and nothing else of the machine's side. */
function reachesThrough({ from, to, typeOnly }: Import): boolean {
  if (!from.startsWith('src-renderer/') || !/^(?:src-main|db)\//.test(to)) return false
  return !(typeOnly && to.startsWith('src-main/router/'))
}

describe('the house', () => {
  it('has its arrows one way, between rooms and inside them', () => {
    expect(modules.length).toBeGreaterThan(400)
    expect(againstArrows(imports, structure)).toEqual([])
  })

  it('has no circles of files', () => {
    expect(circles(imports)).toEqual([])
  })

  it('has a place for every folder, and a folder for every place', () => {
    expect(misplaced(modules, structure)).toEqual([])
  })

  it('has the renderer behind the router’s types', () => {
    expect(imports.filter(reachesThrough).map(written)).toEqual([])
  })

  it('imports files that are there, in benches and tests too: the compiler takes a .js for a .ts of that name', () => {
    const besides = globSync('{tests,build}/**/*.{ts,tsx,js}').flatMap((file) => importsOf(file.replaceAll('\\', '/')))
    const named = [...imports, ...besides].filter(({ isPackage, to }) => !isPackage && !/[{$?]/.test(to))
    expect(named.filter(({ to }) => !existsSync(to)).map(written)).toEqual([])
  })

  it('keeps Node out of the domain and the screens, and SQL in db', () => {
    expect(wrongPackages(imports, packages)).toEqual([])
  })
})

describe('what goes against it is found', () => {
  const small: Structure = { '': { order: ['a', 'b'] }, a: { order: ['high', 'low'] }, 'a/low': { apart: true } }
  const from = (file: string, text: string) => importsOf(file, text)

  it.each([
    ['from a lower room into a higher', 'b/x.ts', "import { y } from '../a/high/y.ts'"],
    ['of a type alone', 'b/x.ts', "import type { Y } from '../a/high/y.ts'"],
    ['of a type in passing', 'b/x.ts', "let y: import('../a/high/y.ts').Y"],
    ['when the moment comes', 'b/x.ts', "const y = await import('../a/high/y.ts')"],
    ['by handing on', 'b/x.ts', "export { y } from '../a/high/y.ts'"],
    ['by handing everything on', 'b/x.ts', "export * from '../a/high/y.ts'"],
    ['from a lower folder of a room into a higher', 'a/low/x/x.ts', "import { y } from '../../high/y.ts'"],
    ['from one screen into another', 'a/low/x/x.ts', "import { y } from '../y/y.ts'"],
    ['into a folder without a place', 'a/high/x.ts', "import { y } from '../elsewhere/y.ts'"],
  ])('an import %s', (_, file, text) => {
    expect(againstArrows(from(file, text), small)).toHaveLength(1)
  })

  it.each([
    ['into a lower room', 'a/high/x.ts', "import { y } from '../../b/y.ts'"],
    ['into a lower folder', 'a/high/x.ts', "import { y } from '../low/y/y.ts'"],
    ['inside a folder', 'a/low/x/x.ts', "import { y } from './y.ts'"],
    ['of a package', 'b/x.ts', "import { y } from 'a'"],
  ])('but not one %s', (_, file, text) => {
    expect(againstArrows(from(file, text), small)).toEqual([])
  })

  it('a circle, of types too, but no two files that share a third', () => {
    const one = from('a/one.ts', "import { two } from './two.ts'\nimport { three } from './three.ts'")
    const two = from('a/two.ts', "import { three } from './three.ts'")
    const three = from('a/three.ts', "import type { One } from './one.ts'")
    expect(circles([...one, ...two])).toEqual([])
    expect(circles([...one, ...two, ...three])).toEqual([['a/one.ts', 'a/three.ts', 'a/two.ts']])
    expect(circles(from('a/one.ts', "import { self } from './one.ts'"))).toEqual([['a/one.ts']])
  })

  it('a folder without a place, and a place without a folder', () => {
    expect(misplaced(['a/high/x.ts', 'a/new/x.ts', 'b/x.ts'], small)).toEqual(['a/new', 'a/low'])
  })

  it('Node in the domain, a screen that reaches through the router, SQL outside db', () => {
    const node = from('src-domain/x.ts', "import { readFileSync } from 'node:fs'")
    expect(wrongPackages(node, packages)).toEqual(['src-domain/x.ts → node:fs'])
    const sql = from('src-main/desk/x.ts', "import { sql } from 'drizzle-orm'")
    expect(wrongPackages(sql, packages)).toHaveLength(1)
    expect(wrongPackages(from('src-renderer/x.ts', "import { sql } from 'drizzle-orm/sql'"), packages)).toHaveLength(1)
    const router = "import type { Router } from '../src-main/router/router.ts'"
    expect(from('src-renderer/x.ts', router).filter(reachesThrough)).toEqual([])
    const running = router.replace('import type', 'import')
    expect(from('src-renderer/x.ts', running).filter(reachesThrough)).toHaveLength(1)
    const store = "import type { Store } from '../db/store.ts'"
    expect(from('src-renderer/x.ts', store).filter(reachesThrough)).toHaveLength(1)
  })
})

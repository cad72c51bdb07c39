import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** What each room may import besides itself: arrows go one way (docs/architecture.md). */
const mayImport: Record<string, readonly string[]> = {
  'src-domain': [],
  db: ['src-domain'],
  'src-main': ['db', 'src-domain'],
  'src-renderer': ['src-domain'],
}

/** Packages a pure room may use; every other package, and all of Node, is out of its reach. */
const pure = new Set(['zod', 'big.js'])

type Import = { readonly from: string; readonly specifier: string; readonly typeOnly: boolean }

function importsOf(file: string, text: string): Import[] {
  const pattern =
    /(?:^|\n)\s*(import|export)(\s+type)?[^'"\n;]*(?:\n[^'"\n;]*)*?from\s*['"]([^'"]+)['"]|import\s*\(?\s*['"]([^'"]+)['"]/g
  return [...text.matchAll(pattern)].map((m) => ({
    from: relative(root, file),
    specifier: m[3] ?? m[4] ?? '',
    typeOnly: m[2] !== undefined,
  }))
}

function filesIn(room: string): string[] {
  return readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(root, room, name))
}

/** Every import that goes against the arrows, as "file → what it imports". */
function breaches(room: string, file: string, text: string): string[] {
  return importsOf(file, text).flatMap(({ from, specifier, typeOnly }) => {
    const breach = [`${from} → ${specifier}`]
    if (!specifier.startsWith('.')) {
      if (room === 'src-domain') return pure.has(specifier) ? [] : breach
      if (
        room === 'src-renderer' &&
        (specifier.startsWith('node:') || /^(electron|better-sqlite3|drizzle-orm)/.test(specifier))
      ) {
        return breach
      }
      if (room !== 'db' && /^(better-sqlite3|drizzle-orm)/.test(specifier)) return breach
      return []
    }
    const target = relative(root, resolve(dirname(file), specifier)).split(/[\\/]/)[0] ?? ''
    if (target === room || mayImport[room]?.includes(target)) return []
    // The renderer knows the router's types, and nothing else of src-main.
    const routerTypes = /^src-main[\\/]router/.test(relative(root, resolve(dirname(file), specifier)))
    if (room === 'src-renderer' && typeOnly && routerTypes) return []
    return breach
  })
}

describe('the rooms', () => {
  for (const room of Object.keys(mayImport)) {
    it(`${room} imports only what stands below it`, () => {
      const files = filesIn(room)
      expect(files.length).toBeGreaterThan(0)
      expect(files.flatMap((file) => breaches(room, file, readFileSync(file, 'utf8')))).toEqual([])
    })
  }

  it('finds an upward import, a Node module in the domain and SQL outside db', () => {
    const file = (room: string) => join(root, room, 'x.ts')
    expect(
      breaches('src-domain', file('src-domain'), "import { a } from '../db/open.ts'\nimport fs from 'node:fs'"),
    ).toHaveLength(2)
    expect(breaches('db', file('db'), "import type { A } from '../src-main/a.ts'")).toHaveLength(1)
    expect(breaches('src-main', file('src-main'), "import { sql } from 'drizzle-orm'")).toHaveLength(1)
    expect(
      breaches('src-renderer', file('src-renderer'), "import { r } from '../src-main/router/router.ts'"),
    ).toHaveLength(1)
    expect(
      breaches('src-renderer', file('src-renderer'), "import type { R } from '../src-main/router/router.ts'"),
    ).toEqual([])
  })
})

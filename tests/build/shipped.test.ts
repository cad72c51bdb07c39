import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, resolve } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { importsOf } from '../architecture/imports.ts'
import { builtRenderer } from '../e2e/renderer-build.ts'

const root = resolve(import.meta.dirname, '../..')
process.chdir(root)

type Component = {
  readonly name: string
  readonly version: string
  readonly purl: string
  readonly licenses: readonly { readonly expression: string }[]
  readonly hashes: readonly { readonly alg: string; readonly content: string }[]
  readonly components: readonly { readonly name: string; readonly hashes: readonly { readonly content: string }[] }[]
}

let folder: string
let components: readonly Component[]
let licences: readonly { readonly name: string; readonly licence: string; readonly text: string }[]

beforeAll(async () => {
  folder = await builtRenderer()
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  components = read('sbom.cdx.json').components
  licences = read('licences.json').packages
})

const nameOf = (specifier: string) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? ''
const manifestIn = (path: string) => JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))

/** Where Node finds a package from within another one: node_modules/exceljs/node_modules/saxes. */
function found(name: string, from: string): string | undefined {
  const within = join(from, 'node_modules', name)
  if (existsSync(within)) return within
  return from === '.' ? undefined : found(name, from.slice(0, Math.max(0, from.lastIndexOf('node_modules') - 1)) || '.')
}

/** What our own modules import by name, and all that the program cannot run without, found by the packages themselves. */
function expected(): string[] {
  const modules = globSync('{src-renderer,src-main,db,src-domain}/**/*.{ts,tsx}')
  const asked = modules.flatMap((file) => importsOf(file)).filter(({ isPackage, typeOnly }) => isPackage && !typeOnly)
  const imported = asked.map(({ to }) => nameOf(to)).filter((name) => !isBuiltin(name) && !name.startsWith('/'))
  const { dependencies } = manifestIn('.')
  const paths = Object.keys(dependencies)
    .filter((name) => !name.startsWith('@local/'))
    .map((name) => join('node_modules', name))
  for (const path of paths) {
    for (const name of Object.keys(manifestIn(path).dependencies ?? {})) {
      const next = found(name, path)
      if (next && !paths.includes(next)) paths.push(next)
    }
  }
  const all = new Set([...paths, ...imported.map((name) => join('node_modules', name))])
  return [...all].map((path) => `${nameOf(path.split(/node_modules[\\/]/).at(-1) ?? '')}@${manifestIn(path).version}`)
}

it('names every package that ships, in the version that is installed', () => {
  const listed = components.map(({ name, version }) => `${name}@${version}`)
  const names = expected()
  expect(names.length).toBeGreaterThan(100)
  expect(names.filter((name) => !listed.includes(name))).toEqual([])
  // Bundled though nothing of ours imports it.
  const bare = components.map(({ name }) => name)
  expect(bare).toEqual(expect.arrayContaining(['scheduler', '@floating-ui/dom', 'electron']))
  // What only builds and tests use is no part of the program.
  for (const name of ['vitest', 'typescript', 'playwright-core', '7z-wasm', 'dejavu-fonts-ttf', '@biomejs/biome']) {
    expect(bare).not.toContain(name)
  }
})

it('says of each under which licence it is, where it comes from and what it must be', () => {
  expect(components.filter(({ licenses: [licence] }) => !licence?.expression)).toEqual([])
  expect(
    components.filter(({ name, version, purl }) => decodeURIComponent(purl) !== `pkg:npm/${name}@${version}`),
  ).toEqual([])
  expect(components.filter(({ hashes: [hash] }) => hash?.alg !== 'SHA-512' || hash.content.length !== 128)).toEqual([])
})

it('names the WebAssembly, the native code and the faces in them, each with its hash', () => {
  const binaries = components.flatMap(({ name, components: files }) =>
    files.map((file) => ({ file: `${name}/${file.name}`, hash: file.hashes[0]?.content })),
  )
  const known = new Set(binaries.map(({ hash }) => hash))
  const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
  // Whatever of that kind has been put beside the page came from one of them.
  const beside = globSync('**/*.{wasm,ttf,pfb,otf,woff2}', { cwd: folder })
  expect(beside.length).toBeGreaterThan(5)
  expect(beside.filter((file) => !known.has(hashOf(join(folder, file))))).toEqual([])
  // And what the machine's side reads where it lies.
  const sources = globSync('src-main/**/*.ts').map((file) => readFileSync(file, 'utf8'))
  const read = sources.flatMap((text) =>
    [...text.matchAll(/['"]([^'"\s]+\.(?:wasm|ttf))['"]/g)].map(([, path]) => path ?? ''),
  )
  const resolved = read.filter((path) => existsSync(join('node_modules', path)))
  expect(resolved.length).toBeGreaterThan(2)
  expect(resolved.filter((path) => !known.has(hashOf(join('node_modules', path))))).toEqual([])
  expect(binaries.map(({ file }) => file)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/noto-serif-sc\/400Regular/),
      expect.stringMatching(/better-sqlite3\/.*\.node/),
    ]),
  )
})

it('shows the licence of every one of them, in the words of the package', () => {
  expect(licences.map(({ name }) => name)).toEqual(components.map(({ name }) => name))
  const short = licences.filter(({ text }) => text.length < 300)
  // Given to everybody, on no condition that would have to be passed on.
  expect(short.map(({ name, licence }) => [name, licence])).toEqual([['wouter', 'Unlicense']])
  const textOf = (wanted: string) => licences.find(({ name }) => name === wanted)?.text ?? ''
  for (const face of ['@expo-google-fonts/noto-sans-sc', '@expo-google-fonts/noto-serif-sc']) {
    expect(textOf(face)).toContain('SIL OPEN FONT LICENSE')
    expect(textOf(face)).toContain('MIT License')
  }
  expect(textOf('pdfjs-dist')).toMatch(/Apache License[\s\S]*Adobe/)
  expect(textOf('@embedpdf/pdfium')).toContain('PDFium')
  expect(textOf('saxes')).toMatch(/Louis-Dominique Dubeau[\s\S]*Permission to use, copy, modify/)
  expect(textOf('@imagemagick/magick-wasm')).toMatch(/ImageMagick/)
})

import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs'
import { builtinModules, createRequire } from 'node:module'
import { join, matchesGlob, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { resolveConfig } from 'electron-vite'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newFolder } from './boot.ts'

const root = resolve(import.meta.dirname, '../../../..')
/** Within the project, since the bundle looks for its packages above itself. */
const out = join(root, 'out', 'bundle-test')

beforeAll(async () => {
  const { config } = await resolveConfig({ root, logLevel: 'error', build: { outDir: out } }, 'build', 'production')
  await build({ ...config?.main, configFile: false })
  await build({ ...config?.preload, configFile: false })
})

afterAll(() => rmSync(out, { recursive: true, force: true }))

it('bundles a main process that sets a batch up, takes an applicant in and makes its book', () => {
  const program = join(import.meta.dirname, 'programs/run-bundle.ts')
  const intake = join(root, 'tests/fixtures/xuhui-intake/01样例泵业')
  const { stdout, stderr } = spawnSync(process.execPath, [program, join(out, 'main/index.js'), intake], {
    encoding: 'utf8',
    env: { ...process.env, STAND_IN_FOLDER: newFolder() },
  })
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toEqual({
    name: expect.stringContaining('样例'),
    pages: [24, 1, 1],
    book: { ready: true, pages: 30, attachments: [1, 1, 24] },
  })
})

it('bundles a preload script as one CommonJS file that needs nothing but electron', () => {
  const preload = readFileSync(join(out, 'preload/preload.cjs'), 'utf8')
  expect([...preload.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name)).toEqual(['electron'])
  expect(preload).not.toMatch(/^(import|export) /m)
})

it('leaves nothing of the bundle in a folder that packaging leaves out', () => {
  expect(existsSync(join(out, 'main/src-main'))).toBe(true)
  expect(globSync('**/node_modules', { cwd: join(out, 'main') })).toEqual([])
})

it('leaves out nothing of the packages that the bundle loads or reads', () => {
  const asked = globSync('main/**/*.js', { cwd: out }).flatMap((file) => {
    const source = readFileSync(join(out, file), 'utf8')
    return [...source.matchAll(/(?:from |import\(|resolve\()["']([^."'][^"']*)["']/g)].map(([, name]) => name ?? '')
  })
  const packages = [...new Set(asked)].filter((name) => !builtinModules.includes(name.replace(/^node:/, '')))
  const files = packages
    .filter((name) => name !== 'electron')
    .map((name) => (/\.(wasm|ttf)$/.test(name) ? require.resolve(name) : entryOf(name)).replaceAll('\\', '/'))
    .map((file) => file.slice(file.indexOf('node_modules/')))
  expect(files.filter((file) => file.endsWith('.wasm') || file.endsWith('.ttf')).length).toBeGreaterThanOrEqual(6)
  expect(files.filter((file) => leftOut.some((pattern) => matchesGlob(file, pattern)))).toEqual([])
})

const require = createRequire(join(out, 'main/index.js'))
const entryOf = (name: string) => fileURLToPath(import.meta.resolve(name))

/** Patterns of the files that packaging leaves out, on Linux. */
const leftOut = [...readFileSync(join(root, 'build/electron-builder.yml'), 'utf8').matchAll(/^ {2}- '!(.+)'$/gm)].map(
  ([, pattern]) => (pattern ?? '').replace(/\$\{os\}/, 'linux').replace(/\$\{arch\}/, 'x64'),
)

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
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

it('bundles a main process that sets a batch up and takes applicants in', () => {
  const program = join(import.meta.dirname, 'programs/run-bundle.ts')
  const intake = join(root, 'tests/fixtures/xuhui-intake/01样例泵业')
  const { stdout, stderr } = spawnSync(process.execPath, [program, join(out, 'main/index.js'), intake], {
    encoding: 'utf8',
    timeout: 50_000,
    env: { ...process.env, STAND_IN_FOLDER: newFolder() },
  })
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toEqual({ name: expect.stringContaining('样例'), pages: [24, 1, 1] })
})

it('bundles a preload script as one CommonJS file that needs nothing but electron', () => {
  const preload = readFileSync(join(out, 'preload/preload.cjs'), 'utf8')
  expect([...preload.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name)).toEqual(['electron'])
  expect(preload).not.toMatch(/^(import|export) /m)
})

it('leaves nothing of the bundle in a folder that packaging leaves out', () => {
  expect(existsSync(join(out, 'main/src-main'))).toBe(true)
  expect(existsSync(join(out, 'main/node_modules'))).toBe(false)
})

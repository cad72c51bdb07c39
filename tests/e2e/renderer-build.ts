import { renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { resolveConfig } from 'electron-vite'
import { build } from 'vite'
import { builtOnce } from '../support/built-once.ts'

const root = resolve(import.meta.dirname, '../..')

const sources = [
  ...['src-renderer', 'src-domain', 'build/shipped', 'build/scalable-lengths.ts'],
  ...['electron.vite.config.ts', 'package-lock.json'],
]

/** The folder of the renderer built from what now lies in src-renderer and src-domain. */
export function builtRenderer(): Promise<string> {
  return builtOnce(join(root, 'out/e2e'), sources, async (folder) => {
    const outDir = `${folder}-all`
    const { config } = await resolveConfig({ root, logLevel: 'error', build: { outDir } }, 'build', 'production')
    await build({ ...config?.renderer, configFile: false })
    renameSync(join(outDir, 'renderer'), folder)
    rmSync(outDir, { recursive: true })
  })
}

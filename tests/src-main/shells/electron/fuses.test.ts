import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { FuseV1Options } from '@electron/fuses'
import { expect, it } from 'vitest'

const packaging = readFileSync(resolve(import.meta.dirname, '../../../../build/electron-builder.yml'), 'utf8')

it('packs a program that is no Node for anybody, takes no debugger, and runs from its own checked archive alone', () => {
  const [, block = ''] = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(packaging) ?? []
  const fuses = Object.fromEntries([...block.matchAll(/^ {2}(\w+): (\w+)$/gm)].map(([, name, set]) => [name, set]))
  expect(fuses).toEqual({
    runAsNode: 'false',
    enableNodeOptionsEnvironmentVariable: 'false',
    enableNodeCliInspectArguments: 'false',
    enableCookieEncryption: 'true',
    enableEmbeddedAsarIntegrityValidation: 'true',
    onlyLoadAppFromAsar: 'true',
    loadBrowserProcessSpecificV8Snapshot: 'false',
    grantFileProtocolExtraPrivileges: 'false',
  })
  // A fuse that Electron gets besides is to be decided on, too.
  const known = Object.keys(FuseV1Options).filter((name) => !/^\d+$/.test(name))
  expect(known.map((name) => name.charAt(0).toLowerCase() + name.slice(1)).sort()).toEqual(Object.keys(fuses).sort())
  expect(packaging).toMatch(/^asar:$/m)
})

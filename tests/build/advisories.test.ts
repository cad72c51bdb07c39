import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../support/desk.ts'

const program = resolve(import.meta.dirname, '../../build/shipped/advisories.ts')

/** The build's check, asked of a registry that answers so. */
function checked(answer: unknown) {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'out/renderer'), { recursive: true })
  const components = [{ name: 'shipped-one', version: '1.0.0' }]
  writeFileSync(join(folder, 'out/renderer/sbom.cdx.json'), JSON.stringify({ components }))
  writeFileSync(join(folder, 'answer'), typeof answer === 'string' ? answer : JSON.stringify(answer))
  const npm = join(folder, 'npm')
  writeFileSync(npm, `#!/bin/sh\ncat ${join(folder, 'answer')}\n`)
  chmodSync(npm, 0o700)
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` }
  const { status, stderr } = spawnSync(process.execPath, [program], { cwd: folder, env, encoding: 'utf8' })
  return { status, said: stderr }
}

const about = (name: string) => ({
  name,
  severity: 'high',
  via: [{ title: 'Reads on', url: 'https://advisory.example/1' }],
})

it.skipIf(process.platform === 'win32')(
  'what is known against a package that ships ends the build, and against a tool alone does not',
  () => {
    const { status, said } = checked({ vulnerabilities: { 'shipped-one': about('shipped-one'), tool: about('tool') } })
    expect(status).toBe(1)
    expect(said).toContain('high: shipped-one: Reads on https://advisory.example/1')
    expect(said).toContain('1 advisories for the 1 packages that ship')
    expect(checked({ vulnerabilities: { tool: about('tool') } })).toMatchObject({ status: 0 })
  },
)

it.skipIf(process.platform === 'win32')(
  'a registry that does not answer is said, and is no reason not to build',
  () => {
    for (const answer of [{ message: 'getaddrinfo ENOTFOUND' }, 'no JSON']) {
      const { status, said } = checked(answer)
      expect(status).toBe(0)
      expect(said).toContain('Advisories were not checked')
    }
  },
)

import { execFileSync } from 'node:child_process'
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type CarryOptions, carryPackage } from '../../../src-main/package/carry-package.ts'
import { writeMailParts } from '../../../src-main/package/write-mail-parts.ts'
import { type WrittenPackage, writePackage } from '../../../src-main/package/write-package.ts'
import { must, problemOf, temporaryFolder } from '../../support/desk.ts'
import { enterpriseName, samplePackage } from './sample-package.ts'

let from = ''
let expected: WrittenPackage

beforeAll(async () => {
  const { options } = await samplePackage()
  expected = must(await writePackage(options))
  from = options.path
})

const sevenZip = (cwd: string, ...args: string[]) => {
  const cli = createRequire(import.meta.url).resolve('7z-wasm/bin/cli')
  return execFileSync(process.execPath, [cli, ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

describe('a package taken along', () => {
  const carry = (more: Partial<CarryOptions> & { readonly folder: string }) => carryPackage({ from, expected, ...more })

  it('is on the stick byte for byte, for whoever opens it, and was read back there', async () => {
    const folder = temporaryFolder()
    const steps: string[] = []
    const { file } = must(
      await carry({ folder, progress: ({ step, done, total }) => steps.push(`${step} ${done === total}`) }),
    )
    expect(readdirSync(folder)).toEqual([file])
    expect(readFileSync(join(folder, file)).equals(readFileSync(from))).toBe(true)
    expect(statSync(join(folder, file)).mode & 0o044).toBe(0o044)
    expect(steps.filter((step) => step.endsWith('true'))).toEqual(['write true', 'verify true'])
  })

  it.each(['write', 'verify'])('is not taken along on a stick that is pulled out while it is to %s', async (when) => {
    const folder = join(temporaryFolder(), 'STICK')
    mkdirSync(folder)
    const progress: CarryOptions['progress'] = ({ step }) =>
      step === when && rmSync(folder, { recursive: true, force: true })
    const refused = problemOf(await carry({ folder, progress }))
    expect(refused).toMatchObject({ code: 'delivery-medium-lost', message: expect.stringContaining(folder) })
  })

  it('is not taken along on a stick that gives other bytes back, and nothing stays there', async () => {
    const folder = temporaryFolder()
    const spoil: CarryOptions['progress'] = ({ step, done, total }) => {
      if (step === 'write' && done === total) return
      const [file] = readdirSync(folder)
      if (step !== 'verify' || file === undefined) return
      const spoilt = openSync(join(folder, file), 'r+')
      // In the second half, which has not been read yet.
      writeSync(spoilt, Buffer.from('other'), 0, 5, Math.floor(expected.size * 0.8))
      closeSync(spoilt)
    }
    expect(problemOf(await carry({ folder, progress: spoil })).code).toBe('delivery-medium-differs')
    expect(readdirSync(folder)).toEqual([])
  })

  it('goes nowhere when it is no longer what was made, or is stopped', async () => {
    const folder = temporaryFolder()
    const altered = join(temporaryFolder(), '报送包.zip')
    writeFileSync(altered, Buffer.concat([readFileSync(from), Buffer.from('x')]))
    expect(problemOf(await carry({ folder, from: altered })).code).toBe('delivery-package-altered')
    rmSync(altered)
    expect(problemOf(await carry({ folder, from: altered })).code).toBe('delivery-package-altered')
    const stop = new AbortController()
    const stopped = carry({ folder, signal: stop.signal, progress: () => stop.abort() })
    expect(problemOf(await stopped).code).toBe('delivery-cancelled')
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('a package for a mailbox', () => {
  const password = 'k7mq-x3pa-94hd-tw2c'
  /** Below the audit report's size, which therefore goes by itself. */
  const limit = 500_000
  const makeParts = (folder: string, more: object = {}) =>
    writeMailParts({ from, expected, folder, password, limit, at: new Date('2023-08-01T02:00:00Z'), ...more })

  it('opens in 7-Zip part by part with its password alone, shows no name, and is the package again', async () => {
    const folder = temporaryFolder()
    const parts = must(await makeParts(folder))
    expect(parts.length).toBeGreaterThan(2)
    expect(parts.filter(({ size }) => size > limit)).toHaveLength(1)
    for (const { path, size } of parts) {
      expect(statSync(path).size).toBe(size)
      const part = basename(path)
      expect(sevenZip(folder, 'l', '-slt', `-p${password}`, part)).toMatch(/Method = AES-256/)
      expect(readFileSync(path).includes(enterpriseName)).toBe(false)
      expect(() => sevenZip(folder, 'x', '-pwrong', '-owrong', part)).toThrow()
      sevenZip(folder, 'x', `-p${password}`, '-oinner', part)
    }
    for (const inner of readdirSync(join(folder, 'inner'))) sevenZip(folder, 'x', join('inner', inner), '-oagain')
    expect(
      execFileSync('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: join(folder, 'again'), encoding: 'utf8' }),
    ).toMatch(/审计报告\.pdf: OK/)
    copyFileSync(from, join(folder, 'whole.zip'))
    sevenZip(folder, 'x', 'whole.zip', '-owhole')
    const all = (of: string) => readdirSync(join(folder, of), { recursive: true }).map(String).sort()
    expect(all('again')).toEqual(all('whole'))
  })

  it('is not made of a package that was changed, and leaves nothing when it is stopped', async () => {
    const folder = temporaryFolder()
    const altered = { ...expected, sha256: '0'.repeat(64) }
    expect(problemOf(await makeParts(folder, { expected: altered })).code).toBe('delivery-package-altered')
    const stop = new AbortController()
    const stopped = makeParts(folder, { signal: stop.signal, progress: () => stop.abort() })
    expect(problemOf(await stopped).code).toBe('delivery-cancelled')
    expect(readdirSync(folder)).toEqual([])
  })

  it('leaves none of its parts where it is called off after some', async () => {
    const folder = temporaryFolder()
    const stop = new AbortController()
    const progress = () => readdirSync(folder).some((name) => name.endsWith('.zip')) && stop.abort()
    expect(problemOf(await makeParts(folder, { signal: stop.signal, progress })).code).toBe('delivery-cancelled')
    expect(readdirSync(folder)).toEqual([])
  })
})

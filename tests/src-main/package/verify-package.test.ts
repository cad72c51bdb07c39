import { execFileSync } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PackageReport, verifyPackage } from '../../../src-main/package/verify-package.ts'
import { type PackageOptions, writePackage } from '../../../src-main/package/write-package.ts'
import { mostEntries } from '../../../src-main/package/zip-reader.ts'
import { enterpriseName, makeZip, readZip, samplePackage, type ZipContent } from './sample-package.ts'

let folder: string
let options: PackageOptions
let path: string
let original: ZipContent[]
beforeAll(async () => {
  ;({ folder, options } = await samplePackage())
  await writePackage(options)
  original = await readZip(options.path)
  path = join(folder, 'tampered.zip')
})
afterAll(() => rm(folder, { recursive: true }))

const licence = `示范企业/01_${enterpriseName}/附件/01_企业法人营业执照.pdf`
const audit = `示范企业/01_${enterpriseName}/附件/04_2022年度审计报告.pdf`
const sound = { missing: [], extra: [], altered: [], duplicate: [], unsafe: [], notes: [] }

async function report(): Promise<PackageReport> {
  const result = await verifyPackage(path)
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

/** Repacks the package with its files changed, every header right. */
async function repacked(
  change: (files: ZipContent[]) => Pick<ZipContent, 'name' | 'content'>[],
): Promise<PackageReport> {
  await makeZip(path, change(original))
  return report()
}

/** The package's own bytes, changed in place. */
async function patched(change: (bytes: Buffer) => Buffer | undefined): Promise<PackageReport> {
  const bytes = await readFile(options.path)
  await writeFile(path, change(bytes) ?? bytes)
  return report()
}

const edited = (name: string, edit: (text: string) => string) => (files: ZipContent[]) =>
  files.map((f) => (f.name === name ? { name, content: Buffer.from(edit(String(f.content))) } : f))

/** Offsets of the central directory records, and of the local headers, that carry this name. */
function headers(bytes: Buffer, name: string): { local: number; central: number } {
  const local = bytes.indexOf(name) - 30
  // A record of ours carries the name a second time, for old Windows.
  let at = bytes.lastIndexOf(name)
  while (at > 46 && bytes.readUInt32LE(at - 46) !== 0x02014b50) at = bytes.lastIndexOf(name, at - 1)
  return { local, central: at - 46 }
}

describe('verifying a package', () => {
  test('an untouched one is in order and says which edition it is made from', async () => {
    const { number, hash, frozenAt, content } = options.edition
    expect(await verifyPackage(options.path)).toEqual({
      ok: true,
      value: {
        ok: true,
        files: 13,
        edition: {
          number,
          hash,
          frozenAt,
          scheme: content.scheme,
          district: content.district,
          recommender: content.recommender,
        },
        ...sound,
      },
    })
  })

  test('one packed anew by another program, compressed and with folders, is in order too', async () => {
    await makeZip(path, original.toReversed())
    expect(await report()).toMatchObject({ ok: true, ...sound })
  })

  test('a single flipped byte is named', async () => {
    const found = await patched((bytes) => {
      const at = bytes.indexOf('audit audit') + 500_000
      bytes[at] = bytes.readUInt8(at) ^ 1
      return bytes
    })
    expect(found).toMatchObject({ ok: false, ...sound, altered: [audit] })
  })

  test('a removed file is named', async () => {
    expect(await repacked((files) => files.filter((f) => f.name !== licence))).toMatchObject({
      ok: false,
      ...sound,
      missing: [licence],
    })
  })

  test('an added file is named', async () => {
    const added = { name: '示范企业/说明.pdf', content: Buffer.from('x') }
    expect(await repacked((files) => [...files, added])).toMatchObject({ ok: false, ...sound, extra: [added.name] })
  })

  test('a renamed file is named under both names', async () => {
    const renamed = (files: ZipContent[]) => files.map((f) => (f.name === audit ? { ...f, name: '审计报告.pdf' } : f))
    expect(await repacked(renamed)).toMatchObject({ ok: false, ...sound, missing: [audit], extra: ['审计报告.pdf'] })
  })

  test('a file replaced by one of the same length with right headers is named', async () => {
    expect(await repacked(edited(licence, (text) => text.replace('licence', 'LICENCE')))).toMatchObject({
      ok: false,
      ...sound,
      altered: [licence],
    })
  })

  test('a name that stands twice is named', async () => {
    expect(await repacked((files) => [...files, { name: licence, content: Buffer.from('x') }])).toMatchObject({
      ok: false,
      ...sound,
      duplicate: [licence],
    })
  })

  test('a wrong checksum in the ZIP’s directory is named, for other programs would refuse the file', async () => {
    const found = await patched((bytes) => {
      const { central } = headers(bytes, audit)
      bytes.writeUInt32LE(bytes.readUInt32LE(central + 16) ^ 1, central + 16)
      return bytes
    })
    expect(found).toMatchObject({ ok: false, ...sound, altered: [audit] })
  })

  test('a file with another name in its own header than in the directory is named', async () => {
    const found = await patched((bytes) => {
      bytes.write('X', headers(bytes, audit).local + 30)
      return bytes
    })
    expect(found).toMatchObject({ ok: false, ...sound, altered: [audit] })
  })

  test('names that would leave the folder or hide what they are, and links, are named', async () => {
    const names = ['../样例.pdf', '/样例.pdf', 'a\\b.pdf', 'a/./b.pdf', '样例\u202efdp.exe', 'a.pdf:x', 'a.pdf ']
    const placeholder = (i: number) => `@${i}`.padEnd(Buffer.byteLength(names[i] ?? ''), '_')
    await makeZip(path, [...original, ...names.map((_, i) => ({ name: placeholder(i), content: Buffer.from('x') }))])
    const bytes = await readFile(path)
    for (const [i, name] of names.entries()) {
      const { local, central } = headers(bytes, placeholder(i))
      bytes.write(name, local + 30)
      bytes.write(name, central + 46)
    }
    const { central } = headers(bytes, licence)
    bytes.writeUInt32LE(0o120777 * 0x10000, central + 38)
    await writeFile(path, bytes)
    expect(await report()).toMatchObject({ ok: false, ...sound, extra: names, unsafe: [licence, ...names] })
  })

  test('an entry that unpacks to more than it claims is read no further than its claim', async () => {
    const size = 64 * 1024 * 1024
    await makeZip(
      path,
      original.map((f) => (f.name === licence ? { name: licence, content: Buffer.alloc(size) } : f)),
    )
    const bytes = await readFile(path)
    const { local, central } = headers(bytes, licence)
    bytes.writeUInt32LE(300_000, local + 22)
    bytes.writeUInt32LE(300_000, central + 24)
    await writeFile(path, bytes)
    let read = 0
    const result = await verifyPackage(path, { progress: (p) => (read = p.done) })
    expect(result).toMatchObject({ ok: true, value: { ok: false, ...sound, altered: [licence] } })
    expect(read).toBeLessThan(2_000_000)
  })
})

describe('the records inside', () => {
  test('a changed manifest is named and its contradictions told', async () => {
    const change = edited('manifest.json', (text) => text.replace('"recommender": "上海市', '"recommender": "别处'))
    expect(await repacked(change)).toMatchObject({ ok: false, ...sound, altered: ['manifest.json'] })

    const recorded =
      original
        .find((f) => f.name === 'SHA256SUMS')
        ?.content.toString()
        .match(/^(\w{64}) {2}.*营业执照/m)?.[1] ?? ''
    const found = await repacked(edited('manifest.json', (text) => text.replace(recorded, 'f'.repeat(64))))
    expect(found.altered).toEqual([licence, 'manifest.json'])
    expect(found.notes).toEqual([`“${licence}”在 manifest.json 与 SHA256SUMS 中的校验值不同。`])
  })

  test('changed checksums are told', async () => {
    const found = await repacked(edited('SHA256SUMS', (text) => text.replace(/^.*营业执照.*\n/m, '')))
    expect(found).toMatchObject({ ok: false, ...sound, notes: [`SHA256SUMS 没有记载“${licence}”。`] })
  })

  test('without a usable manifest the files are still checked by SHA256SUMS, and the other way round', async () => {
    const flipped = edited(licence, (text) => text.replace('licence', 'LICENCE'))
    const without = (name: string) => (files: ZipContent[]) =>
      flipped(files.filter((f) => f.name !== name) as ZipContent[])
    expect(await repacked(without('manifest.json'))).toMatchObject({
      missing: ['manifest.json'],
      altered: [licence],
      extra: [],
    })
    expect(await repacked(without('SHA256SUMS'))).toMatchObject({
      missing: ['SHA256SUMS'],
      altered: [licence],
      extra: [],
    })
    const broken = await repacked(edited('manifest.json', () => '{"schemaVersion": 2}'))
    expect(broken).toMatchObject({ ok: false, altered: ['manifest.json'], missing: [], extra: [] })
    expect(broken.edition).toBeUndefined()
    expect(broken.notes[0]).toMatch(/^manifest\.json /)
  })

  test('one that has lost both records is not in order', async () => {
    const records = ['manifest.json', 'SHA256SUMS']
    const found = await repacked((files) => files.filter(({ name }) => !records.includes(name)))
    expect(found).toMatchObject({ ok: false, missing: records })
  })
})

describe('what can’t be verified', () => {
  test.each([1, 100, 5_000, 500_000])('a package %i bytes short is told to be incomplete', async (less) => {
    const bytes = await readFile(options.path)
    await writeFile(path, bytes.subarray(0, bytes.length - less))
    expect(await verifyPackage(path)).toMatchObject({ ok: false, problem: { code: 'package-truncated' } })
  })

  test('a ZIP of more files than can be listed in moments is told so before any of them is', async () => {
    const bytes = await readFile(options.path)
    const end = bytes.lastIndexOf('PK\x05\x06')
    for (const count of [end + 8, end + 10]) bytes.writeUInt16LE(mostEntries + 1, count)
    await writeFile(path, bytes)
    expect(await verifyPackage(path)).toMatchObject({ ok: false, problem: { code: 'package-too-many' } })
  })

  test('other ZIPs, other files, folders and absent files are told apart', async () => {
    await makeZip(path, [{ name: '照片.jpg', content: Buffer.from('x') }])
    const problem = { code: 'not-a-package', message: expect.stringContaining('“U 盘上的.zip”') }
    expect(await verifyPackage(path, { name: 'U 盘上的.zip' })).toMatchObject({ ok: false, problem })
    await writeFile(path, '%PDF-1.7')
    expect(await verifyPackage(path)).toMatchObject({ ok: false, problem: { code: 'not-a-zip' } })
    await writeFile(path, '')
    expect(await verifyPackage(path)).toMatchObject({ ok: false, problem: { code: 'not-a-zip' } })
    execFileSync('mkfifo', [join(folder, '管道.zip')])
    expect(await verifyPackage(join(folder, '管道.zip'))).toMatchObject({ ok: false, problem: { code: 'not-a-zip' } })
    await mkdir(join(folder, 'unpacked'))
    expect(await verifyPackage(join(folder, 'unpacked'))).toMatchObject({ problem: { code: 'package-is-folder' } })
    expect(await verifyPackage(join(folder, 'none.zip'))).toMatchObject({ problem: { code: 'package-not-found' } })
  })

  test('cancelling stops it', async () => {
    const stop = new AbortController()
    const result = await verifyPackage(options.path, { signal: stop.signal, progress: () => stop.abort() })
    expect(result).toMatchObject({ ok: false, problem: { code: 'verification-cancelled' } })
  })
})

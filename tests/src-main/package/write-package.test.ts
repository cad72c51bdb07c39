import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import yauzl from 'yauzl'
import { editionMark } from '../../../src-domain/edition/edition.ts'
import { packageFiles } from '../../../src-domain/edition/package-layout.ts'
import { type PackageOptions, type PackageProgress, writePackage } from '../../../src-main/package/write-package.ts'
import { enterpriseName, hostileName, readZip, samplePackage } from './sample-package.ts'

let folder: string
let store: string
let options: PackageOptions
beforeEach(async () => {
  ;({ folder, store, options } = await samplePackage())
})
afterEach(() => rm(folder, { recursive: true }))

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const audit = `示范企业/01_${enterpriseName}/附件/04_2022年度审计报告.pdf`

/** Where the store holds what the layout puts at this path. */
function stored(path: string): string {
  return join(store, packageFiles(options.layout).find((file) => file.path === path)?.sha256 ?? '')
}

async function contents(): Promise<Map<string, Buffer>> {
  return new Map((await readZip(options.path)).map(({ name, content }) => [name, content]))
}

describe('the package (报送包)', () => {
  test('holds the papers, every form and attachment unchanged under the layout’s names, and its three lists', async () => {
    const result = await writePackage(options)
    const zip = await contents()
    expect([...zip.keys()]).toEqual([
      '推荐汇总表.xlsx',
      '推荐汇总表.pdf',
      '推荐汇总表_盖章扫描件.pdf',
      `示范企业/01_${enterpriseName}/申报书.pdf`,
      `示范企业/01_${enterpriseName}/application.json`,
      `示范企业/01_${enterpriseName}/申报书_原件.docx`,
      `示范企业/01_${enterpriseName}/附件/01_企业法人营业执照.pdf`,
      audit,
      `示范企业/01_${enterpriseName}/附件/05_空.pdf`,
      '示范平台/01_样例_script_alert(_1_)_script_&平台/附件/06_说明 100% #1.txt',
      '清单.html',
      'manifest.json',
      'SHA256SUMS',
    ])
    const held = options.edition.content.sections
      .flatMap((s) => s.entries)
      .flatMap((e) => [...(e.form ? [e.form] : []), ...e.attachments])
    expect([...zip.values()].slice(5, 10).map(sha256)).toEqual(held.map((file) => file.sha256))
    const bytes = await readFile(options.path)
    expect(result).toEqual({ ok: true, value: { size: bytes.length, sha256: sha256(bytes), files: 13 } })
  })

  test('says every name in the Info-ZIP Unicode Path field too, for old Windows', async () => {
    await writePackage(options)
    const zip = await yauzl.openPromise(options.path, { decodeStrings: false })
    const names: string[] = []
    for await (const { fileNameRaw, extraFields } of zip.eachEntry()) {
      const field = extraFields.find(({ id }) => id === 0x7075)?.data ?? Buffer.alloc(5)
      expect([field.readUInt8(0), field.readUInt32LE(1)]).toEqual([1, crc32(fileNameRaw)])
      expect(field.subarray(5)).toEqual(fileNameRaw)
      names.push(field.toString('utf8', 5))
    }
    expect(names).toContain(audit)
    expect(names).toHaveLength(13)
  })

  test('the manifest names edition and district and every file with size, hash, role and application', async () => {
    await writePackage(options)
    const zip = await contents()
    const { files, ...head } = JSON.parse(String(zip.get('manifest.json')))
    const { number, hash, frozenAt, content } = options.edition
    expect(head).toEqual({
      schemaVersion: 1,
      scheme: content.scheme,
      edition: { number, hash, frozenAt },
      district: '310104',
      recommender: content.recommender,
    })
    const listed = [...zip.entries()].slice(0, -2)
    expect(files.map((f: { path: string; size: number; sha256: string }) => [f.path, f.size, f.sha256])).toEqual(
      listed.map(([name, bytes]) => [name, bytes.length, sha256(bytes)]),
    )
    expect(files.map((f: { role: string; application?: string }) => [f.role, f.application])).toEqual([
      ['summary', undefined],
      ['summaryPdf', undefined],
      ['scan', undefined],
      ['book', 'A01'],
      ['data', 'A01'],
      ['form', 'A01'],
      ['attachment', 'A01'],
      ['attachment', 'A01'],
      ['attachment', 'A01'],
      ['attachment', 'A07'],
      ['list', undefined],
    ])
  })

  test('what it goes without stands in the manifest and in the list, with the officer’s reason', async () => {
    const lacking = { what: ['没有推荐汇总表的盖章扫描件'], reason: '印章 <8 月 9 日> 方能取回' }
    await writePackage({ ...options, lacking })
    const zip = await contents()
    expect(JSON.parse(String(zip.get('manifest.json'))).lacking).toEqual(lacking)
    expect(String(zip.get('清单.html'))).toContain(
      '没有推荐汇总表的盖章扫描件<br>理由：印章 &lt;8 月 9 日&gt; 方能取回',
    )
  })

  test('why more are recommended than a quota in principle allows stands in both', async () => {
    const reasons = [{ application: 'A01', name: enterpriseName, reason: '链主 <样例>' }]
    const beyond = [{ title: '示范企业', clause: '二（一）', maximum: 0, used: 1, reasons }]
    const { edition } = options
    await writePackage({ ...options, edition: { ...edition, content: { ...edition.content, beyond } } })
    const zip = await contents()
    expect(JSON.parse(String(zip.get('manifest.json'))).beyond).toEqual(beyond)
    expect(String(zip.get('清单.html'))).toContain(
      `“示范企业”原则上不超过 0 件（二（一）），推荐 1 件。理由：${enterpriseName}：链主 &lt;样例&gt;`,
    )
  })

  test('SHA256SUMS covers every file but itself', async () => {
    await writePackage(options)
    const zip = await contents()
    const lines = String(zip.get('SHA256SUMS')).trimEnd().split('\n')
    expect(lines).toEqual([...zip.entries()].slice(0, -1).map(([name, bytes]) => `${sha256(bytes)}  ${name}`))
  })

  test('stores what is compressed already, dates everything by the freezing, and is the same bytes each time', async () => {
    const first = await writePackage(options)
    for (const { name, stored, date } of await readZip(options.path)) {
      expect([name, stored]).toEqual([name, /\.(pdf|docx|xlsx)$/.test(name)])
      expect(date).toEqual(new Date(options.edition.frozenAt))
    }
    expect(await writePackage(options)).toEqual(first)
  })

  test('the list opens without anything from outside, escapes what applicants wrote, and all its links lead to files', async () => {
    await writePackage(options)
    const zip = await contents()
    const page = String(zip.get('清单.html'))
    expect(page).toContain(editionMark(options.edition))
    expect(page).toContain(enterpriseName)
    expect(page).not.toContain(hostileName)
    expect(page).not.toMatch(/<script|<img|<link|https?:|\son\w+=/i)
    const links = [...page.matchAll(/href="\.\/([^"]+)"/g)].map(([, link]) => decodeURIComponent(link ?? ''))
    expect(new Set(links)).toEqual(
      new Set([...zip.keys()].filter((name) => !['清单.html', 'manifest.json'].includes(name))),
    )
  })

  test('7-Zip and sha256sum find nothing amiss', async () => {
    await writePackage(options)
    const out = join(dirname(options.path), 'unpacked')
    const sevenZip = createRequire(import.meta.url).resolve('7z-wasm/bin/cli')
    execFileSync(process.execPath, [sevenZip, 'x', basename(options.path), '-ounpacked'], {
      cwd: dirname(options.path),
    })
    execFileSync('sha256sum', ['--quiet', '--strict', '-c', 'SHA256SUMS'], { cwd: out })
  })
})

describe('a package that can’t be made', () => {
  async function expectNothingChanged(): Promise<void> {
    expect(await readdir(dirname(options.path))).toEqual(['报送包.zip'])
    expect(await readFile(options.path, 'utf8')).toBe('earlier package')
  }
  beforeEach(() => writeFile(options.path, 'earlier package'))

  test.each<[string, (file: string) => Promise<void>]>([
    [
      'has one byte changed',
      async (file) => {
        const bytes = await readFile(file)
        bytes[500_000] = 0
        await writeFile(file, bytes)
      },
    ],
    ['is cut short', async (file) => writeFile(file, (await readFile(file)).subarray(0, 900_000))],
    ['has grown', (file) => appendFile(file, 'more')],
    ['is gone', (file) => rm(file)],
  ])('names the applicant and the file when a stored file %s', async (_, damage) => {
    await damage(stored(audit))
    const result = await writePackage(options)
    expect(result).toMatchObject({ ok: false, problem: { code: 'source-damaged' } })
    expect(result.ok ? '' : result.problem.message).toMatch(
      new RegExp(`${enterpriseName}.*A01.*04_2022年度审计报告\\.pdf`),
    )
    await expectNothingChanged()
  })

  test.each([
    ['推荐汇总表.xlsx', /^推荐汇总表在生成之后被改动/],
    [`示范企业/01_${enterpriseName}/申报书.pdf`, new RegExp(`^“${enterpriseName}”（A01）的申报书在生成之后被改动`)],
  ])('%s edited after it was made is not sent along', async (path, message) => {
    await appendFile(stored(path), ' ')
    expect(await writePackage(options)).toMatchObject({
      ok: false,
      problem: { code: 'product-changed', message: expect.stringMatching(message) },
    })
    await expectNothingChanged()
  })

  test.each(['write', 'verify'])('cancelling during %s leaves nothing behind', async (step) => {
    const stop = new AbortController()
    const result = await writePackage({
      ...options,
      signal: stop.signal,
      progress: (p) => p.step === step && p.done > 500_000 && stop.abort(),
    })
    expect(result).toMatchObject({ ok: false, problem: { code: 'package-cancelled' } })
    await expectNothingChanged()
  })

  test('a disk that gives back other bytes than were written is noticed', async () => {
    let isBad = false
    const result = await writePackage({
      ...options,
      progress: ({ step }) => {
        if (step !== 'verify' || isBad) return
        isBad = true
        const out = dirname(options.path)
        const part = join(out, readdirSync(out).find((name) => name.endsWith('.part')) ?? '')
        const bytes = readFileSync(part)
        bytes[bytes.indexOf('audit audit') + 900_000] = 0
        writeFileSync(part, bytes)
      },
    })
    expect(isBad).toBe(true)
    expect(result).toMatchObject({ ok: false, problem: { code: 'file-differs' } })
    await expectNothingChanged()
  })

  test('a folder that is not there is told of', async () => {
    const result = await writePackage({ ...options, path: join(folder, '没有', '报送包.zip') })
    expect(result).toMatchObject({ ok: false, problem: { code: 'folder-missing' } })
  })
})

test('progress counts up to its total, first writing, then reading back', async () => {
  const seen: PackageProgress[] = []
  await writePackage({ ...options, progress: (p) => seen.push(p) })
  const written = seen.findLastIndex((p) => p.step === 'write')
  for (const steps of [seen.slice(0, written + 1), seen.slice(written + 1)]) {
    expect(new Set(steps.map((p) => p.step)).size).toBe(1)
    expect(steps.length).toBeGreaterThan(10)
    expect(steps.at(-1)?.done).toBe(steps.at(-1)?.total)
  }
})

import { createHash } from 'node:crypto'
import { chmodSync, closeSync, ftruncateSync, openSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { closeStore } from '../../../db/open.ts'
import { filePath, fileStream, putFile, putStream, verifyFile } from '../../../src-main/files/file-store.ts'
import { canMount, killed, startOnSmallDisk, startProgram } from '../../db/child.ts'
import { newFolder, newStore, opened } from '../../db/folders.ts'

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')

/** Files below files/, '/' between. */
function kept(folder: string): string[] {
  const entries = readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true })
  return entries
    .filter((e) => e.isFile())
    .map((e) => relative(folder, join(e.parentPath, e.name)).replaceAll('\\', '/'))
}

function sizeOfAll(folder: string): number {
  return kept(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
}

function newFile(content: string): string {
  const path = join(newFolder(), '营业执照.pdf')
  writeFileSync(path, content)
  return path
}

describe('a file put into the store', () => {
  it('lies under its SHA-256, read-only, and is read back as it was', async () => {
    const { folder } = newStore()
    const hash = sha256('样例营业执照')
    expect(await putFile(folder, newFile('样例营业执照'))).toEqual({ ok: true, value: { sha256: hash, size: 18 } })
    expect(kept(folder)).toEqual([`files/${hash.slice(0, 2)}/${hash}`])
    expect(statSync(filePath(folder, hash)).mode & 0o222).toBe(0)
    expect((await buffer(fileStream(folder, hash))).toString()).toBe('样例营业执照')
  })

  it('is kept once, however often it comes, at the same time too', async () => {
    const { folder } = newStore()
    const path = newFile('样例')
    const results = await Promise.all([1, 2, 3].map(() => putFile(folder, path)))
    results.push(await putFile(folder, path))
    for (const result of results) expect(result).toEqual({ ok: true, value: { sha256: sha256('样例'), size: 6 } })
    expect(kept(folder)).toHaveLength(1)
  })

  it('may be empty', async () => {
    const { folder } = newStore()
    expect(await putFile(folder, newFile(''))).toEqual({ ok: true, value: { sha256: sha256(''), size: 0 } })
    expect(kept(folder)).toHaveLength(1)
  })

  it('never takes more memory than a small part of it', async () => {
    const folder = newFolder()
    const path = join(folder, '大文件.pdf')
    const file = openSync(path, 'w')
    ftruncateSync(file, 300 * 2 ** 20)
    closeSync(file)
    const child = startProgram('put.ts', join(folder, 'batch'), path)
    expect(await child.line()).toMatch(/^[0-9a-f]{64}$/)
    expect(Number(await child.line()) / 1024).toBeLessThan(200)
  })
})

describe('a file that cannot be put', () => {
  it('because its source fails half-way leaves nothing', async () => {
    const { folder } = newStore()
    async function* failing() {
      yield Buffer.alloc(2 ** 20, 1)
      throw new Error('unplugged')
    }
    expect(await putStream(folder, failing(), '审计报告.pdf')).toEqual({
      ok: false,
      problem: { code: 'file-unreadable', message: expect.stringContaining('“审计报告.pdf”没能读完，没有存入') },
    })
    expect(kept(folder)).toEqual([])
  })

  it('because it is not there or is a folder is named', async () => {
    const { folder } = newStore()
    for (const path of [join(folder, '没有.pdf'), folder]) {
      expect(await putFile(folder, path)).toMatchObject({
        problem: { code: 'file-unreadable', message: expect.stringContaining(basename(path)) },
      })
    }
    expect(kept(folder)).toEqual([])
  })

  it('because the process is killed half-way has no name, and what lies there is gone after the next start', async () => {
    const store = newStore()
    const { folder } = store
    const child = startProgram('put.ts', folder, '-')
    child.process.stdin?.on('error', () => {}) // The rest of it finds nobody.
    child.process.stdin?.write(Buffer.alloc(8 * 2 ** 20, 1))
    await expect.poll(() => sizeOfAll(folder)).toBeGreaterThan(2 ** 20)
    await killed(child)
    expect(kept(folder)).toEqual([expect.stringMatching('^files/incoming/')])

    closeStore(store)
    opened(folder)
    expect(kept(folder)).toEqual([])
    expect((await putFile(folder, newFile('样例'))).ok).toBe(true)
  })

  it.skipIf(!canMount)('because the disk is full is a problem and leaves nothing', async () => {
    const path = newFile('样例'.repeat(2 ** 20))
    const folder = newFolder()
    const child = startOnSmallDisk(folder, 'put.ts', join(folder, 'batch'), path)
    expect([await child.line(), await child.line(), await child.line()]).toEqual(['store-full', expect.anything(), '0'])
  })
})

describe('a stored file', () => {
  it('is found whole, changed, or missing', async () => {
    const { folder } = newStore()
    await putFile(folder, newFile('样例营业执照'))
    const file = { file: '营业执照.pdf', sha256: sha256('样例营业执照') }
    expect(await verifyFile(folder, file)).toEqual({ ok: true, value: { sha256: file.sha256, size: 18 } })
    const damaged = { code: 'file-damaged', message: expect.stringContaining('“营业执照.pdf”') }
    const missing = { ...file, sha256: sha256('') }
    expect(await verifyFile(folder, missing)).toEqual({ ok: false, problem: damaged })

    chmodSync(filePath(folder, file.sha256), 0o600)
    writeFileSync(filePath(folder, file.sha256), '样例营业执熙')
    expect(await verifyFile(folder, file)).toEqual({ ok: false, problem: damaged })
  })

  it('that the disk has damaged is mended by putting the original again', async () => {
    const { folder } = newStore()
    const path = newFile('样例营业执照')
    const file = { file: '营业执照.pdf', sha256: sha256('样例营业执照') }
    await putFile(folder, path)
    for (const damage of ['样例营业执熙', '样例']) {
      chmodSync(filePath(folder, file.sha256), 0o600)
      writeFileSync(filePath(folder, file.sha256), damage)
      await putFile(folder, path)
      expect(await verifyFile(folder, file)).toMatchObject({ ok: true })
    }
    expect(kept(folder)).toHaveLength(1)
  })

  it('is never looked for outside the store', () => {
    expect(() => filePath('/data', '../../etc/passwd')).toThrow('SHA-256')
  })
})

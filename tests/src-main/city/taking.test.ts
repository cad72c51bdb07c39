import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { closeCity, createCity, openCity } from '../../../src-main/city/city.ts'
import { cityOverview } from '../../../src-main/city/overview.ts'
import { takePackage } from '../../../src-main/city/take-package.ts'
import { sha256 } from '../../../src-main/files/sha256.ts'
import { builtInNotice } from '../../../src-main/notices/built-in.ts'
import { must, problemOf, temporaryFolder } from '../../support/desk.ts'
import { workers } from '../../support/workers.ts'
import { makeZip, readZip } from '../package/sample-package.ts'
import { killHalfWay, runDesk } from '../shells/cli/run-desk.ts'
import { districtPackage, enterprise } from './district-package.ts'

const notice = must(builtInNotice('shanghai-2023-batch5'))
const by = '样例市级经办人'

/** A package whose application.json is another text, its manifest and sums made anew to fit: as a forger would. */
async function forged(path: string, to: string, change: (data: Record<string, unknown>) => unknown): Promise<string> {
  const files = await readZip(path)
  const texts = new Map(files.map(({ name, content }) => [name, content]))
  const data = files.find(({ name }) => name.endsWith('/application.json'))
  const manifest = JSON.parse(String(texts.get('manifest.json')))
  if (!data) throw new Error('a package has an application.json')
  const bytes = Buffer.from(JSON.stringify(change(JSON.parse(String(data.content)))))
  texts.set(data.name, bytes)
  for (const file of manifest.files)
    if (file.path === data.name) Object.assign(file, { size: bytes.length, sha256: sha256(bytes) })
  const record = Buffer.from(JSON.stringify(manifest))
  texts.set('manifest.json', record)
  const sums = [...manifest.files, { path: 'manifest.json', sha256: sha256(record) }]
  texts.set('SHA256SUMS', Buffer.from(sums.map((one) => `${one.sha256}  ${one.path}\n`).join('')))
  await makeZip(
    to,
    [...texts].map(([name, content]) => ({ name, content })),
  )
  return to
}

describe('what is handed to the city', () => {
  it('is not believed where its data say other than its manifest, or are no data', async () => {
    const folder = temporaryFolder()
    const city = must(await createCity(join(folder, '汇总'), { notice }))
    onTestFinished(() => closeCity(city))
    const { path } = await districtPackage(folder, { district: '徐汇区', applications: [enterprise(1, 1)] })
    const changes: readonly ((data: Record<string, unknown>) => unknown)[] = [
      (data) => ({ ...data, district: '黄浦区' }),
      (data) => ({ ...data, application: 'A99' }),
      (data) => ({ ...data, edition: { number: 1, hash: 'f'.repeat(64) } }),
      (data) => ({ ...data, category: { id: 'nothing', title: '样例' } }),
      (data) => ({ ...data, rank: -1 }),
      () => '{}',
      () => [[[[]]]],
    ]
    for (const [i, change] of changes.entries()) {
      const to = await forged(path, join(folder, `${i}.zip`), change)
      const { state, remarks } = must(await takePackage(city, { path: to, by }, { workers }))
      expect([i, state, remarks.map(({ is }) => is)]).toMatchObject([
        i,
        'refused',
        expect.arrayContaining(['contradictory']),
      ])
    }
    const unread = await forged(path, join(folder, 'same.zip'), (data) => ({
      ...data,
      name: `样例\u0000\ud800公司`,
      later: 1,
    }))
    expect(must(await takePackage(city, { path: unread, by, receivedOn: '2023-08-01' }, { workers }))).toMatchObject({
      state: 'standing',
      remarks: [],
    })
    for (const [name, content] of [
      ['a.zip', 'PK\u0003\u0004'],
      ['b.zip', '不是压缩包'],
      ['c.zip', ''],
    ]) {
      writeFileSync(join(folder, name ?? ''), content ?? '')
      expect(problemOf(await takePackage(city, { path: join(folder, name ?? ''), by }, { workers })).code).toMatch(
        /^(not-a-zip|package-truncated)$/,
      )
    }
    expect(readdirSync(join(city.folder, 'packages'))).toHaveLength(1)
    expect((await cityOverview(city)).districts.filter(({ standing }) => standing)).toHaveLength(1)
  })

  it('is there whole or not at all when the program is killed over it, and is taken again', async () => {
    const folder = temporaryFolder()
    const data = join(folder, '汇总')
    await closeCity(must(await createCity(data, { notice })))
    const given = join(folder, '报送包')
    mkdirSync(given)
    const { path } = await districtPackage(folder, { district: '徐汇区', applications: [enterprise(1, 1)] })
    copyFileSync(path, join(given, '徐汇区.zip'))
    await killHalfWay('city', 'take', given, '--on', '2023-08-01', '--data', data)
    writeFileSync(join(data, 'packages', 'left.zip.1a2b3c4d.part'), '半个文件')
    const { json } = await runDesk('city', 'take', given, '--on', '2023-08-01', '--data', data, '--json')
    expect(['standing', 'city-package-known']).toContain(json.taken[0].state ?? json.taken[0].problem.code)
    const city = must(await openCity(data))
    onTestFinished(() => closeCity(city))
    const row = (await cityOverview(city)).districts.find(({ district }) => district === '徐汇区')
    expect([row?.standing?.state, row?.counts[0]]).toEqual(['standing', 1])
    expect(readdirSync(join(data, 'packages'))).toEqual([`${row?.standing?.sha256}.zip`])
  })

  it('goes by a command line that says what is wrong with it', async () => {
    const data = join(temporaryFolder(), '汇总')
    expect((await runDesk('city', 'list', '--data', data)).code).toBe(2)
    expect((await runDesk('city', 'init', '--data', data, '--scheme', 'shanghai-2023-batch5')).code).toBe(0)
    expect((await runDesk('city', 'nothing', '--data', data)).stderr).toContain('没有“city nothing”这个命令')
    expect((await runDesk('city', 'take', data, '--data', data)).stderr).toContain('里没有 .zip 文件')
    expect((await runDesk('city', 'criteria', '技术', '--data', data)).code).toBe(2)
    const { stdout } = await runDesk('city', 'list', '--data', data)
    expect(stdout.split('\n').filter((line) => line.includes('未交'))).toHaveLength(16)
  })

  it('says of a database that is not there how to reach one', async () => {
    const data = join(temporaryFolder(), '汇总')
    const nowhere = ['--scheme', 'shanghai-2023-batch5', '--database']
    expect((await runDesk('city', 'init', '--data', data, ...nowhere, 'postgres://a@127.0.0.1:1/b')).stderr).toContain(
      '连不上 PostgreSQL',
    )
    expect((await runDesk('city', 'init', '--data', data, ...nowhere, 'mysql://a')).stderr).toContain(
      'postgres://账户@主机',
    )
  })
})

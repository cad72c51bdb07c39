import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { insertApplications } from '../../db/city/applications.ts'
import { insertPackage } from '../../db/city/packages.ts'
import { transaction } from '../../db/city/store.ts'
import { summaryTable } from '../../src-domain/edition/summary.ts'
import { ok } from '../../src-domain/result.ts'
import { type City, closeCity, createCity } from '../../src-main/city/city.ts'
import { cityDoubles, consolidatedLists } from '../../src-main/city/consolidated.ts'
import { cityStatistics } from '../../src-main/city/counts.ts'
import { writeLists } from '../../src-main/city/lists.ts'
import { takePackages } from '../../src-main/city/take-packages.ts'
import { shownText } from '../../src-main/documents/typesetting/cell-value.ts'
import { openWorkers } from '../../src-main/documents/workers/workers.ts'
import { builtInNotice } from '../../src-main/notices/built-in.ts'
import { districtPackage, enterprise, inventedCode, tampered } from '../src-main/city/district-package.ts'
import { must } from '../support/desk.ts'
import { noPostgres, startPostgres } from '../support/postgres.ts'

/*
 * The city's desk at its size, on both stores: node tests/bench/city.ts [of a district: 60] [in all, made directly: 100000].
 * Sixteen packages, of which two were tampered with, one came late, one came twice and one is of another notice; the
 * table is compared with the editions cell by cell, and between the stores.
 */

const each = Number(process.argv[2] ?? 60)
const all = Number(process.argv[3] ?? 100_000)
const notice = must(builtInNotice('shanghai-2023-batch5'))
const districts = notice.scheme.region.parts.map(({ name }) => name)
const folder = mkdtempSync(join(tmpdir(), 'city-'))
const postgres = noPostgres === undefined ? await startPostgres() : undefined
if (noPostgres) console.log(noPostgres)
const workers = openWorkers()

try {
  const wanted = await makePackages(join(folder, 'in'), join(folder, 'late'))
  const tables: string[] = []
  for (const store of ['SQLite', ...(postgres ? ['PostgreSQL'] : [])]) {
    const database = store === 'SQLite' ? undefined : await postgres?.newDatabase()
    const city = must(await createCity(join(folder, store), { notice, database }))
    const inTime = { from: { path: join(folder, 'in') }, receivedOn: '2023-08-10', by: '样例' }
    const taken = await timed(`${store}: sixteen packages of ${each} taken in`, async () => [
      ...must(await takePackages(city, inTime, { workers })),
      ...must(
        await takePackages(
          city,
          { ...inTime, from: { path: join(folder, 'late') }, receivedOn: '2023-08-12' },
          { workers },
        ),
      ),
    ])
    const said = taken.map((one) =>
      'problem' in one ? one.problem.code : [one.state, ...one.remarks.map(({ is }) => is)].join(' '),
    )
    console.log(
      `  ${Object.entries(Object.groupBy(said, (one) => one))
        .map(([one, of]) => `${of?.length} ${one}`)
        .join(', ')}`,
    )
    const rows = (await consolidatedLists(city))[0]?.rows.map((row) => row.slice(1, -1).map(shownText)) ?? []
    const same = JSON.stringify(rows) === JSON.stringify(wanted)
    console.log(`  ${rows.length} lines, ${same ? 'right to the cell' : 'NOT as the districts have them'}`)
    if (!same) process.exitCode = 1
    await large(store, city)
    tables.push(
      JSON.stringify([
        (await consolidatedLists(city)).map((list) => list.rows),
        await cityDoubles(city),
        await cityStatistics(city),
      ]),
    )
    await closeCity(city)
  }
  if (new Set(tables).size > 1) {
    console.log('the stores differ')
    process.exitCode = 1
  } else if (tables.length > 1) console.log('the same on both stores')
  console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`)
} finally {
  await workers.close()
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** The lines the table is to have: of those districts whose packages are sound. */
async function makePackages(inTime: string, late: string): Promise<string[][]> {
  const lines: string[][] = []
  for (const [i, district] of districts.entries()) {
    const other = i === 15 ? must(builtInNotice('fujian-2022')) : undefined
    const applications = Array.from({ length: other ? 0 : each }, (_, rank) =>
      enterprise(i * each + rank + 1, rank + 1),
    )
    const given = other ? { district: '福州市', notice: other, applications } : { district, applications }
    const { path, edition } = await districtPackage(i === 3 ? late : inTime, given)
    if (i === 5 || i === 9) tampered(path, path)
    if (i === 7) copyFileSync(path, `${path}.又一份.zip`)
    if (i === 5 || i === 9 || other) continue
    const rows = summaryTable(notice.scheme.summary, edition.content).sections[0]?.rows ?? []
    lines.push(...rows.map(([rank, ...cells]) => [district, String(rank), ...cells.map(String)]))
  }
  return lines
}

/** As many as sixteen districts could never have. */
async function large(store: string, city: City): Promise<void> {
  const of = Math.ceil(all / districts.length)
  await timed(`${store}: ${all} applications kept`, async () => {
    for (const [i, district] of districts.entries()) {
      const uid = String(i).padStart(32, '0')
      const listed = Array.from({ length: of }, (_, rank) => {
        const n = 20_000 + ((i * of + rank) % 79_000)
        const name = `样例${i * of + rank}公司`
        const summary = [String(rank + 1), name, '定制化服务', '样例', '13800000001', 'sample@example.com']
        const listed = { district, application: `B${rank}`, category: 'enterprise', rank: rank + 1, name, unit: name }
        return {
          listed: { ...listed, code: inventedCode(n), modes: ['定制化服务'], industry: '34 通用设备制造业', summary },
        }
      })
      must(
        await transaction(city.store, async (writing) => {
          const edition = { number: 1, hash: uid.repeat(2), frozenAt: '2023-08-01T00:00:00.000Z' }
          const taken = { receivedOn: '2023-08-01', takenAt: '2023-08-01T00:00:00.000Z', takenBy: '样例', remarks: [] }
          const file = { file: `${district}.zip`, sha256: uid.repeat(2), size: 1 }
          await insertPackage(writing, {
            uid,
            state: 'standing',
            district,
            recommender: district,
            edition,
            ...file,
            ...taken,
          })
          await insertApplications(writing, { uid, standing: true }, listed)
          return ok(undefined)
        }),
      )
    }
  })
  await timed(`${store}: consolidated table`, () => consolidatedLists(city))
  const doubles = await timed(`${store}: who stands twice`, () => cityDoubles(city))
  console.log(`  ${doubles.length} units`)
  await timed(`${store}: statistics`, () => cityStatistics(city))
  const lists = await consolidatedLists(city)
  await timed(`${store}: written as a workbook`, () => writeLists('汇总表', lists, join(folder, 'out')))
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const done = await work()
  console.log(`${what}: ${((performance.now() - began) / 1000).toFixed(2)} s`)
  return done
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { summaryTable } from '../../../src-domain/edition/summary.ts'
import { planOf, readRoster } from '../../../src-domain/rosters/read-roster.ts'
import { type City, cityExports, closeCity, createCity, openCity } from '../../../src-main/city/city.ts'
import { cityDoubles, consolidatedLists } from '../../../src-main/city/consolidated.ts'
import { cityStatistics, statisticLists, takeFormer } from '../../../src-main/city/counts.ts'
import { reviewedApplications, setCriteria, takeScores, writeSheets } from '../../../src-main/city/experts.ts'
import { chooseFinal, writeFinalList } from '../../../src-main/city/final-list.ts'
import { writeLists } from '../../../src-main/city/lists.ts'
import { cityOverview } from '../../../src-main/city/overview.ts'
import { recordOf } from '../../../src-main/city/record.ts'
import { reinstate, sendBack } from '../../../src-main/city/send-back.ts'
import { takePackage } from '../../../src-main/city/take-package.ts'
import { scoreSheet, typeScore } from '../../../src-main/city/type-scores.ts'
import { shownText } from '../../../src-main/documents/typesetting/cell-value.ts'
import { builtInNotice } from '../../../src-main/notices/built-in.ts'
import { must, problemOf, temporaryFolder } from '../../support/desk.ts'
import { noPostgres, type Postgres, startPostgres } from '../../support/postgres.ts'
import { workers } from '../../support/workers.ts'
import { type DistrictPackage, districtPackage, enterprise, inventedCode, tampered } from './district-package.ts'

const notice = must(builtInNotice('shanghai-2023-batch5'))
const districts = notice.scheme.region.parts.map(({ name }) => name)
const by = '样例市级经办人'
/** A made-up batch a year later, which has quotas. */
const nextYear = must(builtInNotice('shanghai-2024-example'))
const folder = mkdtempSync(join(tmpdir(), 'given-'))

let postgres: Postgres | undefined
let given: string
beforeAll(async () => {
  postgres = noPostgres === undefined ? await startPostgres() : undefined
})
afterAll(async () => {
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const stores = [
  { store: 'SQLite', skipped: undefined, database: async () => undefined },
  {
    store: `PostgreSQL${noPostgres ? `: ${noPostgres}` : ''}`,
    skipped: noPostgres,
    database: () => postgres?.newDatabase(),
  },
]

describe.for(stores)('the city’s desk on $store', ({ skipped, database }) => {
  it.skipIf(skipped)(
    'takes whole packages, sends back what was altered or is of another notice, and says who is late',
    async () => {
      const city = await newCity(database)
      const [first, second, third, fourth, fifth] = await packages()
      given = first.path
      expect(await take(city, first)).toMatchObject({ state: 'standing', remarks: [], applications: 3 })
      expect(problemOf(await takeAny(city, first.path)).code).toBe('city-package-known')
      expect(await take(city, second, '2023-08-12')).toMatchObject({
        state: 'standing',
        remarks: [{ is: 'late', days: 2 }],
      })
      expect(await take(city, third)).toMatchObject({
        state: 'refused',
        applications: 0,
        remarks: [{ is: 'altered', altered: ['推荐汇总表.pdf'] }],
      })
      expect(await take(city, fourth)).toMatchObject({
        state: 'refused',
        remarks: [{ is: 'otherNotice' }, { is: 'unknownDistrict' }],
      })
      expect(await take(city, fifth)).toMatchObject({
        ...{ state: 'standing', applications: 1 },
        remarks: [{ is: 'lacking', what: ['没有推荐汇总表的盖章扫描件'] }, { is: 'withoutData' }],
      })
      const { districts: rows } = await cityOverview(city)
      expect(rows.filter(({ standing }) => standing).map(({ district, counts }) => [district, counts])).toEqual([
        [districts[0], [3, 0, 0]],
        [districts[1], [2, 0, 0]],
        [districts[4], [1, 0, 0]],
      ])
    },
  )

  it.skipIf(skipped)(
    'lists every district’s applications with the cells of its own summary, and reads the same from the workbook',
    async () => {
      const city = await newCity(database)
      const [first, second, , , fifth] = await packages()
      for (const one of [fifth, second, first]) await take(city, one)
      const [list] = await consolidatedLists(city)
      const wanted = [first, second, fifth].flatMap(({ edition }) => {
        const rows = summaryTable(notice.scheme.summary, edition.content).sections[0]?.rows ?? []
        return rows.map(([rank, ...cells]) => [edition.content.district, String(rank), ...cells])
      })
      const numbered = wanted.map((cells, i) => [String(i + 1), ...cells])
      expect(list?.rows.map((row) => row.slice(0, -1).map(shownText))).toEqual(numbered)
      const { path } = must(await writeLists('汇总表', await consolidatedLists(city), cityExports(city)))
      expect((await cellsOf(path)).slice(1).map((row) => row.slice(0, numbered[0]?.length))).toEqual(numbered)
      const double = { unit: '上海样例1号机械有限公司', by: 'code', code: inventedCode(1) }
      expect(await cityDoubles(city)).toEqual([
        {
          ...double,
          applications: [
            { district: districts[0], application: 'A01', category: 'enterprise', rank: 1, name: double.unit },
            { district: districts[1], application: 'A02', category: 'enterprise', rank: 2, name: double.unit },
          ],
        },
      ])
      expect(list?.rows.map((row) => row.at(-1))).toEqual([
        `同一单位：${districts[1]}示范企业第 2 位`,
        '',
        '',
        '',
        `同一单位：${districts[0]}示范企业第 1 位`,
        '',
      ])
    },
  )

  it.skipIf(skipped)(
    'puts a later edition in the place of the one before, tells what changed, and keeps an older one aside',
    async () => {
      const city = await newCity(database)
      const folder = temporaryFolder()
      const [first] = await packages()
      const district = districts[0] ?? ''
      const applications = [enterprise(2, 1, { mode: '总集成总承包' }), enterprise(3, 2), enterprise(4, 3)].map(
        (one, i) => ({ ...one, id: ['A02', 'A03', 'A04'][i] ?? '' }),
      )
      const later = await districtPackage(folder, {
        district,
        applications,
        number: 2,
        frozenAt: '2023-08-09T01:00:00.000Z',
      })
      await take(city, first)
      const { differences } = await take(city, later)
      expect(differences.map(({ is, application }) => [is, application])).toEqual([
        ...[
          ['moved', 'A02'],
          ['changed', 'A02'],
          ['moved', 'A03'],
          ['added', 'A04'],
          ['removed', 'A01'],
        ],
      ])
      expect((await consolidatedLists(city))[0]?.rows).toHaveLength(3)
      const between = await districtPackage(join(folder, 'b'), {
        district,
        applications: [enterprise(9, 1)],
        number: 1,
        frozenAt: '2023-08-08T01:00:00.000Z',
      })
      expect(await take(city, between)).toMatchObject({ state: 'replaced', remarks: [{ is: 'older', than: 2 }] })
      const row = (await cityOverview(city)).districts[0]
      expect([row?.standing?.edition.number, row?.others.map(({ state }) => state)]).toEqual([
        2,
        ['replaced', 'replaced'],
      ])
    },
  )

  it.skipIf(skipped)(
    'counts by category, district, mode and industry, beside what was counted the year before',
    async () => {
      const before = await newCity(database)
      const [first] = await packages()
      await take(before, first)
      must(await chooseFinal(before, { numbers: [`${districts[0]}/A02`], by }))
      await closeCity(before)
      const city = await newCity(database, nextYear)
      const same = await newCity(database, nextYear)
      await closeCity(same)
      expect(problemOf(await takeFormer(city, { folder: same.folder, by })).code).toBe('city-former-year')
      for (const [i, count] of [3, 7].entries()) {
        const applications = Array.from({ length: count }, (_, r) => enterprise(10 * i + r, r + 1))
        const own = { district: districts[i] ?? '', applications, notice: nextYear }
        await take(city, await districtPackage(temporaryFolder(), own))
      }
      must(await takeFormer(city, { folder: before.folder, by }))
      const { statistics, former } = await cityStatistics(city)
      const of = (all: typeof statistics, kind: string) =>
        all
          .filter((one) => one.kind === kind && one.recommended > 0)
          .map(({ key, recommended, selected }) => [key, recommended, selected])
      expect(of(statistics, 'category')).toEqual([['示范企业', 10, 0]])
      expect(of(statistics, 'district')).toEqual([
        [districts[0], 3, 0],
        [districts[1], 7, 0],
      ])
      expect(of(statistics, 'industry')).toEqual([['34 通用设备制造业', 10, 0]])
      expect(of(statistics, 'mode').reduce((sum, [, count]) => sum + Number(count), 0)).toBe(10)
      expect(of(former, 'district')).toEqual([[districts[0], 3, 1]])
      const quotas = (await statisticLists(city)).find(({ title }) => title === '名额')
      expect(quotas?.line).toContain('1 处超出')
      expect(quotas?.rows.filter(([, , , used]) => used !== 0)).toEqual([
        [districts[0], '示范企业', 6, 3, ''],
        [districts[1], '示范企业', 6, 7, '超出 1 件'],
      ])
      expect(quotas?.rows).toHaveLength(districts.length * nextYear.scheme.quotas.length)
      expect(statistics.filter(({ kind }) => kind === 'district').map(({ key }) => key)).toEqual(districts)
    },
  )

  it.skipIf(skipped)(
    'takes a package back out with its reason, and in again, and keeps a record of all of it',
    async () => {
      const city = await newCity(database)
      const folder = temporaryFolder()
      const district = districts[0] ?? ''
      const [first, , altered] = await packages()
      const applications = [enterprise(2, 1)]
      const frozenAt = '2023-08-09T01:00:00.000Z'
      const later = await districtPackage(folder, { district, applications, number: 2, frozenAt })
      await take(city, first)
      await take(city, altered)
      const { uid } = await take(city, later)
      const counted = async () => {
        const [row] = (await cityOverview(city)).districts
        return [row?.standing?.edition.number, row?.counts[0], (await consolidatedLists(city))[0]?.rows.length]
      }
      expect(await counted()).toEqual([2, 1, 1])
      must(await sendBack(city, { package: uid, reason: '区里来函撤回', by }))
      expect(await counted()).toEqual([1, 3, 3])
      expect(problemOf(await sendBack(city, { package: uid, reason: '再退', by })).code).toBe('city-package-unknown')
      expect(problemOf(await takeAny(city, later.path)).code).toBe('city-package-sent-back')
      must(await reinstate(city, { package: uid, reason: '退错了', by }))
      expect(await counted()).toEqual([2, 1, 1])
      expect(problemOf(await reinstate(city, { package: uid, reason: '再来', by })).code).toBe('city-package-unknown')
      must(await chooseFinal(city, { numbers: [`${district}/A01`], by }))
      must(await chooseFinal(city, { numbers: [`${district}/A01`], by }))
      must(await chooseFinal(city, { numbers: [], by: '' }))
      const record = await recordOf(city)
      const name = '上海样例2号机械有限公司'
      expect(record.map(({ by, text }) => [by, text])).toEqual([
        ['', `不再入选 1 件：${name}（${district}/A01）`],
        [by, `列入入选 1 件：${name}（${district}/A01）`],
        [
          by,
          `恢复退回的${district}定稿第 2 版（“${district}_报送包_第2版.zip”），理由：退错了；该区现以定稿第 2 版为准`,
        ],
        [
          by,
          `退回${district}定稿第 2 版（“${district}_报送包_第2版.zip”），理由：区里来函撤回；该区现以定稿第 1 版为准`,
        ],
        [by, `收下${district}定稿第 2 版（“${district}_报送包_第2版.zip”）`],
        [by, expect.stringMatching(/^核对不通过，退回.*改\.zip”）$/)],
        [by, `收下${district}定稿第 1 版（“${district}_报送包_第1版.zip”）`],
      ])
    },
  )

  it.skipIf(skipped)('has experts score on sheets of their own, and takes none whose scores are wrong', async () => {
    const city = await newCity(database)
    const [first] = await packages()
    await take(city, first)
    expect(problemOf(await writeSheets(city, { experts: ['专家甲'], out: cityExports(city) })).code).toBe(
      'city-criteria-none',
    )
    must(await setCriteria(city, { by, criteria: ['技术:40', '成效：60'] }))
    const experts = ['专家甲', '专家乙', '专家丙']
    const { paths } = must(await writeSheets(city, { experts, out: cityExports(city) }))
    const scores = [
      ['30', '50'],
      ['39.5', '60'],
      ['10', '20'],
    ]
    for (const [i, path] of paths.entries()) {
      const [technique = '', effect = ''] = scores[i] ?? []
      await fill(path, [
        [technique, effect],
        ['20', '40'],
        ['', ''],
      ])
      expect(must(await takeScores(city, { by, path }, workers))).toEqual({ expert: experts[i], applications: 2 })
    }
    const all = await reviewedApplications(city, { category: 'enterprise', dropping: false })
    expect(all.map(({ application, combined }) => [application, combined?.mean, combined?.spread])).toEqual([
      ...[
        ['A01', '69.83', '69.5'],
        ['A02', '60.00', '0'],
        ['A03', undefined, undefined],
      ],
    ])
    const [best] = await reviewedApplications(city, { category: 'enterprise', dropping: true })
    expect(best?.combined).toMatchObject({ mean: '80.00', counted: 1, highest: '99.5', lowest: '30' })
    await fill(paths[0] ?? '', [
      ['41', '50'],
      ['20', ''],
      ['', ''],
    ])
    const { code, message } = problemOf(await takeScores(city, { by, path: paths[0] ?? '' }, workers))
    expect([code, message]).toEqual(['city-scores-wrong', expect.stringMatching(/“技术”超过满分 40.*“成效”没有打分/)])
    expect((await reviewedApplications(city, { category: 'enterprise', dropping: false }))[0]?.combined?.mean).toBe(
      '69.83',
    )
    const typed = { expert: '专家甲', number: `${districts[0]}/A03`, by }
    expect(problemOf(await typeScore(city, { ...typed, criterion: '技术', score: '40.5' })).code).toBe('city-score')
    expect(problemOf(await typeScore(city, { ...typed, criterion: '别的', score: '1' })).code).toBe('city-score')
    for (const [criterion, score] of [
      ['技术', '12'],
      ['技术', '２０.５'],
      ['成效', '30'],
    ] as const)
      must(await typeScore(city, { ...typed, criterion, score }))
    const { rows } = await scoreSheet(city, { category: 'enterprise', expert: '专家甲' })
    expect(rows.map(({ scores }) => scores.join())).toEqual(['30,50', '20,40', '20.5,30'])
    const placed = await reviewedApplications(city, { category: 'enterprise', dropping: false })
    expect(placed.map(({ combined }) => [combined?.place, combined?.mean])).toEqual([
      [1, '69.83'],
      [2, '60.00'],
      [3, '50.50'],
    ])
    must(await typeScore(city, { ...typed, criterion: '成效', score: '' }))
    expect((await recordOf(city))[0]?.text).toBe('录入专家甲的评分 4 项')
    expect(problemOf(await setCriteria(city, { by, criteria: ['技术:100'] })).code).toBe('city-scores-there')
  })

  it.skipIf(skipped)('gives the districts the final list as a file that their desks read whole', async () => {
    const city = await newCity(database)
    const [first, second] = await packages()
    await take(city, first)
    await take(city, second)
    expect(problemOf(await chooseFinal(city, { numbers: ['无此区/A01'], by })).code).toBe('city-number-unknown')
    must(await chooseFinal(city, { numbers: [`${districts[1]}/A01`, `${districts[0]}/A02`], by }))
    const { path, count } = must(await writeFinalList(city, { by, out: cityExports(city) }))
    const { sheets } = must(await workers.read.table({ path, file: '入选名单.xlsx' }))
    const plan = planOf(sheets)
    if (!plan) throw new Error('a desk does not know its heads')
    const { entries, nameless, badCodes } = readRoster(sheets[plan.sheet] ?? { name: '', rows: [] }, plan)
    expect([count, nameless, badCodes]).toEqual([2, [], []])
    expect(entries.map(({ name, creditCode, year, note }) => [name, creditCode, year, note])).toEqual([
      ['上海样例2号机械有限公司', inventedCode(2), '2023', `示范企业，${districts[0]}推荐`],
      ['上海样例5号机械有限公司', inventedCode(5), '2023', `示范企业，${districts[1]}推荐`],
    ])
  })

  it.skipIf(skipped)('keeps all of it until it is opened again, and is opened by nobody else’s mark', async () => {
    const address = await database()
    const city = await newCity(async () => address)
    const [first] = await packages()
    await take(city, first)
    if (address === undefined) expect(problemOf(await openCity(city.folder)).code).toBe('city-busy')
    else
      expect(problemOf(await createCity(join(temporaryFolder(), 'b'), { notice, database: address })).code).toBe(
        'city-database-other',
      )
    const rows = (await consolidatedLists(city)).map((list) => list.rows)
    await closeCity(city)
    const again = must(await openCity(city.folder))
    expect((await consolidatedLists(again)).map((list) => list.rows)).toEqual(rows)
    expect(
      readFileSync(join(again.folder, 'packages', `${(await cityOverview(again)).districts[0]?.standing?.sha256}.zip`)),
    ).toEqual(readFileSync(given))
    await closeCity(again)
  })
})

const opened: City[] = []
afterAll(() => Promise.allSettled(opened.map(closeCity)))

async function newCity(database: () => Promise<string | undefined> | undefined, by = notice): Promise<City> {
  const folder = join(temporaryFolder(), '汇总')
  const city = must(await createCity(folder, { notice: by, database: await database() }))
  opened.push(city)
  return city
}

/** One whole, one in two districts and late, one tampered with, one of another notice, one from before application.json. */
type Given = [DistrictPackage, DistrictPackage, DistrictPackage, DistrictPackage, DistrictPackage]
let made: Promise<Given> | undefined
function packages(): Promise<Given> {
  made ??= makePackages()
  return made
}

async function makePackages(): Promise<Given> {
  const [first, second, third, , fifth] = districts as [string, string, string, string, string]
  const elsewhere = must(builtInNotice('fujian-2022'))
  const whole = await districtPackage(folder, {
    district: first,
    applications: [enterprise(1, 1), enterprise(2, 2), enterprise(3, 3)],
  })
  const double = await districtPackage(folder, { district: second, applications: [enterprise(5, 1), enterprise(1, 2)] })
  const sound = await districtPackage(folder, { district: third, applications: [enterprise(6, 1)] })
  const other = await districtPackage(folder, { district: '福州市', applications: [], notice: elsewhere })
  const former = await districtPackage(folder, {
    ...{ district: fifth, applications: [enterprise(7, 1)], withData: false },
    lacking: { what: ['没有推荐汇总表的盖章扫描件'], reason: '印章外借' },
  })
  return [whole, double, { ...sound, path: tampered(sound.path, `${sound.path}.改.zip`) }, other, former]
}

async function takeAny(city: City, path: string, receivedOn = '2023-08-09') {
  return takePackage(city, { path, receivedOn, by }, { workers })
}

async function take(city: City, { path }: DistrictPackage, receivedOn?: string) {
  return must(await takeAny(city, path, receivedOn))
}

async function cellsOf(path: string): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(path)
  const rows: string[][] = []
  workbook.worksheets[0]?.eachRow((row) =>
    rows.push((row.values as unknown[]).slice(1).map((cell) => String(cell ?? ''))),
  )
  return rows
}

/** What an expert writes into the first sheet, line by line. */
async function fill(path: string, scores: readonly (readonly string[])[]): Promise<void> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(path)
  const sheet = workbook.worksheets[0]
  if (!sheet) throw new Error('a review sheet has a sheet')
  for (const [i, cells] of scores.entries())
    for (const [at, score] of cells.entries())
      sheet.getRow(3 + i).getCell(5 + at).value = score === '' ? null : Number(score)
  await workbook.xlsx.writeFile(path)
}

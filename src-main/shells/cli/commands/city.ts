import { resolve } from 'node:path'
import type { TakenPackage } from '../../../../db/city/packages.ts'
import { cityProblem } from '../../../../db/city/problems.ts'
import { cityNumber } from '../../../../src-domain/city/application.ts'
import { differenceText } from '../../../../src-domain/city/edition-difference.ts'
import { remarkText } from '../../../../src-domain/city/remark.ts'
import { shortHash } from '../../../../src-domain/edition/edition.ts'
import { problem } from '../../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import { shanghaiTime } from '../../../../src-domain/text/shanghai-time.ts'
import { type City, cityExports, closeCity, createCity, openCity } from '../../../city/city.ts'
import { cityDoubles, consolidatedLists } from '../../../city/consolidated.ts'
import { statisticLists, takeFormer } from '../../../city/counts.ts'
import { reviewLists, setCriteria, writeSheets } from '../../../city/experts.ts'
import { chooseFinal, finalApplications, writeFinalList } from '../../../city/final-list.ts'
import { printLists, writeLists } from '../../../city/lists.ts'
import { cityOverview } from '../../../city/overview.ts'
import { recordOf } from '../../../city/record.ts'
import { reinstate, sendBack } from '../../../city/send-back.ts'
import { type TakenOrNot, takePackages as takeAll } from '../../../city/take-packages.ts'
import { type SheetTaken, takeSheets } from '../../../city/take-sheets.ts'
import type { List } from '../../../documents/making/lists/list.ts'
import { shownText } from '../../../documents/typesetting/cell-value.ts'
import type { Answer, Call, Command } from '../command.ts'
import { making } from '../making.ts'
import { table } from '../output.ts'
import { givenNotice } from './batch.ts'

type Action = (city: City, call: Call, args: readonly string[]) => Promise<Result<Answer>>

const actions: Readonly<Record<string, Action>> = {
  take: takePackages,
  list,
  table: consolidated,
  stats,
  former,
  criteria,
  sheets,
  scores,
  experts: review,
  final,
  record,
  'send-back': giveBack,
  reinstate: takeBack,
}

const known = ['init', ...Object.keys(actions)]

export const cityCommands = {
  city: {
    usage: [
      'city init --data D (--scheme ID | --notice 方案包) [--database postgres://账户@主机/数据库]',
      'city take 报送包… [--on 收到日期] [--by 姓名] --data D',
      'city list --data D',
      'city table|stats|experts [--drop] [--print] --data D [--out 文件夹]',
      'city former 往年的汇总文件夹 --data D',
      'city criteria 标准:满分… [--yes] --data D',
      'city sheets 专家… --data D [--out 文件夹]',
      'city scores 评审表… --data D',
      'city send-back|reinstate 区 --reason 理由 [--by 姓名] --data D',
      'city record --data D',
      'city final [区/收件编号…] --data D [--out 文件夹]',
    ].join('\n  '),
    about:
      '市级汇总：新建，收报送包，看各区交了什么，汇总表，统计，评审，入选名单。数据库的密码放在环境变量 PGPASSWORD 或 ~/.pgpass 里',
    takes: [1, Number.POSITIVE_INFINITY],
    needs: ['data'],
    run,
  },
} satisfies Record<string, Command>

async function run(call: Call): Promise<Result<Answer>> {
  const [wanted = '', ...args] = call.args
  const action = actions[wanted]
  if (wanted === 'init') return init(call)
  if (!action) return failed(problem('city-action-unknown', { wanted, known }))
  const city = await openCity(call.option('data'), call.optional('database'))
  if (!city.ok) return city
  try {
    return await action(city.value, call, args)
  } catch (error) {
    const expected = cityProblem(error)
    if (!expected) throw error
    return failed(expected)
  } finally {
    await closeCity(city.value)
  }
}

async function init({ option, optional }: Call): Promise<Result<Answer>> {
  const [scheme, path] = [optional('scheme'), optional('notice')]
  if (scheme === undefined && path === undefined) {
    return failed(problem('option-missing', { missing: ['--scheme'], usage: 'npm run --silent desk -- city init' }))
  }
  const { builtInNotice } = await import('../../../notices/built-in.ts')
  const given = path === undefined ? builtInNotice(scheme ?? '') : await givenNotice(path)
  if (!given.ok) return given
  if (!given.value) throw new Error('a notice was named')
  const made = await createCity(option('data'), { notice: given.value, database: optional('database') })
  if (!made.ok) return made
  const { head, store } = made.value
  await closeCity(made.value)
  const where = store.kind === 'postgres' ? '，数据在 PostgreSQL' : ''
  return ok({
    json: { scheme: head.scheme.id, notice: head.notice, database: store.kind },
    text: `已新建汇总：${head.scheme.title}（${head.scheme.documentNumber}）${where}`,
  })
}

/** Files, or folders with them. */
async function takePackages(city: City, call: Call, args: readonly string[]): Promise<Result<Answer>> {
  const taken: TakenOrNot[] = []
  const done = await making(call, async (options) => {
    for (const path of args) {
      const given = { from: { path: resolve(path) }, receivedOn: call.optional('on'), by: byOf(call) }
      const some = await takeAll(city, given, options)
      if (!some.ok) return some
      taken.push(...some.value)
    }
    return ok(undefined)
  })
  if (!done.ok) return done
  const amiss = taken.some((one) => 'problem' in one || one.state === 'refused')
  return ok({ json: { taken }, text: taken.map(takenText).join('\n'), amiss })
}

const states = { standing: '收下', replaced: '存档', refused: '退回' } as const

function takenText(one: TakenOrNot): string {
  if ('problem' in one) return one.problem.message
  const { state, district, edition, applications, remarks, differences, file } = one
  const what = edition.number > 0 ? `定稿第 ${edition.number} 版 ${shortHash(edition.hash)}，${applications} 件` : file
  return [
    `${states[state]}：${district || '不知道是哪个区'}　${what}`,
    ...remarks.map((remark) => `  ${remarkText(remark)}`),
    ...(differences.length > 0 ? ['  与上一份相比：', ...differences.map((one) => `    ${differenceText(one)}`)] : []),
  ].join('\n')
}

async function list(city: City): Promise<Result<Answer>> {
  const overview = await cityOverview(city)
  const rows = overview.districts.map(({ district, standing, others, counts }) => [
    district,
    standing ? `第 ${standing.edition.number} 版 ${shortHash(standing.edition.hash)}` : '未交',
    standing?.receivedOn ?? '',
    ...counts.map((count) => (count > 0 ? String(count) : '')),
    [
      ...(standing?.remarks ?? []).map(remarkText),
      ...others
        .filter(({ state }) => state === 'refused')
        .map(({ remarks }) => `退回：${remarks.map(remarkText).join('；')}`),
      ...others.filter(({ state }) => state === 'replaced').map(({ edition }) => `另存第 ${edition.number} 版`),
    ].join('；'),
  ])
  const heads = ['区', '定稿', '收到', ...overview.categories.map(({ title }) => title), '情况']
  const strangers = overview.strangers.map(({ file, remarks }) => `${file}：${remarks.map(remarkText).join('；')}`)
  return ok({ json: overview, text: [table([heads, ...rows]), ...strangers].join('\n') })
}

async function consolidated(city: City, call: Call): Promise<Result<Answer>> {
  const lists = await consolidatedLists(city)
  const written = await write(city, call, '汇总表', lists)
  if (!written.ok) return written
  const doubles = await cityDoubles(city)
  const lines = doubles.map(
    ({ unit, applications }) =>
      `${unit}：${applications.map((one) => `${cityNumber(one)} 第 ${one.rank} 位`).join('、')}`,
  )
  const text = [written.value.join('\n'), ...(lines.length > 0 ? ['同一单位：', ...lines] : [])].join('\n')
  return ok({ json: { paths: written.value, doubles }, text })
}

/** As a workbook, and with --print as PDFs besides. */
async function write(city: City, call: Call, title: string, lists: readonly List[]): Promise<Result<string[]>> {
  const out = call.optional('out') ?? cityExports(city)
  const workbook = await writeLists(title, lists, out)
  if (!workbook.ok || !call.flag('print')) return workbook.ok ? ok([workbook.value.path]) : workbook
  const printed = await making(call, (options) => printLists(city, lists, out, options))
  return printed.ok ? ok([workbook.value.path, ...printed.value.paths]) : printed
}

async function stats(city: City, call: Call): Promise<Result<Answer>> {
  const lists = await statisticLists(city)
  const text = lists
    .map(
      ({ title, columns, rows }) =>
        `${title}\n${table([columns.map((c) => c.title), ...rows.map((r) => r.map(shownText))])}`,
    )
    .join('\n\n')
  if (call.optional('out') === undefined) return ok({ json: { lists }, text })
  const written = await write(city, call, '统计', lists)
  return written.ok
    ? ok({ json: { lists, paths: written.value }, text: `${text}\n\n${written.value.join('\n')}` })
    : written
}

async function former(city: City, call: Call, [folder = '']: readonly string[]): Promise<Result<Answer>> {
  const taken = await takeFormer(city, { folder: resolve(folder), by: byOf(call) })
  return taken.ok ? ok({ json: taken.value, text: `已取用 ${taken.value.year} 年的统计` }) : taken
}

async function criteria(city: City, call: Call, args: readonly string[]): Promise<Result<Answer>> {
  const set = await setCriteria(city, { criteria: args, anew: call.flag('yes'), by: byOf(call) })
  if (!set.ok) return set
  const told = set.value.criteria.map(({ title, maximum }) => `${title} ${maximum}`)
  return ok({ json: set.value, text: `评审标准：${told.join('，')}；满分 ${set.value.full}` })
}

async function sheets(city: City, call: Call, experts: readonly string[]): Promise<Result<Answer>> {
  const written = await writeSheets(city, { experts, out: call.optional('out') ?? cityExports(city) })
  return written.ok ? ok({ json: written.value, text: written.value.paths.join('\n') }) : written
}

async function scores(city: City, call: Call, args: readonly string[]): Promise<Result<Answer>> {
  const taken: SheetTaken[] = []
  const done = await making(call, async ({ workers }) => {
    for (const path of args) {
      const some = await takeSheets(city, { from: { path: resolve(path) }, by: byOf(call) }, workers)
      if (!some.ok) return some
      taken.push(...some.value)
    }
    return ok(undefined)
  })
  if (!done.ok) return done
  const told = taken.map((one) => ('problem' in one ? one.problem.message : `${one.expert}：${one.applications} 件`))
  return ok({ json: { taken }, text: told.join('\n'), amiss: taken.some((one) => 'problem' in one) })
}

async function review(city: City, call: Call): Promise<Result<Answer>> {
  const lists = await reviewLists(city, { dropping: call.flag('drop') })
  const written = await write(city, call, '评审结果', lists)
  return written.ok ? ok({ json: { lists, paths: written.value }, text: written.value.join('\n') }) : written
}

async function final(city: City, call: Call, numbers: readonly string[]): Promise<Result<Answer>> {
  if (numbers.length > 0) {
    const chosen = await chooseFinal(city, { numbers, by: byOf(call) })
    if (!chosen.ok) return chosen
  }
  const applications = await finalApplications(city)
  const written = await writeFinalList(city, { out: call.optional('out') ?? cityExports(city), by: byOf(call) })
  if (!written.ok) return written
  return ok({
    json: { ...written.value, applications: applications.map(cityNumber) },
    text: `入选 ${written.value.count} 件：${written.value.path}`,
  })
}

/** The package of a district that counts now. */
async function giveBack(city: City, call: Call, [district = '']: readonly string[]): Promise<Result<Answer>> {
  const row = (await cityOverview(city)).districts.find((one) => one.district === district)
  return changed(call, district, row?.standing, (given) => sendBack(city, given))
}

/** The package of a district that was sent back last. */
async function takeBack(city: City, call: Call, [district = '']: readonly string[]): Promise<Result<Answer>> {
  const row = (await cityOverview(city)).districts.find((one) => one.district === district)
  const sentBack = row?.others.find(({ remarks }) => remarks.some(({ is }) => is === 'sentBack'))
  return changed(call, district, sentBack, (given) => reinstate(city, given))
}

async function changed(
  call: Call,
  district: string,
  meant: TakenPackage | undefined,
  change: (given: Parameters<typeof sendBack>[1]) => ReturnType<typeof sendBack>,
): Promise<Result<Answer>> {
  if (!meant) return failed(problem('city-package-unknown'))
  const done = await change({ package: meant.uid, reason: call.option('reason'), by: byOf(call) })
  if (!done.ok) return done
  const { standing } = done.value
  const stands = standing ? `定稿第 ${standing.edition.number} 版 ${shortHash(standing.edition.hash)}` : '未交'
  return ok({ json: { district, standing: standing ?? null }, text: `${district}现在：${stands}` })
}

async function record(city: City): Promise<Result<Answer>> {
  const done = await recordOf(city)
  const lines = done.map(({ at, by, text }) => [shanghaiTime(at), by, text])
  return ok({ json: { record: done }, text: table([['时间', '经办人', '事项'], ...lines]) })
}

function byOf(call: Call): string {
  return call.optional('by') ?? ''
}

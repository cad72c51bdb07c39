import { resolve } from 'node:path'
import { cityProblem } from '../../../../db/city/problems.ts'
import { cityNumber } from '../../../../src-domain/city/application.ts'
import { knownBy } from '../../../../src-domain/city/doubles.ts'
import { problem } from '../../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import { shanghaiTime } from '../../../../src-domain/text/shanghai-time.ts'
import { type City, cityExports, closeCity, createCity, openCity } from '../../../city/city.ts'
import { cityDoubles, consolidatedLists } from '../../../city/consolidated.ts'
import { type CityCopy, copyCity } from '../../../city/copy-city.ts'
import { statisticLists, takeFormer } from '../../../city/counts.ts'
import { reviewLists, type ScoresTaken, setCriteria, writeSheets } from '../../../city/experts.ts'
import { chooseFinal, finalApplications, writeFinalList } from '../../../city/final-list.ts'
import { printLists, writeLists } from '../../../city/lists.ts'
import { recordOf } from '../../../city/record.ts'
import { type SheetTaken, takeSheets } from '../../../city/take-sheets.ts'
import { undoInCity } from '../../../city/undo.ts'
import type { List } from '../../../documents/making/lists/list.ts'
import { shownText } from '../../../documents/typesetting/cell-value.ts'
import type { Answer, Call, Command } from '../command.ts'
import { making } from '../making.ts'
import { table } from '../output.ts'
import { givenNotice } from './batch.ts'
import { byOf, compare, giveBack, list, preferOne, takeBack, takePackages } from './city-packages.ts'

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
  compare,
  'send-back': giveBack,
  reinstate: takeBack,
  prefer: preferOne,
  undo,
  copy,
}

const known = ['init', 'restore', ...Object.keys(actions)]

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
      'city compare 区 --data D',
      'city send-back|reinstate 区 --reason 理由 [--by 姓名] --data D',
      'city prefer 区 定稿版号 --reason 理由 [--by 姓名] --data D',
      'city undo [记录的序号…] [--by 姓名] --data D',
      'city copy 空文件夹 --data D',
      'city restore 副本 --data 空文件夹 [--database postgres://…]',
      'city record --data D',
      'city final [区/收件编号…] --data D [--out 文件夹]',
    ].join('\n  '),
    about:
      '市级汇总：新建，收报送包，看各区交了什么，汇总表，统计，评审，入选名单，撤销，副本。数据库的密码放在环境变量 PGPASSWORD 或 ~/.pgpass 里',
    takes: [1, Number.POSITIVE_INFINITY],
    needs: ['data'],
    run,
  },
} satisfies Record<string, Command>

async function run(call: Call): Promise<Result<Answer>> {
  const [wanted = '', ...args] = call.args
  try {
    if (wanted === 'init') return await init(call)
    if (wanted === 'restore') return await restore(call, args)
    const action = actions[wanted]
    return action ? await within(call, action, args) : failed(problem('city-action-unknown', { wanted, known }))
  } catch (error) {
    const expected = cityProblem(error)
    if (!expected) throw error
    return failed(expected)
  }
}

async function within(call: Call, action: Action, args: readonly string[]): Promise<Result<Answer>> {
  const city = await openCity(call.option('data'), call.optional('database'))
  if (!city.ok) return city
  try {
    return await action(city.value, call, args)
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

async function consolidated(city: City, call: Call): Promise<Result<Answer>> {
  const lists = await consolidatedLists(city)
  const written = await write(city, call, '汇总表', lists)
  if (!written.ok) return written
  const doubles = await cityDoubles(city)
  const lines = doubles.map(({ by, unit, applications }) => {
    const where = applications.map((one) => `${cityNumber(one)} 第 ${one.rank} 位`).join('、')
    return `${knownBy[by]}：${unit}，${where}`
  })
  const text = [...written.value, ...lines].join('\n')
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
  const told = taken.map((one) => ('problem' in one ? one.problem.message : sheetText(one)))
  return ok({ json: { taken }, text: told.join('\n'), amiss: taken.some((one) => 'problem' in one) })
}

function sheetText({ expert, applications, left }: ScoresTaken): string {
  return `${expert}：${applications} 件${left > 0 ? `；另有 ${left} 件这次空着，仍用以前的分数` : ''}`
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

async function record(city: City): Promise<Result<Answer>> {
  const done = await recordOf(city)
  const lines = done.map(({ number, at, by, text }) => [String(number), shanghaiTime(at), by, text])
  return ok({ json: { record: done }, text: table([['序号', '时间', '经办人', '事项'], ...lines]) })
}

/** Lines of the record by their numbers; without any the latest that can be undone. */
async function undo(city: City, call: Call, args: readonly string[]): Promise<Result<Answer>> {
  const done = await recordOf(city)
  const named = done.filter(({ number }) => args.includes(String(number)))
  const lines = args.length > 0 ? named : done.filter(({ undoable }) => undoable.length > 0).slice(0, 1)
  const events = lines.flatMap(({ undoable }) => undoable)
  const all = lines.every(({ undoable }) => undoable.length > 0) && named.length === new Set(args).size
  if (!all || events.length === 0) return failed(problem('city-undo-none'))
  const undone = await undoInCity(city, { events, by: byOf(call) })
  return undone.ok ? ok({ json: undone.value, text: lines.map(({ text }) => `已撤销：${text}`).join('\n') }) : undone
}

async function copy(city: City, _: Call, [to = '']: readonly string[]): Promise<Result<Answer>> {
  if (to === '')
    return failed(problem('option-missing', { missing: ['空文件夹'], usage: 'city copy 空文件夹 --data D' }))
  return copied(await copyCity(city, { to }))
}

/** A copy back in its place, or on another database. */
async function restore(call: Call, [from = '']: readonly string[]): Promise<Result<Answer>> {
  const source = await openCity(resolve(from))
  if (!source.ok) return source
  try {
    return copied(await copyCity(source.value, { to: call.option('data'), database: call.optional('database') }))
  } finally {
    await closeCity(source.value)
  }
}

function copied(made: Result<CityCopy>): Result<Answer> {
  if (!made.ok) return made
  const { folder, rows, packages, lost } = made.value
  const lines = [
    `已写入 ${folder}：数据 ${rows} 行，报送包 ${packages} 份，读回核对一致。`,
    ...lost.map((file) => `“${file}”的文件在原来的汇总里已经缺失或损坏，副本里没有，请从别的副本或向区里取。`),
  ]
  return ok({ json: made.value, text: lines.join('\n'), amiss: lost.length > 0 })
}

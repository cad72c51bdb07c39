import { resolve } from 'node:path'
import type { TakenPackage } from '../../../../db/city/packages.ts'
import { differenceText } from '../../../../src-domain/city/edition-difference.ts'
import { remarkText } from '../../../../src-domain/city/remark.ts'
import { shortHash } from '../../../../src-domain/edition/edition.ts'
import { problem } from '../../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import { shanghaiTime } from '../../../../src-domain/text/shanghai-time.ts'
import type { City } from '../../../city/city.ts'
import { compareWithStanding } from '../../../city/compare-packages.ts'
import { cityOverview, type DistrictRow } from '../../../city/overview.ts'
import { prefer, reinstate, sendBack } from '../../../city/send-back.ts'
import { type TakenOrNot, takePackages as takeAll } from '../../../city/take-packages.ts'
import type { Answer, Call } from '../command.ts'
import { making } from '../making.ts'
import { table } from '../output.ts'

/** Whose name stands in the record. */
export function byOf(call: Call): string {
  return call.optional('by') ?? ''
}

/** Files, or folders with them. */
export async function takePackages(city: City, call: Call, args: readonly string[]): Promise<Result<Answer>> {
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

export async function list(city: City): Promise<Result<Answer>> {
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
      ...others.filter(({ state }) => state === 'replaced').map((one) => `另存${editionText(one)}`),
    ].join('；'),
  ])
  const heads = ['区', '定稿', '收到', ...overview.categories.map(({ title }) => title), '情况']
  const strangers = overview.strangers.map(({ file, remarks }) => `${file}：${remarks.map(remarkText).join('；')}`)
  return ok({ json: overview, text: [table([heads, ...rows]), ...strangers].join('\n') })
}

/** One of a district's packages as it is told from the others: by its edition, and when it was frozen and came. */
function editionText({ edition, receivedOn }: TakenPackage): string {
  const { number, hash, frozenAt } = edition
  return `第 ${number} 版 ${shortHash(hash)}（${shanghaiTime(frozenAt)} 定稿，${receivedOn} 收到）`
}

/** What counts for a district beside each other package of its. */
export async function compare(city: City, _: Call, [district = '']: readonly string[]): Promise<Result<Answer>> {
  const row = await rowOf(city, district)
  if (!row.ok) return row
  const others = row.value.others.filter(({ state }) => state === 'replaced')
  if (!row.value.standing || others.length === 0) return failed(problem('city-nothing-beside', { district }))
  const compared = []
  for (const { uid } of others) {
    const one = await compareWithStanding(city, uid)
    if (!one.ok) return one
    compared.push(one.value)
  }
  const text = compared.flatMap(({ from, to, differences }) => [
    `${editionText(from)} → 现在为准的${editionText(to)}`,
    ...(differences.length > 0 ? differences.map((one) => `  ${differenceText(one)}`) : ['  内容和交来的文件都相同']),
  ])
  return ok({ json: { compared }, text: text.join('\n') })
}

/** The package of a district that counts now. */
export async function giveBack(city: City, call: Call, [district = '']: readonly string[]): Promise<Result<Answer>> {
  const row = await rowOf(city, district)
  return row.ok ? changed(call, district, row.value.standing, (given) => sendBack(city, given)) : row
}

/** The package of a district that was sent back last. */
export async function takeBack(city: City, call: Call, [district = '']: readonly string[]): Promise<Result<Answer>> {
  const row = await rowOf(city, district)
  if (!row.ok) return row
  const sentBack = row.value.others.find(({ remarks }) => remarks.some(({ is }) => is === 'sentBack'))
  return changed(call, district, sentBack, (given) => reinstate(city, given))
}

/** An edition of a district that waits aside: of several with its number the one taken last. */
export async function preferOne(
  city: City,
  call: Call,
  [district = '', edition = '']: readonly string[],
): Promise<Result<Answer>> {
  const row = await rowOf(city, district)
  if (!row.ok) return row
  const meant = row.value.others.find((one) => one.state === 'replaced' && String(one.edition.number) === edition)
  return changed(call, district, meant, (given) => prefer(city, given))
}

async function rowOf(city: City, district: string): Promise<Result<DistrictRow>> {
  const { districts } = await cityOverview(city)
  const row = districts.find((one) => one.district === district)
  return row ? ok(row) : failed(problem('city-district-unknown', { district }))
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

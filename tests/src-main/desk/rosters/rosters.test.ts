import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { namedFiles } from '../../../../db/named-files.ts'
import type { RosterPlan } from '../../../../src-domain/rosters/read-roster.ts'
import type { RosterHead } from '../../../../src-domain/rosters/roster.ts'
import { everyOverview } from '../../../../src-main/desk/batch/batch-overview.ts'
import { findingsMatrix } from '../../../../src-main/desk/batch/findings-matrix.ts'
import type { Desk } from '../../../../src-main/desk/desk.ts'
import { checkApplication } from '../../../../src-main/desk/findings/check-application.ts'
import { rule } from '../../../../src-main/desk/findings/rule.ts'
import { compareNotice } from '../../../../src-main/desk/notices/compare-notice.ts'
import { importRoster } from '../../../../src-main/desk/rosters/import-roster.ts'
import { seeTable } from '../../../../src-main/desk/rosters/read-table.ts'
import { restoreRoster, withdrawRoster } from '../../../../src-main/desk/rosters/withdraw-roster.ts'
import { undo } from '../../../../src-main/desk/undo/undo.ts'
import { application, creditCode } from '../../../support/application.ts'
import { must, newDesk, newDeskBy, officer, problemOf, temporaryFolder } from '../../../support/desk.ts'
import { changedNotice, notice } from '../../../support/notice.ts'
import { workers } from '../../../support/workers.ts'

const penalised = { kind: 'penalised', title: '行政处罚公示', source: '样例局' } as const

type Given = Omit<RosterHead, 'kind'> & Pick<RosterHead, 'kind'> & { readonly plan?: RosterPlan }

/** A table written to the disk as people save them, and brought. */
async function bring(desk: Desk, file: string, bytes: Uint8Array | string, head: Given = penalised) {
  const path = join(temporaryFolder(), file)
  await writeFile(path, bytes)
  const files = [{ file, path }]
  return {
    seen: () => seeTable(files, { workers }),
    import: () => importRoster(desk, { ...head, files }, officer, { workers }),
  }
}

async function xlsx(...rows: readonly (readonly (string | number)[])[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('名单')
  for (const row of rows) sheet.addRow([...row])
  return new Uint8Array(await book.xlsx.writeBuffer())
}

const firm = (name: string, code = creditCode) => application('enterprise', { values: { name, creditCode: code } })
const found = (desk: Desk, check = 'own.penalised', id = 'A01') =>
  must(checkApplication(desk, id)).findings.find((f) => f.check === check)

describe('a 名单 an officer brings', () => {
  it('is a check of its own with what it found and where, for the officer alone, and gone when it is taken back', async () => {
    const desk = newDesk(firm('上海样例泵业有限公司'), firm('上海别家仪表有限公司', '91310000132260250X'))
    // The overview follows the record: it must not go on saying what was so before.
    expect(everyOverview(desk)[0]?.outcomes).toHaveLength(
      findingsMatrix(desk, { category: 'enterprise' }).checks.length,
    )
    const table = await xlsx(
      ['行政处罚名单（截至 2023 年 6 月）'],
      ['序号', '单位名称', '统一社会信用代码', '年度', '备注'],
      [1, '上海样例泵业有限公司', creditCode, 2022, '样例事由'],
      [2, '上海第三家有限公司', '91310000132260250Y', 2021, ''],
      [3, '', '', '', ''],
    )
    const given = await bring(desk, '处罚.xlsx', table, { ...penalised, dated: '2023-06-30' })
    expect(must(await given.seen())).toMatchObject({
      plan: { sheet: 0, headRow: 2, columns: { name: 1, creditCode: 2, year: 3, note: 4 } },
      read: { entries: 2, nameless: 1, badCodes: 1 },
    })
    const kept = must(await given.import())
    expect(found(desk)).toMatchObject({ clause: '本单位名单', outcome: 'manual' })
    expect(found(desk)?.message).toBe(
      '《行政处罚公示》第 3 行“上海样例泵业有限公司（2022，样例事由）”与申报单位统一社会信用代码相同。请核实后认定。',
    )
    expect(found(desk, 'own.penalised', 'A02')?.outcome).toBe('pass')
    const { checks, rows } = findingsMatrix(desk, { category: 'enterprise' })
    expect(checks.at(-1)).toMatchObject({ id: 'own.penalised', title: '处罚名单' })
    expect(rows.map(({ outcomes }) => outcomes.at(-1))).toEqual(['manual', 'pass'])
    expect(namedFiles(desk.store).map(({ name }) => name)).toContain('处罚.xlsx')

    const back = must(undo(desk, { step: kept.step ?? expect.unreachable() }, officer))
    expect(found(desk)).toBeUndefined()
    const without = findingsMatrix(desk, { category: 'enterprise' })
    expect(without.checks).toEqual(checks.slice(0, -1))
    expect(without.rows.map(({ outcomes }) => outcomes.length)).toEqual(rows.map(() => checks.length - 1))
    must(undo(desk, { step: back.step ?? expect.unreachable() }, officer))
    expect(found(desk)?.outcome).toBe('manual')
  })

  it('is ruled on as any finding, and speaks again once another list finds something', async () => {
    const desk = newDesk(firm('上海样例泵业有限公司'))
    must(await (await bring(desk, '一.csv', `单位名称,统一社会信用代码\n某某,${creditCode}\n`)).import())
    must(rule(desk, { application: 'A01', check: 'own.penalised', outcome: 'pass', reason: '已缴清' }, officer))
    expect(found(desk)).toMatchObject({ outcome: 'pass', ruling: { reason: '已缴清' } })
    // A list that does not name it changes nothing of what the ruling rests on.
    must(await (await bring(desk, '二.csv', '单位名称\n上海第三家有限公司\n', { ...penalised, title: '二' })).import())
    expect(found(desk)).toMatchObject({ outcome: 'pass' })
    must(
      await (await bring(desk, '三.csv', '单位名称\n上海样例泵业有限公司\n', { ...penalised, title: '三' })).import(),
    )
    expect(found(desk)).toMatchObject({ outcome: 'manual' })
    expect(found(desk)?.message).toContain('《三》第 2 行')
  })

  it('is read in either encoding, and asked about where its heads say nothing', async () => {
    const desk = newDesk(firm('上海样例泵业有限公司', ''))
    // “名称” and the firm as GB18030 has them, as Excel saves a CSV in China.
    const name = Buffer.from('c3fbb3c6', 'hex')
    const listed = Buffer.from('c9cfbaa3d1f9c0fdb1c3d2b5d3d0cfdeb9abcbbe', 'hex')
    const bytes = Buffer.concat([name, Buffer.from('\r\n'), listed, Buffer.from('\r\n')])
    must(await (await bring(desk, '国标.csv', bytes)).import())
    expect(found(desk)?.message).toContain('名称相同')

    const unheaded = '甲,上海样列泵业有限公司\n'
    const refused = await bring(desk, '无表头.csv', unheaded, { ...penalised, kind: 'dishonest' })
    expect(must(await refused.seen()).plan).toBeUndefined()
    expect(problemOf(await refused.import()).code).toBe('roster-no-columns')
    const plan = { sheet: 0, headRow: 0, columns: { name: 1 } }
    must(await (await bring(desk, '无表头.csv', unheaded, { ...penalised, kind: 'dishonest', plan })).import())
    expect(found(desk, 'own.dishonest')).toMatchObject({ outcome: 'manual' })
    expect(found(desk, 'own.dishonest')?.message).toContain('名称相近')
  })

  it('speaks for an applicant where standing on it is welcome, and against none that does not', async () => {
    const desk = newDesk(firm('上海样例泵业有限公司'), firm('上海别家仪表有限公司', '91310000132260250X'))
    const cultivated = { kind: 'cultivated', title: '培育库', source: '样例局' } as const
    must(await (await bring(desk, '培育.csv', '企业名称\n上海样例泵业有限公司', cultivated)).import())
    expect(found(desk, 'own.cultivated')?.outcome).toBe('pass')
    expect(found(desk, 'own.cultivated', 'A02')?.outcome).toBe('na')
  })

  it('that serves a list of the notice is looked up by the notice’s own check, by whose clause it may fail', async () => {
    const desk = newDeskBy(
      changedNotice((scheme) => {
        scheme.lists = [{ id: 'shut', title: '不受理名单', source: '样例单位', entries: [] }]
        const about = { id: 'notShut', title: '不在不受理名单', clause: '样例', categories: ['enterprise'] }
        const check = { kind: 'notOnList', list: 'shut', name: 'name', creditCode: 'creditCode', advice: '请核对。' }
        scheme.checks.push({ ...about, ...check })
      }),
      firm('上海样例泵业有限公司'),
    )
    expect(found(desk, 'notShut')?.outcome).toBe('manual')
    const serving = { ...penalised, serves: 'shut' }
    must(await (await bring(desk, '一.csv', `单位名称,信用代码\n别名,${creditCode}`, serving)).import())
    expect(found(desk, 'notShut')).toMatchObject({ outcome: 'fail', clause: '样例' })
    expect(found(desk, 'notShut')?.figures).toMatchObject({ 出处: '《行政处罚公示》第 2 行' })
    expect(found(desk)).toBeUndefined()
    // A correction tells what it changes by the same lists: without the notice's own, this one is the desk's.
    const { otherEffects, differences } = compareNotice(desk, notice)
    const effects = [...otherEffects, ...differences.flatMap((difference) => difference.effects)]
    expect(effects.map(({ check, before, after }) => [check, before, after]).sort()).toEqual([
      ['notShut', 'fail', undefined],
      ['own.penalised', undefined, 'manual'],
    ])
  })

  it('is withdrawn with a reason and put back, once each, and is kept once', async () => {
    const desk = newDesk(firm('上海样例泵业有限公司'))
    const given = await bring(desk, '名单.csv', '单位名称\n上海样例泵业有限公司')
    const { uid: roster } = must(await given.import())
    expect(problemOf(await given.import()).code).toBe('roster-known')
    expect(problemOf(withdrawRoster(desk, { roster, reason: ' ' }, officer)).code).toBe('roster-without-reason')
    must(withdrawRoster(desk, { roster, reason: '选错了文件' }, officer))
    expect(found(desk)).toBeUndefined()
    expect(problemOf(withdrawRoster(desk, { roster, reason: '再撤' }, officer)).code).toBe('roster-unknown')
    must(restoreRoster(desk, { roster }, officer))
    expect(found(desk)?.outcome).toBe('manual')
  })

  it('is refused as a file that is none', async () => {
    const desk = newDesk()
    expect(problemOf(await (await bring(desk, '假.xlsx', '不是表格')).import()).code).toBe('table-unreadable')
    expect(problemOf(await (await bring(desk, '空.csv', '单位名称\n')).import()).code).toBe('roster-empty')
    const served = await bring(desk, '一.csv', '单位名称\n甲', { ...penalised, serves: 'nothing' })
    expect(problemOf(await served.import()).code).toBe('roster-serves-none')
  })
})

import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import type { DeskClient } from '../../../../src-main/router/router.ts'
import { application } from '../../../support/application.ts'
import { attest, newDesk } from '../../../support/desk.ts'
import { contextOf, inProcess } from '../../router/desks.ts'

const category = 'enterprise'
const codes = ['91310104MA1TEATA59', '91310104MA1TEAT62U', '91310000132260250X']
const members = [
  { number: 1, name: '评委一', unit: '样例大学' },
  { number: 2, name: '评委二' },
]

function newClient(): DeskClient {
  const desk = newDesk(
    ...codes.map((creditCode, i) => application(category, { values: { name: `样例${i + 1}公司`, creditCode } })),
  )
  attest(desk, 'A01', 'A02', 'A03')
  return inProcess(contextOf(desk), '样例经办人')
}

/** The file of the page, each place column filled with these. */
async function filled(path: string, ...places: readonly (number | string)[]) {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  const sheet = book.worksheets[0] ?? expect.unreachable()
  const head = sheet.getColumn(1).values.indexOf('序号')
  const column = (sheet.getRow(head).values as unknown[]).indexOf('名次')
  for (const [i, place] of places.entries()) sheet.getCell(head + 1 + i, column).value = place
  return { file: basename(path), base64: Buffer.from(await book.xlsx.writeBuffer()).toString('base64') }
}

describe('members’ sheets as workbooks', () => {
  async function made() {
    const client = newClient()
    await client.meeting.change({ members, rule: 'sum' })
    const { paths } = await client.meeting.makeSheets({ category })
    return { client, paths }
  }

  it('are made for each member, once there are any', async () => {
    await expect(newClient().meeting.makeSheets({ category })).rejects.toMatchObject({ code: 'no-members' })
    const { paths } = await made()
    expect(paths.map((path) => basename(path))).toEqual([
      '示范企业推荐排序表 1 号 评委一.xlsx',
      '示范企业推荐排序表 2 号 评委二.xlsx',
    ])
  })

  it('come back by their code, whatever the file is called by then', async () => {
    const { client, paths } = await made()
    const [first = '', second = ''] = paths
    const one = { ...(await filled(first, 2, '１', ' 3 ')), file: '王老师.xlsx' }
    const { read, refused, step } = await client.meeting.readSheets({ files: [one, await filled(second, 1, 2, 3)] })
    expect(refused).toEqual([])
    expect(read.map(({ file, member, remarks }) => [file, member.number, remarks])).toEqual([
      ['王老师.xlsx', 1, []],
      [basename(second), 2, []],
    ])
    const { sheets, combined } = await client.meeting.board({ category })
    expect(sheets.map(({ counts, ballot }) => [counts, ballot?.file])).toEqual([
      [true, '王老师.xlsx'],
      [true, basename(second)],
    ])
    expect(combined.map(({ application, score }) => [application, score])).toEqual([
      ['A01', 3],
      ['A02', 3],
      ['A03', 6],
    ])
    // Both in one step.
    await client.undo.step({ step: step ?? expect.unreachable() })
    expect((await client.meeting.board({ category })).combined).toEqual([])
  })

  it('say by member what is wrong or lacking on them, and that the list has changed since', async () => {
    const { client, paths } = await made()
    await client.values.set({ application: 'A03', key: 'email', value: '没有' })
    const { read } = await client.meeting.readSheets({ files: [await filled(paths[0] ?? '', 1, '第一', 1)] })
    expect(read[0]?.remarks).toEqual(['A02 的名次“第一”不是数，没有读入', '发表之后名单有变'])
    const [sheet] = (await client.meeting.board({ category })).sheets
    expect(sheet?.faults).toEqual(['还缺 样例2公司', '第 1 位重复：样例1公司、A03'])
  })

  it('of another batch, or not ours at all, are left', async () => {
    const { client } = await made()
    const [elsewhere = ''] = (await made()).paths
    const list = await client.lists.make({ list: 'intake' })
    const { read, refused } = await client.meeting.readSheets({
      files: [
        await filled(elsewhere, 1, 2, 3),
        { file: '清单.xlsx', base64: (await readFile(list.path)).toString('base64') },
        { file: '照片.xlsx', base64: Buffer.from('样例').toString('base64') },
      ],
    })
    expect(read).toEqual([])
    expect(refused.map(({ message }) => message)).toEqual([
      expect.stringContaining('别的批次'),
      expect.stringContaining('不是本工作台发出的评委排序表'),
      expect.stringContaining('不是本工作台发出的评委排序表'),
    ])
  })
})

describe('会议纪要', () => {
  it('has who met, the result with its reasons, and why the others are not on it; never how it came about', async () => {
    const client = newClient()
    await client.meeting.change({ heldOn: '2023-08-01', chair: '样例主任', members, rule: 'sum' })
    for (const { number } of members) {
      for (const [i, id] of ['A03', 'A01', 'A02'].entries())
        await client.meeting.place({ category, member: number, application: id, place: i + 1 })
    }
    await client.ranking.recommend({ applications: ['A01', 'A03'] })
    const arrange = (order: string[], basedOn: string[], reason: string) =>
      client.ranking.arrange({ category, order, basedOn, reason })
    await arrange(['A03', 'A01'], ['A01', 'A03'], '按评委名次和')
    await arrange(['A01', 'A03'], ['A03', 'A01'], '一时想法')
    await arrange(['A03', 'A01'], ['A01', 'A03'], '按评委名次和')
    await client.meeting.passOver({ applications: ['A02'], reason: '服务收入增长乏力' })
    const { text } = await client.letters.text({ kind: 'minutes' })
    for (const words of ['时间：2023年8月1日', '主持：样例主任', '评委一（样例大学）、评委二', '服务收入增长乏力'])
      expect(text).toContain(words)
    expect(text).toContain('会议由 2 位评委各自排序，按评委名次和汇总，经研究，推荐 2 件')
    expect(text.indexOf('样例3公司')).toBeLessThan(text.indexOf('样例1公司'))
    expect(text).not.toContain('一时想法')
    await client.meeting.passOver({ applications: ['A02'], reason: '' })
    expect((await client.letters.text({ kind: 'minutes' })).text).toContain('未写明理由')
  })
})

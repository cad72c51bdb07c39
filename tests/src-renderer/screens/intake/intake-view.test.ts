import { describe, expect, it } from 'vitest'
import type { Row } from '../../../../src-renderer/lib/desk.ts'
import { wholeIntake } from '../../../../src-renderer/lib/views.ts'
import { filterRows, sortRows } from '../../../../src-renderer/screens/intake/intake-view.ts'
import { contextOf, inProcess } from '../../../src-main/router/desks.ts'
import { application } from '../../../support/application.ts'
import { newDesk } from '../../../support/desk.ts'

/** A pump maker, a lift maker, and the pump maker again. */
function rows(): Promise<readonly Row[]> {
  const lift = { name: '上海样例电梯有限公司', creditCode: '', 'serviceRevenue.2022': '9000' }
  const desk = newDesk(
    application('enterprise', { folder: '01样例泵业', values: { 'serviceRevenue.2022': '100000' } }),
    application('enterprise', { folder: '02样例电梯', values: lift }),
    application('enterprise', { folder: '03样例泵业_再报' }),
  )
  return inProcess(contextOf(desk)).applications.list()
}

describe('the intake list', () => {
  it('finds every word anywhere in a row, whatever its case', async () => {
    const list = await rows()
    const found = (text: string) => filterRows(list, { ...wholeIntake, text }).map((row) => row.id)
    expect(found('电梯 a02')).toEqual(['A02'])
    expect(found('91310104ma1teata59 再报')).toEqual(['A03'])
    expect(found('电梯 A01')).toEqual([])
    expect(found('13800000001 电梯')).toEqual(['A02'])
    expect(found('yldt')).toEqual(['A02'])
    expect(found('shylby')).toEqual(['A01', 'A03'])
  })

  it('sorts shares as numbers, not as text', async () => {
    const sorted = sortRows(await rows(), { column: 'leading', descending: true })
    expect(sorted.map((row) => row.id)).toEqual(['A01', 'A03', 'A02'])
  })

  it('shows two applications of one applicant among those with problems', async () => {
    const list = await rows()
    expect(list.map((row) => [row.id, ...row.duplicates])).toEqual([['A01', 'A03'], ['A02'], ['A03', 'A01']])
    const shown = filterRows(list, { ...wholeIntake, only: 'problems' }).map((row) => row.id)
    expect(shown).toEqual(expect.arrayContaining(['A01', 'A03']))
  })
})

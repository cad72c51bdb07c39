import { describe, expect, it } from 'vitest'
import type { DeskClient } from '../../../../src-main/router/router.ts'
import type { FindingsShow } from '../../../../src-renderer/lib/views.ts'
import {
  nextOpen,
  shownMatrix,
  sortColumns,
  sortMatrix,
} from '../../../../src-renderer/screens/findings/matrix-view.ts'
import { contextOf, inProcess } from '../../../src-main/router/desks.ts'
import { application } from '../../../support/application.ts'
import { newDesk } from '../../../support/desk.ts'

/** The first and the third fall short of the share, the second is flawless. */
function newClient(): DeskClient {
  const named = (name: string, share: string) =>
    application('enterprise', {
      values: {
        name,
        creditCode: '91310104MA1TEATA59',
        'serviceShare.2022': share,
        'serviceRevenue.2022': `${share}000`,
      },
    })
  return inProcess(
    contextOf(
      newDesk(
        named('上海样例泵业有限公司', '20'),
        named('上海样例电梯有限公司', '40'),
        named('上海样例仪器有限公司', '10'),
      ),
    ),
  )
}

async function shown(client: DeskClient, show: FindingsShow) {
  return shownMatrix(await client.findings.matrix({ category: 'enterprise' }), show)
}

describe('the matrix', () => {
  it('shows of the failing only those rows and columns, counting what is shown', async () => {
    const matrix = await shown(newClient(), 'fail')
    expect(matrix.rows.map((row) => row.application)).toEqual(['A01', 'A03'])
    const share = matrix.checks.findIndex((check) => check.id === 'serviceShare')
    expect(matrix.checks[share]).toMatchObject({ fail: 2 })
    expect(matrix.rows.map((row) => row.outcomes[share])).toEqual(['fail', 'fail'])
    expect(matrix.checks.every((check) => check.fail > 0)).toBe(true)
  })

  it('leaves declined ones out of the totals and of what is open', async () => {
    const client = newClient()
    await client.applications.decline({ application: 'A03', reason: '占比不足' })
    const all = await shown(client, 'all')
    expect(all.rows).toHaveLength(3)
    expect(all.checks.find((check) => check.id === 'serviceShare')?.fail).toBe(1)
    expect((await shown(client, 'open')).rows.map((row) => row.application)).not.toContain('A03')
  })

  it('marks the ruled cells in their own columns and goes round to the next open one', async () => {
    const client = newClient()
    const checks = ['noAccident', 'noViolation']
    await client.findings.ruleMany({ rulings: [{ application: 'A01', checks }], outcome: 'pass', reason: '已核实' })
    const matrix = await shown(client, 'open')
    expect(matrix.rows[0]?.ruled.map((i) => matrix.checks[i]?.id)).toEqual(checks)
    const next = nextOpen(matrix, { row: 0, column: -1 }, 1)
    expect(next && matrix.rows[next.row]?.outcomes[next.column]).toMatch(/fail|manual/)
    const last = { row: matrix.rows.length - 1, column: matrix.checks.length - 1 }
    expect(nextOpen(matrix, last, 1)).toEqual(next)
  })

  it('sorts by a check with what is to be done first, and otherwise leaves the order they came in', async () => {
    const matrix = await shown(newClient(), 'all')
    const sorted = (column: string, descending = false) =>
      sortMatrix(matrix, { column, descending }).rows.map((row) => row.application)
    expect(sorted('serviceShare')).toEqual(['A01', 'A03', 'A02'])
    expect(sorted('serviceShare', true)).toEqual(['A02', 'A01', 'A03'])
    expect(sorted(sortColumns.lacks)).toEqual(['A02', 'A01', 'A03'])
    expect(sorted('none')).toEqual(['A01', 'A02', 'A03'])
    // What stands in a row goes with it.
    const { checks, rows } = sortMatrix(matrix, { column: 'serviceShare', descending: true })
    const share = checks.findIndex((check) => check.id === 'serviceShare')
    expect(rows.map((row) => row.outcomes[share])).toEqual(['pass', 'fail', 'fail'])
  })
})

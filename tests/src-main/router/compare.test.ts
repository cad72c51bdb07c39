import { expect, it } from 'vitest'
import { application } from '../../support/application.ts'
import { newDesk } from '../../support/desk.ts'
import { contextOf, inProcess } from './desks.ts'

it('says of two applications side by side which lines are figures, by their fields and not by their looks', async () => {
  const desk = newDesk(
    application('enterprise', { values: { phone: '64000003', 'revenue.2022': '118260.00' } }),
    application('enterprise', { values: { phone: '64000004', 'revenue.2022': '118260.50' } }),
  )
  const { lines } = await inProcess(contextOf(desk)).applications.compare({ left: 'A01', right: 'A02' })
  const figures = new Map(lines.map(({ label, year, figure }) => [`${label} ${year ?? ''}`.trim(), figure ?? false]))
  expect(figures.get('联系电话')).toBe(false)
  expect([...figures].filter(([label]) => /营业收入.*2022/.test(label))).toMatchObject([[expect.any(String), true]])
})

import { expect, it } from 'vitest'
import { pastedCells } from '../../../src-renderer/form/pasted-cells.ts'

it.each([
  [
    '118,360\t120,000\r\n12\t\r\n',
    [
      ['118,360', '120,000'],
      ['12', ''],
    ],
  ],
  ['一\n二', [['一'], ['二']]],
  ['"甲\r\n""乙"""\t丙\r\n', [['甲\r\n"乙"', '丙']]],
  ['"样例"公司\t"样例"', [['"样例"公司', '"样例"']]],
  ['一格', [['一格']]],
  ['', [['']]],
])('%j is read as the cells it was copied from', (text, cells) => {
  expect(pastedCells(text)).toEqual(cells)
})

import { describe, expect, it } from 'vitest'
import type { CityApplication } from '../../../src-domain/city/application.ts'
import { doubleNotes, doublesAmong } from '../../../src-domain/city/doubles.ts'

function one(district: string, unit: string, code?: string): CityApplication {
  const own = { district, application: 'A01', category: 'enterprise', rank: 1, name: unit, unit }
  return { ...own, ...(code !== undefined && { code }), modes: [], summary: [] }
}

describe('the same unit', () => {
  it('is known by its code whatever it is called, and by its name, said to be doubtful, where the codes do not say so', () => {
    const found = doublesAmong([
      one('甲区', '样例泵业', '1'),
      one('乙区', '样例泵业集团', '1'),
      one('丙区', '样例电梯', '2'),
      one('丁区', '样例电梯', '3'),
      one('戊区', '样例（上海）阀门'),
      one('己区', '样例(上海)阀门', '4'),
    ])
    expect(found.map(({ by, applications }) => [by, applications.map(({ district }) => district)])).toEqual([
      ['code', ['甲区', '乙区']],
      ['otherCodes', ['丙区', '丁区']],
      ['name', ['戊区', '己区']],
    ])
    expect(doubleNotes(found, () => '企业').get('甲区/A01')).toBe('同一单位：乙区企业第 1 位')
  })
})

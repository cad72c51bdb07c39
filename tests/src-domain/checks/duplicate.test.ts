import { describe, expect, it } from 'vitest'
import { application, creditCode, finding } from '../../support/application.ts'

const first = application('enterprise', { id: 'A01', folder: '01样例泵业' })
const again = application('enterprise', {
  id: 'A02',
  folder: '02修改稿',
  values: { name: '上海样例泵业（集团）有限公司' },
})
const stranger = application('enterprise', {
  id: 'A03',
  values: { name: '上海样例阀门有限公司', creditCode: '91310104MA1TEAT62U' },
})

describe('重复申报', () => {
  it('is found by the credit code, on both applications, and is for the officer to decide', () => {
    expect(finding('duplicate', first, again, stranger)).toMatchObject({
      outcome: 'manual',
      message: '与A02“02修改稿”为同一申报单位，请决定保留哪一份。',
    })
    expect(finding('duplicate', again, first, stranger).outcome).toBe('manual')
    expect(finding('duplicate', stranger, first, again).outcome).toBe('pass')
  })

  it('does not call it one applicant where the names say otherwise', () => {
    const other = application('enterprise', {
      id: 'A02',
      folder: '02阀门',
      values: { name: '上海样例阀门有限公司' },
    })
    const { outcome, message } = finding('duplicate', first, other)
    expect(outcome).toBe('manual')
    expect(message).toMatch(/^与A02“02阀门”的统一社会信用代码相同，但申报单位是“上海样例阀门有限公司”，名称不同：/)
    const recommended = finding('duplicate', first, { ...other, rank: 1 })
    expect(recommended.outcome).toBe('fail')
    for (const { message } of [finding('duplicate', first, other), recommended])
      expect(message).not.toContain('同一申报单位')
  })

  it('is found by the name where the code is mistyped or missing in one of them', () => {
    for (const code of ['91310104MA1TEATA58', '']) {
      const mistyped = application('enterprise', { id: 'A02', values: { creditCode: code } })
      expect(finding('duplicate', first, mistyped).outcome).toBe('manual')
    }
  })

  it('is found across categories, by the code or by the name of the operator', () => {
    const byCode = application('platform', { id: 'A02', folder: '09平台' })
    expect(finding('duplicate', first, byCode)).toMatchObject({
      outcome: 'manual',
      message: '同一单位另申报了示范平台（A02“09平台”），请核实是否重复。',
    })
    const byName = application('platform', { id: 'A02', values: { creditCode: '', operator: '上海样例泵业有限公司' } })
    expect(finding('duplicate', byName, first).outcome).toBe('manual')
  })

  it('is not made of two applicants that lack name and code', () => {
    const nameless = { name: '', creditCode: '' }
    const [one, other] = ['A01', 'A02'].map((id) => application('enterprise', { id, values: nameless }))
    if (one && other) expect(finding('duplicate', one, other).outcome).toBe('pass')
  })

  it('no longer counts once the other is declined', () => {
    const declined = { ...again, declined: { reason: '重复', by: '样例', at: '2023-08-01T00:00:00Z' } }
    expect(finding('duplicate', first, declined).outcome).toBe('pass')
  })

  it('fails outright once the other is recommended', () => {
    expect(finding('duplicate', first, { ...again, rank: 1 }).outcome).toBe('fail')
    const platform = application('platform', { id: 'A02', rank: 1 })
    expect(finding('duplicate', first, platform).outcome).toBe('manual')
  })

  it('names three at most', () => {
    const others = [2, 3, 4, 5, 6].map((n) => application('enterprise', { id: `A0${n}`, values: { creditCode } }))
    expect(finding('duplicate', first, ...others).message).toMatch(/^与A02.*A03.*A04“样例申报”等 5 件为同一申报单位/)
  })
})

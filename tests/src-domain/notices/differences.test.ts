import { describe, expect, it } from 'vitest'
import { withDifference } from '../../../src-domain/notices/differences.ts'

const other = {
  title: '第五批',
  number: '556号',
  dates: { submission: { on: '{0}-08-10' }, liaison: { on: '{0}-07-14' } },
  checks: [
    { id: 'share', minimum: '30', clause: '二' },
    { id: 'years', minimum: '2' },
  ],
  sections: [
    { title: '一、基本情况', fields: [{ key: 'name', label: '企业名称', aliases: ['单位名称', '申报单位'] }] },
  ],
}

describe('what a notice has of another', () => {
  it('is all that it does not say otherwise', () => {
    expect(withDifference(other, {})).toEqual(other)
    expect(withDifference(other, { title: '第六批', dates: { submission: { on: '{0}-08-09' } } })).toEqual({
      ...other,
      title: '第六批',
      dates: { submission: { on: '{0}-08-09' }, liaison: { on: '{0}-07-14' } },
    })
  })

  it('is changed, taken away and added by its name, and a list stands instead of a list', () => {
    const changed = withDifference(other, {
      number: null,
      checks: { share: { minimum: '25' }, years: null, phone: { kind: 'phoneFormat' } },
      sections: {
        '一、基本情况': { fields: { code: { label: '代码', before: 'name' }, name: { aliases: ['名称'] } } },
      },
    })
    expect(changed).toEqual({
      title: '第五批',
      dates: other.dates,
      checks: [
        { id: 'share', minimum: '25', clause: '二' },
        { id: 'phone', kind: 'phoneFormat' },
      ],
      sections: [
        {
          title: '一、基本情况',
          fields: [
            { key: 'code', label: '代码' },
            { key: 'name', label: '企业名称', aliases: ['名称'] },
          ],
        },
      ],
    })
  })

  it('begins as another thing that it is like', () => {
    const changed = withDifference(other, { checks: { growth: { like: 'share', minimum: '10' } } })
    expect(changed).toMatchObject({ checks: [{}, {}, { id: 'growth', minimum: '10', clause: '二' }] })
    expect(
      withDifference({ one: { note: '虚构', values: { name: '甲' } } }, { two: { like: 'one', note: '也是虚构' } }),
    ).toEqual({
      one: { note: '虚构', values: { name: '甲' } },
      two: { note: '也是虚构', values: { name: '甲' } },
    })
  })

  it.each([
    { checks: { none: null } },
    { checks: { more: { like: 'none' } } },
    { checks: { more: { before: 'none' } } },
  ])('can be of nothing the other has not: %j', (difference) => {
    expect(() => withDifference(other, difference)).toThrow('none')
  })
})

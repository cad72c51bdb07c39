import { describe, expect, it } from 'vitest'
import { findOn, type Sought } from '../../../src-domain/rosters/find-on.ts'

const code = '91310104MA1TEATA59'
const other = '91310000132260250X'

const list = [
  { name: '上海样例泵业有限公司', creditCode: code },
  { name: '样例电梯（上海）有限公司' },
  { name: '上海培育样例科技有限公司', formerNames: ['上海旧名仪表厂', '上海旧称仪表有限公司'] },
  { name: '上海样例 泵业有限公司' },
]

const found = (sought: Partial<Sought>) => {
  const hit = findOn(list, { names: [], ...sought })
  return hit && [hit.is, ...hit.entries.map(({ name }) => name)]
}

describe('an applicant on a list', () => {
  it('is found by code, whatever its name is by now', () => {
    expect(found({ names: ['已经更名有限公司'], code })).toEqual(['byCode', '上海样例泵业有限公司'])
  })

  it('is found by its name, however it is bracketed and spaced, and by every line of that name', () => {
    expect(found({ names: ['样例电梯(上海)有限责任公司'] })).toEqual(['byName', '样例电梯（上海）有限公司'])
    expect(found({ names: ['上海样例泵业　有限公司'] })).toEqual([
      'byName',
      '上海样例泵业有限公司',
      '上海样例 泵业有限公司',
    ])
  })

  it('is found by a former name that the list or the applicant says', () => {
    expect(found({ names: ['上海旧称仪表有限公司'] })).toEqual(['byFormerName', '上海培育样例科技有限公司'])
    const renamed = { names: ['上海新名科技有限公司'], formerNames: ['样例电梯（上海）有限公司'] }
    expect(found(renamed)).toEqual(['byFormerName', '样例电梯（上海）有限公司'])
  })

  it('of the same name under another code is a doubt', () => {
    const only = [{ name: '上海样例泵业有限公司', creditCode: code }]
    expect(findOn(only, { names: ['上海样例泵业有限公司'], code: other })?.is).toBe('otherCode')
  })

  it.each(['上海样列泵业有限公司', '样例泵业集团有限公司', '上海样例泵有限公司', '上海样例水泵业有限公司'])(
    'of a name nearly the same is a doubt: %s',
    (name) => {
      expect(found({ names: [name] })?.[0]).toBe('similar')
    },
  )

  it('is not found by a name that tells another firm', () => {
    for (const name of ['上海样例阀门有限公司', '上海别家泵业有限公司', '上海泵业有限公司', '旧名'])
      expect(found({ names: [name] }), name).toBeUndefined()
    // A near name under another code is another firm.
    const only = [{ name: '上海样例泵业有限公司', creditCode: code }]
    expect(findOn(only, { names: ['上海样列泵业有限公司'], code: other })).toBeUndefined()
  })
})

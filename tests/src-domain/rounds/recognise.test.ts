import { describe, expect, it } from 'vitest'
import { ownerOfForm, ownerOfPaper } from '../../../src-domain/rounds/recognise.ts'
import { application, scheme } from '../../support/application.ts'

const pump = application('enterprise', {
  ...{ id: 'A01', folder: '01样例泵业' },
  values: { creditCode: '91310104MA1TEAT11K', name: '上海样例泵业有限公司' },
})
const group = application('enterprise', {
  ...{ id: 'A02', folder: '02样例泵业集团' },
  values: { creditCode: '91310104MA1TEAT2XB', name: '上海样例泵业有限公司集团' },
})
const platform = application('platform', { id: 'A03', folder: '03样例平台' })
const all = [pump, group, platform]

const form = (folder: string, creditCode: string | undefined, name: string | undefined) =>
  application('enterprise', { folder, values: { creditCode, name } })

describe('the application a corrected form is of', () => {
  const owner = (...of: Parameters<typeof form>) => {
    const found = ownerOfForm(form(...of), all, scheme)
    return found && `${found.application.id} ${found.by}`
  }

  it('is told by the code, whatever name and folder it comes under', () => {
    expect(owner('邮件附件', '91310104MA1TEAT11K', '上海样例水泵有限公司')).toBe('A01 code')
  })

  it('is told by the name, whatever code it comes with and however the name is written', () => {
    expect(owner('邮件附件', '91310104MA1TEA362U', '上海 样例泵业有限公司')).toBe('A01 name')
  })

  it('is told by the folder alone only where the form does not say who it is', () => {
    expect(owner('样例泵业（补正）', '91310104MA1TEA362U', undefined)).toBe('A01 folder')
    expect(owner('01样例泵业', '91310104MA1TEA362U', '上海样例机器人有限公司')).toBeUndefined()
    // Numbers tell applicants apart.
    expect(owner('样例泵业2', '91310104MA1TEA362U', undefined)).toBeUndefined()
  })

  it('is nobody’s where two are alike, unless one of them lay in that folder; nor one of another category', () => {
    const twins = ['样例甲', '样例乙'].map((folder, i) => ({ ...pump, id: `A1${i}`, folder }))
    const of = (folder: string) => ownerOfForm(form(folder, '91310104MA1TEAT11K', undefined), twins, scheme)
    expect(of('样例丙')).toBeUndefined()
    expect(of('样例乙补正2')?.application.id).toBe('A11')
    expect(ownerOfForm({ ...form('丙', '91310104MA1TEAT11K', undefined), category: 'platform' }, twins, scheme)).toBe(
      undefined,
    )
  })

  it('is not one that was withdrawn', () => {
    const withdrawn = { ...pump, withdrawn: { reason: '误导入', by: '样例', at: '' } }
    expect(ownerOfForm(form('丙', '91310104MA1TEAT11K', undefined), [withdrawn], scheme)).toBeUndefined()
  })
})

describe('the application a late paper is of', () => {
  const owner = (folder: string, file: string, textHead = '', waiting: readonly string[] = []) =>
    ownerOfPaper({ folder, file, textHead }, all, { scheme, waits: ({ id }) => waiting.includes(id) })?.application.id

  it('is told by its first page, its name or its folder', () => {
    expect(owner('扫描', '扫描件0001.pdf', '统一社会信用代码 91310104MA1TEAT2XB')).toBe('A02')
    expect(owner('桌面', '上海样例泵业有限公司 审计报告.pdf')).toBe('A01')
    expect(owner('样例泵业补交', '营业执照.pdf')).toBe('A01')
    expect(owner('桌面', '营业执照.pdf')).toBeUndefined()
  })

  it('is the one with the longer name where one name stands within another', () => {
    expect(owner('桌面', '营业执照.pdf', '名称：上海样例泵业有限公司集团')).toBe('A02')
  })

  it('is the one that waits for papers where several are of the same applicant', () => {
    const twins = ['样例甲', '样例乙'].map((folder, i) => ({ ...pump, id: `A1${i}`, folder }))
    const of = (waiting?: string) =>
      ownerOfPaper({ folder: '桌面', file: '上海样例泵业有限公司.pdf' }, twins, {
        scheme,
        waits: ({ id }) => id === waiting,
      })
    expect(of()).toBeUndefined()
    expect(of('A11')?.application.id).toBe('A11')
  })
})

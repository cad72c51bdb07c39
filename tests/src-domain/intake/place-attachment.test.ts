import { describe, expect, test } from 'vitest'
import { placeAttachment } from '../../../src-domain/intake/place-attachment.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { scheme } from './forms.ts'

const place = (file: string, text?: string) => placeAttachment(categoryOf(scheme, 'enterprise'), file, text)
const audit2022 =
  '样例会计师事务所\n审计报告\n样审字（2023）第001号\n我们审计了后附的财务报表，包括2022年12月31日的资产负债表'

describe('the slot', () => {
  test.each([
    ['营业执照.jpg', undefined, 'licence'],
    ['扫描件0002.pdf', '营业执照\n统一社会信用代码', 'licence'],
    ['营业执照/扫描0001.jpg', undefined, 'licence'],
    ['附件3-高新技术企业证书2021.pdf', undefined, 'highTech'],
    ['其他材料.pdf', undefined, 'other'],
  ])('%s is told by its name, its folder or its text', (file, text, slot) => {
    expect(place(file, text)).toEqual({ slot, certainty: 'sure' })
  })

  test('whatever is handed in where nothing is asked for has its place, without a doubt', () => {
    const category = categoryOf(scheme, 'enterprise')
    const asksNothing = { ...category, attachments: category.attachments.slice(-1) }
    expect(placeAttachment(asksNothing, '扫描件0003.pdf', undefined)).toEqual({ slot: 'other', certainty: 'sure' })
  })

  test.each([
    ['扫描件0003.pdf', undefined, 'other'],
    ['╔╤╛¿▒¿╕µ.pdf', undefined, 'other'],
    ['营业执照和高企证书.pdf', undefined, 'licence'],
    ['营业执照.pdf', '高新技术企业证书\n证书编号', 'licence'],
  ])('%s is not settled', (file, text, slot) => {
    const { note, ...placed } = place(file, text)
    expect(placed).toEqual({ slot, certainty: 'unsure' })
    expect(note).toBeTruthy()
  })
})

describe('the year of an audit report', () => {
  test.each([
    ['2022年度审计报告.pdf', undefined],
    ['审计报告(2022).pdf', undefined],
    ['22年度审计报告.pdf', undefined],
    ['二〇二二年度审计报告.pdf', undefined],
    ['2022年度审计报告（盖章版2023.3.15）.pdf', undefined],
    ['审计报告/2022.pdf', undefined],
    ['2022年审计报告/第1部分.pdf', undefined],
    ['扫描件0001.pdf', audit2022],
    ['审计报告20230315.pdf', audit2022],
    ['2023年出具的审计报告.pdf', audit2022],
  ])('%s is about 2022', (file, text) => {
    expect(place(file, text)).toEqual({ slot: 'audit', year: 2022, certainty: 'sure' })
  })

  test('what the text says counts against the name, and is said', () => {
    const placed = place('2022年度审计报告.pdf', '审计报告\n2021年度')
    expect(placed).toMatchObject({ slot: 'audit', year: 2021, certainty: 'unsure' })
    expect(placed.note).toContain('2022')
  })

  test.each([
    ['2020-2022年审计报告.pdf', undefined],
    ['2020-2022年审计报告.pdf', '2020年度审计报告'],
    ['三年审计报告.pdf', '2020年度、2021年度及2022年度审计报告'],
  ])('%s of several years may hold the wanted one', (file, text) => {
    expect(place(file, text)).toMatchObject({ slot: 'audit', year: 2022, certainty: 'unsure' })
  })

  test.each(['审计报告20230315.pdf', '2023年审计报告.pdf', '2023年3月出具的审计报告.pdf', '财务审计报告.pdf'])(
    'the name %s does not tell it',
    (file) => {
      const placed = place(file)
      expect(placed).toMatchObject({ slot: 'audit', certainty: 'unsure' })
      expect(placed.year).toBeUndefined()
    },
  )

  test.each([
    ['2022年能源审计报告.pdf', undefined],
    ['2022年度审计报告.pdf', '研发费用专项审计报告\n2022年度'],
  ])('%s may be an audit of something else', (file, text) => {
    expect(place(file, text)).toMatchObject({ slot: 'audit', certainty: 'unsure' })
  })
})

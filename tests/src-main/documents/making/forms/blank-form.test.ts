import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FormReading, readForm } from '../../../../../src-domain/intake/read-form.ts'
import { categoryOf, fieldsOf } from '../../../../../src-domain/schemes/lookup.ts'
import type { Category, CategoryId, Field } from '../../../../../src-domain/schemes/scheme.ts'
import { blankForm } from '../../../../../src-main/documents/making/forms/blank-form.ts'
import { readWordFile } from '../../../../../src-main/documents/reading/word/read-word-file.ts'
import { wordFile } from '../../../../../src-main/documents/typesetting/word/word-file.ts'
import { batch, creditCode, scheme } from '../../../../support/application.ts'
import { scratchFolder } from '../../../../support/docx.ts'
import { type Filling, fillForm } from './fill-form.ts'

let scratch: Awaited<ReturnType<typeof scratchFolder>>
beforeAll(async () => {
  scratch = await scratchFolder()
})
afterAll(() => scratch.remove())

const categories = scheme.categories.map((c): [string, CategoryId] => [c.formNumber, c.id])

function formOf(id: CategoryId): Promise<Buffer> {
  return wordFile(blankForm(scheme, batch, categoryOf(scheme, id), '2023-07-07'))
}

async function read(file: Buffer): Promise<FormReading> {
  const document = await readWordFile(await scratch.write('申报书.docx', file))
  if (!document.ok) throw new Error(document.problem.message)
  const reading = readForm(document.value, scheme, { file: '申报书.docx', asOf: '2023-08-10' })
  if (!reading) throw new Error('no form found')
  return reading
}

/** The values of a reading that say something, by key and year; seal blocks apart. */
function valuesOf({ values }: FormReading, category: Category): Record<string, string> {
  const said = values.filter((v) => v.value !== '' && !category.seals.some((s) => s.id === v.key))
  return Object.fromEntries(said.map((v) => [v.year === undefined ? v.key : `${v.key}.${v.year}`, v.value]))
}

/** A value for every cell of a form, none like another where it can be helped. */
function everyValue(category: Category): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [i, field] of fieldsOf(category).entries()) {
    for (const year of field.years ?? []) values[`${field.key}.${year}`] = figure(field, i + (year % 10) * 7)
    for (const n of field.columns ? [1, 2] : []) {
      for (const column of field.columns ?? []) {
        values[`${field.key}.${n}.${column.key}`] = column.type === 'percent' ? `${n}7.50` : `样例${column.label}${n}`
      }
    }
    if (!field.years && !field.columns) values[field.key] = figure(field, i)
  }
  return values
}

function figure(field: Field, n: number): string {
  switch (field.type) {
    case 'money':
      return field.unit === '亿元' ? `${1_680 + n}.50` : `${126_800 + n}.50`
    case 'percent':
    case 'number':
      return `${10 + (n % 80)}.25`
    case 'count':
    case 'duration':
      return `${3 + n}`
    case 'creditCode':
      return creditCode
    case 'phone':
      return '021-64000001'
    case 'email':
      return 'lianxi@example.com'
    case 'url':
      return 'https://platform.example.com'
    case 'yesNo':
      return n % 2 ? '是' : '否'
    case 'choice':
      return field.options?.at(-1)?.replace('请注明', '合伙企业') ?? ''
    case 'choices':
      return [field.options?.[1], field.options?.at(-1)?.replace('请注明', '设备租赁')].join('；')
    case 'paragraph':
      return `样例${n}：㵥䶮犇堃喆昇祎𠮷\n第二行，含 PLC/DCS 和 31.5%`
    default:
      // Behind a person's name brackets and figures would be doubts.
      return /联系人|法人代表/.test(field.label) ? `样例𠮷${'甲乙丙丁戊己庚辛壬癸'[n % 10]}` : `样例（上海）𠮷${n}`
  }
}

describe.each(categories)('the blank form %s', (_, id) => {
  const category = categoryOf(scheme, id)

  it('reads as an empty form of its category, with every heading and without a doubt or a problem', async () => {
    const reading = await read(await formOf(id))
    expect(reading.category).toBe(id)
    expect(valuesOf(reading, category)).toEqual({})
    expect(reading.values.filter((v) => v.certainty === 'unsure')).toEqual([])
    expect(reading.problems).toEqual([])
    expect(reading.outline.map((o) => [o.heading, o.text])).toEqual(category.outline.headings.map((h) => [h.id, '']))
    expect(reading.cover).toEqual({ category: id, recommender: batch.recommender })
  })

  it('filled in, comes back with every value, text and seal date, without a doubt or a problem', async () => {
    const filling: Filling = {
      applicant: '上海样例𠮷泵业（集团）有限公司',
      values: everyValue(category),
      sealDate: '2023年8月1日',
      texts: Object.fromEntries(category.outline.headings.map((h, i) => [h.id, `样例正文${i}，㵥䶮犇堃。`])),
    }
    const reading = await read(await fillForm(await formOf(id), category, filling))
    expect(valuesOf(reading, category)).toEqual(filling.values)
    expect(reading.values.filter((v) => v.certainty === 'unsure')).toEqual([])
    expect(reading.problems).toEqual([])
    expect(Object.fromEntries(reading.outline.map((o) => [o.heading, o.text]))).toEqual(filling.texts)
    expect(reading.cover.applicant).toBe(filling.applicant)
    for (const seal of category.seals) {
      expect(reading.values.find((v) => v.key === seal.id)).toMatchObject({ value: '2023-08-01' })
    }
  })

  it('is the same file, byte for byte, whenever it is made', async () => {
    expect((await formOf(id)).equals(await formOf(id))).toBe(true)
  })
})

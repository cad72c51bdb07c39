import { expect, it } from 'vitest'
import type { OutlinePicture } from '../../../src-domain/batch/outline-pictures.ts'
import type { ReadForm } from '../../../src-domain/batch/returned-form.ts'
import { besidePictures, differencesOf } from '../../../src-domain/rounds/difference.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { application, scheme, value } from '../../support/application.ts'

const file = { sha256: 'b'.repeat(64), size: 1 }
const old = { ...application('enterprise'), form: { file: '申报书.docx', sha256: 'a'.repeat(64), size: 1 } }
const category = categoryOf(scheme, 'enterprise')
const readOf = ({ values, outline, pictures, cover, problems }: typeof old): ReadForm => ({
  ...{ values, outline, pictures, cover, problems },
})

it('says where a form differs and nothing else, the form itself first, by what people call the place', () => {
  const now = application('enterprise', { values: { 'revenue.2022': '130000', honours: undefined } })
  const [heading = expect.unreachable(), ...rest] = old.outline
  const read = { ...readOf({ ...old, ...now, form: old.form }), outline: [{ ...heading, text: '新的一段。' }, ...rest] }
  const found = differencesOf(old, { form: { file: '申报书改.docx', ...file }, read }, category)
  const revenue = old.values.find((v) => v.key === 'revenue' && v.year === 2022)?.value
  expect(found.map((d) => [d.id, d.before, d.after])).toEqual([
    ['form', '申报书.docx', '申报书改.docx'],
    ['value revenue.2022', revenue, '130000'],
    ...(old.values.some((v) => v.key === 'honours' && v.value)
      ? [['value honours', expect.any(String), undefined]]
      : []),
    [`outline ${heading.heading}`, heading.text, '新的一段。'],
  ])
  expect(found[1]).toMatchObject({ label: '营业收入（万元）（2022 年）', figure: true })
})

it('tells what an officer has set, and a reading that is unsure', () => {
  const source = { kind: 'officer', by: '样例', at: '2023-07-25T02:00:00.000Z' } as const
  const ours = { ...old, values: [value('contact', '样例甲', { source })] }
  const read = {
    ...readOf(old),
    values: [value('contact', '样例乙', { certainty: 'unsure', note: '有涂改' })],
    outline: old.outline,
  }
  const found = differencesOf(ours, { form: old.form, read }, category)
  expect(found).toMatchObject([{ id: 'value contact', ours: true, unsure: '有涂改' }])
})

it('takes for no difference what an officer has set and the form has no place for', () => {
  const source = { kind: 'officer', by: '样例', at: '2023-07-25T02:00:00.000Z' } as const
  const values = old.values.filter(({ key }) => key !== 'mode')
  const ours = { ...old, values: [...values, value('mode', '全生命周期管理', { source })] }
  expect(differencesOf(ours, { form: old.form, read: { ...readOf(old), values } }, category)).toEqual([])
  const blank = { ...readOf(old), values: [...values, value('mode', '')] }
  expect(differencesOf(ours, { form: old.form, read: blank }, category)).toMatchObject([
    { id: 'value mode', ours: true },
  ])
})

it('keeps the pictures of both apart: the same one has its name, another one a new one', () => {
  const picture = (name: string, hash: string): OutlinePicture => ({
    name,
    sha256: hash.repeat(64),
    size: 1,
    type: 'png',
  })
  const read = {
    ...readOf(old),
    outline: [{ heading: 'h', title: '题', text: '前\n［图1］\n中\n［图2］' }],
    pictures: [picture('图1', 'c'), picture('图2', 'a')],
  }
  const beside = besidePictures(read, [picture('图1', 'a'), picture('图2', 'b')])
  expect(beside.outline[0]?.text).toBe('前\n［图3］\n中\n［图1］')
  expect(beside.pictures.map(({ name, sha256 }) => [name, sha256[0]])).toEqual([
    ['图3', 'c'],
    ['图1', 'a'],
  ])
})

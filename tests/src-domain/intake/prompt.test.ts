import { expect, test } from 'vitest'
import { onlyAsks } from '../../../src-domain/intake/prompt.ts'

test.each([
  '',
  '单击或点击此处输入文字。',
  '单击此处以输入日期。',
  '点击此处添加文字',
  '选择一项。',
  '选择构建基块。',
  '[键入公司名称]',
  '[日期]',
  '请输入区号',
  '请输入18位统一社会信用代码',
  '请填写2022年营业收入（万元）',
  '请从下拉列表中选择',
  '请按营业执照填写企业名称。请勿简写，请填写全称。',
  '请简要介绍企业情况，不超过500字',
  '此处盖章',
  '　　年　月　日',
  '____',
  'Click or tap here to enter text.',
  'Click or tap to enter a date.',
  'Choose an item.',
  '[Type text]',
  '输入要重复的任何内容，包括其他内容控件。您也可以在表格行周围插入该控件，以便重复表格的多个部分。',
])('“%s” only asks', (text) => {
  expect(onlyAsks(text)).toBe(true)
})

test.each([
  '李例',
  '300',
  'www.datacenter.cn',
  '已申请专利12项',
  'Prototype Center',
  'Select Sample Co., Ltd.',
  '申请中',
  '请输入区号64000001',
  '请输入姓名 李例',
  '请输入姓名：李例',
  '单击此处输入文字。李例',
  '选择国产设备，建成输入输出一体的生产线。',
  '这里提供全流程服务',
  '请见附件',
  '2023年7月6日',
  '√',
  '☑',
])('“%s” may be an answer', (text) => {
  expect(onlyAsks(text)).toBe(false)
})

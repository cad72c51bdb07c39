import { z } from 'zod'
import { chineseDate } from '../../text/date.ts'
import { eventKind } from '../event-kind.ts'

export const batchFieldTitles = {
  recommender: '推荐单位',
  preparer: '填报人',
  phone: '联系电话',
  email: '电子邮箱',
  assembly: '成册方式',
  materialsOn: '材料截止日期',
  'liaison.name': '联系人姓名',
  'liaison.title': '联系人职务',
  'liaison.phone': '联系人电话',
  'liaison.email': '联系人邮箱',
}
/** What of a batch may change. */
export const BatchField = z.enum(Object.keys(batchFieldTitles) as (keyof typeof batchFieldTitles)[])

export const batchChanged = eventKind({
  kind: 'batch-changed',
  title: '修改批次',
  told: { field: BatchField, from: z.string().exactOptional(), to: z.string().exactOptional() },
  sentence: ({ field, from: before = '', to: after = '' }) => {
    const title = batchFieldTitles[field]
    const [from, to] = [before, after].map((text) => (field === 'materialsOn' && text ? chineseDate(text) : text))
    if (to === '') return `清空${title}，原为“${from}”`
    return from === '' ? `填写${title}：${to}` : `将${title}由“${from}”改为“${to}”`
  },
  change: ({ from, to }) => ({ from, to }),
})

import { z } from 'zod'
import { type ReturnState, returnStates } from '../../batch/returned-form.ts'
import { eventKind } from '../event-kind.ts'
import { Uid } from '../parts.ts'

const words: Readonly<Record<ReturnState, string>> = {
  open: '重新核对',
  taken: '已核对采用',
  dismissed: '其余不采用',
  apart: '另收为一件申报',
}

export const returnSettled = eventKind({
  kind: 'return-settled',
  title: '核对补正',
  told: { file: z.string(), to: z.enum(returnStates) },
  added: { uid: Uid, from: z.enum(returnStates) },
  sentence: ({ file, to }, { name }) => `${name}补正的申报表“${file}”：${words[to]}`,
  change: ({ to }) => ({ to: words[to] }),
})

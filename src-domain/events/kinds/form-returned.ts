import { z } from 'zod'
import { recognisedBy, recognisedWords } from '../../rounds/recognise.ts'
import { eventKind } from '../event-kind.ts'
import { FilePart, Uid } from '../parts.ts'

export const formReturned = eventKind({
  kind: 'form-returned',
  title: '收到补正',
  told: { folder: z.string(), file: z.string(), by: z.enum(recognisedBy) },
  added: { uid: Uid, form: FilePart },
  sentence: ({ file, by }, { name }) => `收到${name}补正的申报表“${file}”（按${recognisedWords(by)}认出）`,
  several: {
    together: () => true,
    sentence: (count, _, { name }) => `收到补正的申报表 ${count} 份，最后一份是${name}的`,
  },
  change: ({ folder, file }) => ({ to: `${folder}/${file}` }),
})

import { z } from 'zod'
import type { Application } from '../../batch/application.ts'
import { exactly } from '../../batch/exactly.ts'
import { CategoryId } from '../../schemes/scheme.ts'
import { eventKind } from '../event-kind.ts'
import { FilePart } from '../parts.ts'

/** The form an application goes by: the file, its cover, and what its reading could not settle. */
export const FormPart = z.strictObject({
  form: FilePart.exactOptional(),
  cover: exactly<Application['cover']>()({
    applicant: z.string().exactOptional(),
    category: CategoryId.exactOptional(),
    recommender: z.string().exactOptional(),
  }),
  problems: z.array(
    exactly<Application['problems'][number]>()({
      ...{ code: z.string(), message: z.string() },
      at: z.string().exactOptional(),
    }),
  ),
})

export type FormState = z.output<typeof FormPart>

export const formReplaced = eventKind({
  kind: 'form-replaced',
  title: '更换原件',
  told: { from: z.string(), to: z.string() },
  added: { before: FormPart, after: FormPart },
  sentence: ({ to }, { name }) => `${name}的申报书原件换为“${to}”`,
  several: {
    together: () => true,
    sentence: (count, _, { name }) => `更换申报书原件 ${count} 份，最后一份是${name}的`,
  },
  change: ({ from, to }) => ({ from, to }),
})

import { z } from 'zod'
import type { Source } from './application.ts'
import { exactly } from './exactly.ts'

type SourceOf<Kind> = Extract<Source, { readonly kind: Kind }>

/** Where a value came from, as tables, events and calls hold it. */
export const sourceSchema: z.ZodType<Source> = z.discriminatedUnion('kind', [
  exactly<SourceOf<'word'>>()({
    ...{ kind: z.literal('word'), file: z.string() },
    ...{ table: z.number(), row: z.number(), column: z.number() },
    ticked: z.array(z.string()).exactOptional(),
  }),
  exactly<SourceOf<'cover'>>()({ kind: z.literal('cover'), file: z.string() }),
  exactly<SourceOf<'officer'>>()({ kind: z.literal('officer'), by: z.string(), at: z.string() }),
])

import type { z } from 'zod'
import type { BatchRecord } from '../../../db/batch.ts'
import { assemblyNames } from '../../../src-domain/batch/assembly.ts'
import type { BatchField } from '../../../src-domain/events/kinds/batch-changed.ts'

/** What of a batch may change, all in one: the liaison contact's under `liaison.name` and so on. */
export type BatchFields = Partial<Record<z.infer<typeof BatchField>, string>>

export function fieldsOfBatch({
  recommender,
  preparer,
  phone,
  email,
  assembly,
  materialsOn,
  liaison,
}: BatchRecord): BatchFields {
  return filled({
    ...{ recommender, preparer, phone, email, assembly, materialsOn },
    'liaison.name': liaison.name,
    'liaison.title': liaison.title,
    'liaison.phone': liaison.phone,
    'liaison.email': liaison.email,
  })
}

/** The batch with these instead of its own; what must be there and is empty stays empty. */
export function withFields(batch: BatchRecord, fields: BatchFields): BatchRecord {
  const { recommender = '', preparer = '', phone = '', email, materialsOn } = fields
  const { email: _, assembly: __, materialsOn: ___, ...rest } = batch
  const assembly = assemblyNames.find((name) => name === fields.assembly)
  const liaison = {
    ...{ name: fields['liaison.name'], title: fields['liaison.title'] },
    ...{ phone: fields['liaison.phone'], email: fields['liaison.email'] },
  }
  return {
    ...rest,
    recommender,
    preparer,
    phone,
    ...(email && { email }),
    ...(assembly && { assembly }),
    ...(materialsOn && { materialsOn }),
    liaison: filled(liaison),
  }
}

/** Texts trimmed, empty ones gone. */
export function filled<Key extends string>(
  texts: { readonly [K in Key]?: string | undefined },
): {
  [K in Key]?: string
} {
  const kept: { [K in Key]?: string } = {}
  for (const key in texts) {
    const text = texts[key]?.trim()
    if (text) kept[key] = text
  }
  return kept
}

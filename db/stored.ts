import { z } from 'zod'
import type { Cover, IntakeProblem, Source } from '../src-domain/batch/application.ts'
import { type OutlinePicture, pictureTypes } from '../src-domain/batch/outline-pictures.ts'
import type { EditionContent, EditionFile } from '../src-domain/edition/edition.ts'
import type { ProductDetails } from '../src-domain/products/product.ts'
import { CategoryId } from '../src-domain/schemes/scheme.ts'

/** What the JSON in the tables is, as the first version of each has it (columns.ts says how a later one comes in). */

export const sourceSchema: z.ZodType<Source> = z.discriminatedUnion('kind', [
  z.strictObject({
    ...{ kind: z.literal('word'), file: z.string() },
    ...{ table: z.number(), row: z.number(), column: z.number() },
    ticked: z.array(z.string()).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('cover'), file: z.string() }),
  z.strictObject({ kind: z.literal('officer'), by: z.string(), at: z.string() }),
])

export const coverSchema: z.ZodType<Cover> = z.strictObject({
  applicant: z.string().exactOptional(),
  category: CategoryId.exactOptional(),
  recommender: z.string().exactOptional(),
})

export const problemsSchema: z.ZodType<readonly IntakeProblem[]> = z.array(
  z.object({ code: z.string(), message: z.string() }),
)

const part = z.number()

export const picturesSchema: z.ZodType<readonly OutlinePicture[]> = z.array(
  z.strictObject({
    name: z.string(),
    sha256: z.string(),
    size: z.number(),
    type: z.enum(pictureTypes),
    width: z.number().exactOptional(),
    crop: z.strictObject({ left: part, top: part, right: part, bottom: part }).exactOptional(),
  }),
)

const file = { file: z.string(), sha256: z.string(), size: z.number() }

export const filesSchema: z.ZodType<readonly EditionFile[]> = z.array(z.strictObject(file))

export const notesSchema: z.ZodType<readonly string[]> = z.array(z.string())

/** Products without any were kept as a JSON null at first. */
export const detailsSchema: z.ZodType<ProductDetails | null> = z
  .object({
    sheets: z.number().exactOptional(),
    thickness: z.number().exactOptional(),
    pages: z.number().exactOptional(),
    faces: z.array(z.object({ asked: z.string(), name: z.string(), asAsked: z.boolean() })).exactOptional(),
    findings: z
      .array(
        z.object({
          check: z.string(),
          title: z.string(),
          outcome: z.enum(['pass', 'fail', 'warning']),
          message: z.string(),
        }),
      )
      .exactOptional(),
    attachments: z
      .array(
        z.object({
          label: z.string(),
          file: z.string(),
          firstPage: z.number().exactOptional(),
          pages: z.number(),
          separate: z.string().exactOptional(),
        }),
      )
      .exactOptional(),
    lacking: z.object({ what: z.array(z.string()), reason: z.string() }).exactOptional(),
  })
  .nullable()

/** Strict, since an edition's hash covers its content to the last letter. */
export const contentSchema: z.ZodType<EditionContent> = z.strictObject({
  scheme: z.string(),
  district: z.string(),
  recommender: z.string(),
  preparer: z.string(),
  phone: z.string(),
  sections: z.array(
    z.strictObject({
      category: CategoryId,
      entries: z.array(
        z.strictObject({
          application: z.string(),
          rank: z.number(),
          name: z.string(),
          summary: z.array(z.string()),
          values: z.array(z.strictObject({ key: z.string(), year: z.number().exactOptional(), value: z.string() })),
          outline: z.array(z.strictObject({ heading: z.string(), title: z.string(), text: z.string() })),
          pictures: picturesSchema.exactOptional(),
          form: z.strictObject(file).exactOptional(),
          attachments: z.array(z.strictObject({ ...file, slot: z.string(), year: z.number().exactOptional() })),
        }),
      ),
    }),
  ),
})

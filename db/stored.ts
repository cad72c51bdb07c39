import { z } from 'zod'
import {
  type Cover,
  certainties,
  type FormValue,
  type KeptProblem,
  type OutlineText,
} from '../src-domain/batch/application.ts'
import { assemblyNames } from '../src-domain/batch/assembly.ts'
import { exactly } from '../src-domain/batch/exactly.ts'
import { type Crop, type OutlinePicture, pictureTypes } from '../src-domain/batch/outline-pictures.ts'
import type { ReadForm } from '../src-domain/batch/returned-form.ts'
import { type AskedFor, type Issue, issueWays } from '../src-domain/batch/round.ts'
import { sourceSchema } from '../src-domain/batch/source-schema.ts'
import type { PrintFinding } from '../src-domain/book/print-finding.ts'
import type { DeliveryItem } from '../src-domain/delivery/delivery.ts'
import type {
  BeyondQuota,
  EditionContent,
  EditionEntry,
  EditionFile,
  EditionSection,
} from '../src-domain/edition/edition.ts'
import type { FileSheet, ScanFile } from '../src-domain/edition/scan-set.ts'
import type { Member, Place } from '../src-domain/meeting/meeting.ts'
import { type Role, roles } from '../src-domain/people/officer.ts'
import type { Lacking, PlacedAttachment, ProductDetails, UsedFace } from '../src-domain/products/product.ts'
import { CategoryId } from '../src-domain/schemes/scheme.ts'

/** What the JSON in the tables is, as the first version of each has it (columns.ts says how a later one comes in). */

export const coverSchema: z.ZodType<Cover> = exactly<Cover>()({
  applicant: z.string().exactOptional(),
  category: CategoryId.exactOptional(),
  recommender: z.string().exactOptional(),
})

export const problemsSchema: z.ZodType<readonly KeptProblem[]> = z.array(
  exactly<KeptProblem>()({ code: z.string(), message: z.string(), at: z.string().exactOptional() }),
)

const part = z.number()

export const picturesSchema: z.ZodType<readonly OutlinePicture[]> = z.array(
  exactly<OutlinePicture>()({
    name: z.string(),
    sha256: z.string(),
    size: z.number(),
    type: z.enum(pictureTypes),
    width: z.number().exactOptional(),
    crop: exactly<Crop>()({ left: part, top: part, right: part, bottom: part }).exactOptional(),
  }),
)

const outlineText = exactly<OutlineText>()({ heading: z.string(), title: z.string(), text: z.string() })

export const readFormSchema: z.ZodType<ReadForm> = exactly<ReadForm>()({
  values: z.array(
    exactly<FormValue>()({
      ...{ key: z.string(), value: z.string(), raw: z.string(), source: sourceSchema },
      ...{ year: z.number().exactOptional(), certainty: z.enum(certainties), note: z.string().exactOptional() },
    }),
  ),
  outline: z.array(outlineText),
  pictures: picturesSchema,
  cover: coverSchema,
  problems: problemsSchema,
})

export const askedSchema: z.ZodType<readonly AskedFor[]> = z.array(
  exactly<AskedFor>()({
    ...{ check: z.string(), title: z.string(), clause: z.string(), problem: z.string(), request: z.string() },
    attachment: z.string().exactOptional(),
  }),
)

export const issuesSchema: z.ZodType<readonly Issue[]> = z.array(
  exactly<Issue>()({ way: z.enum(issueWays), at: z.string(), by: z.string() }),
)

export const membersSchema: z.ZodType<readonly Member[]> = z.array(
  exactly<Member>()({ number: z.number(), name: z.string(), unit: z.string().exactOptional() }),
)

export const placesSchema: z.ZodType<readonly Place[]> = z.array(
  exactly<Place>()({ application: z.string(), place: z.number() }),
)

const editionFile = { file: z.string(), sha256: z.string(), size: z.number() }
const file = exactly<EditionFile>()(editionFile)

export const scanFilesSchema: z.ZodType<readonly ScanFile[]> = z.array(
  exactly<ScanFile>()({
    ...editionFile,
    sheets: z.array(exactly<FileSheet>()({ sheet: z.number(), of: z.number(), sealed: z.boolean() })).exactOptional(),
  }),
)

export const deliveryItemsSchema: z.ZodType<readonly DeliveryItem[]> = z.array(
  exactly<DeliveryItem>()({
    ...{ id: z.string(), medium: z.string(), title: z.string(), count: z.number() },
    extent: z.string().exactOptional(),
  }),
)

export const receiptSchema: z.ZodType<readonly EditionFile[]> = z.array(file)

export const rolesSchema: z.ZodType<readonly Role[]> = z.array(z.enum(roles))

export const notesSchema: z.ZodType<readonly string[]> = z.array(z.string())

/** Products without any were kept as a JSON null at first. */
export const detailsSchema: z.ZodType<ProductDetails | null> = exactly<ProductDetails>()({
  sheets: z.number().exactOptional(),
  thickness: z.number().exactOptional(),
  pages: z.number().exactOptional(),
  faces: z.array(exactly<UsedFace>()({ asked: z.string(), name: z.string(), asAsked: z.boolean() })).exactOptional(),
  findings: z
    .array(
      exactly<PrintFinding>()({
        check: z.string(),
        title: z.string(),
        outcome: z.enum(['pass', 'fail', 'warning']),
        message: z.string(),
        places: z.array(z.string()).exactOptional(),
      }),
    )
    .exactOptional(),
  attachments: z
    .array(
      exactly<PlacedAttachment>()({
        label: z.string(),
        file: z.string(),
        firstPage: z.number().exactOptional(),
        pages: z.number(),
        separate: z.string().exactOptional(),
      }),
    )
    .exactOptional(),
  lacking: exactly<Lacking>()({ what: z.array(z.string()), reason: z.string() }).exactOptional(),
  assembly: z.enum(assemblyNames).exactOptional(),
}).nullable()

const entrySchema = exactly<EditionEntry>()({
  application: z.string(),
  rank: z.number(),
  name: z.string(),
  summary: z.array(z.string()),
  values: z.array(
    exactly<EditionEntry['values'][number]>()({
      key: z.string(),
      year: z.number().exactOptional(),
      value: z.string(),
    }),
  ),
  outline: z.array(outlineText),
  pictures: picturesSchema.exactOptional(),
  form: file.exactOptional(),
  attachments: z.array(
    exactly<EditionEntry['attachments'][number]>()({
      ...file.shape,
      slot: z.string(),
      year: z.number().exactOptional(),
    }),
  ),
})

export const contentSchema: z.ZodType<EditionContent> = exactly<EditionContent>()({
  scheme: z.string(),
  notice: z.string().exactOptional(),
  district: z.string(),
  recommender: z.string(),
  preparer: z.string(),
  phone: z.string(),
  sections: z.array(exactly<EditionSection>()({ category: CategoryId, entries: z.array(entrySchema) })),
  beyond: z
    .array(
      exactly<BeyondQuota>()({
        title: z.string(),
        clause: z.string(),
        maximum: z.number(),
        used: z.number(),
        reasons: z.array(z.strictObject({ application: z.string(), name: z.string(), reason: z.string() })),
      }),
    )
    .exactOptional(),
})

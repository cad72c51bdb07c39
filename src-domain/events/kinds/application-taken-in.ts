import { z } from 'zod'
import { certainties } from '../../batch/application.ts'
import { CategoryId } from '../../schemes/scheme.ts'
import { eventKind } from '../event-kind.ts'
import { AddressPart, AttachmentPart, FilePart, Uid } from '../parts.ts'

export const applicationTakenIn = eventKind({
  kind: 'application-taken-in',
  title: '收件',
  told: {
    /** The applicant's folder, and the form's name in it. */
    folder: z.string(),
    file: z.string(),
    /** One for all that an import took in; former ones had none. */
    intake: Uid.exactOptional(),
  },
  added: {
    uid: Uid,
    category: CategoryId,
    form: FilePart,
    /** As they were read: what both laptops' changes to this application began from. */
    values: z.array(z.strictObject({ address: AddressPart, value: z.string(), certainty: z.enum(certainties) })),
    attachments: z.array(AttachmentPart),
  },
  sentence: ({ folder }, { name }) => `收件：${name}（${folder}）`,
  several: {
    together: (a, b) => a.intake === b.intake,
    sentence: (count, _, { name }) => `收件 ${count} 件，最后一件是${name}`,
  },
  change: ({ folder, file }) => ({ to: `${folder}/${file}` }),
})

import { applicationProblems } from './application.ts'
import { archiveProblems } from './archive.ts'
import { attachmentProblems } from './attachment.ts'
import { backupProblems } from './backup.ts'
import { batchProblems } from './batch.ts'
import { callProblems } from './call.ts'
import type { Catalogue, Facts, Parts } from './catalogue.ts'
import { cityProblems } from './city.ts'
import { commandProblems } from './command.ts'
import { deliveryProblems } from './delivery.ts'
import { diskProblems } from './disk.ts'
import { editionProblems } from './edition.ts'
import { handedInProblems } from './handed-in.ts'
import { intakeProblems } from './intake.ts'
import { letterProblems } from './letter.ts'
import { meetingProblems } from './meeting.ts'
import { mergeProblems } from './merge.ts'
import { noteProblems } from './note.ts'
import { noticeProblems } from './notice.ts'
import { officeProblems } from './office.ts'
import { packageProblems } from './package.ts'
import { pdfProblems } from './pdf.ts'
import { personProblems } from './person.ts'
import { pictureProblems } from './picture.ts'
import { policyProblems } from './policy.ts'
import { productProblems } from './product.ts'
import { rankingProblems } from './ranking.ts'
import { rosterProblems } from './roster.ts'
import { roundProblems } from './round.ts'
import { scanProblems } from './scan.ts'
import { schemeProblems } from './scheme.ts'
import { signOffProblems } from './sign-off.ts'
import { storeProblems } from './store.ts'
import { taskProblems } from './task.ts'
import { undoProblems } from './undo.ts'
import { uploadProblems } from './upload.ts'
import { valueProblems } from './value.ts'
import { wordProblems } from './word.ts'

/** Every problem that is expected; whatever else goes wrong is a bug. */
const catalogue = {
  ...applicationProblems,
  ...archiveProblems,
  ...attachmentProblems,
  ...backupProblems,
  ...batchProblems,
  ...callProblems,
  ...cityProblems,
  ...commandProblems,
  ...deliveryProblems,
  ...diskProblems,
  ...editionProblems,
  ...handedInProblems,
  ...intakeProblems,
  ...letterProblems,
  ...meetingProblems,
  ...mergeProblems,
  ...noteProblems,
  ...noticeProblems,
  ...officeProblems,
  ...packageProblems,
  ...pdfProblems,
  ...personProblems,
  ...pictureProblems,
  ...policyProblems,
  ...productProblems,
  ...rankingProblems,
  ...rosterProblems,
  ...roundProblems,
  ...scanProblems,
  ...schemeProblems,
  ...signOffProblems,
  ...storeProblems,
  ...taskProblems,
  ...undoProblems,
  ...uploadProblems,
  ...valueProblems,
  ...wordProblems,
} satisfies Catalogue

export type ProblemCode = keyof typeof catalogue

/** What may stand behind `<kind>-` in a code: why a Word file, a PDF, a picture or a scan's file is refused. */
export type ReasonOf<Kind extends string, Code = ProblemCode> = Code extends `${Kind}-${infer Reason}` ? Reason : never

declare const fromCatalogue: unique symbol

/** A problem out of the catalogue. Its message is shown: in Chinese, what happened, what is safe, what to do. */
export type Problem<Code extends ProblemCode = ProblemCode> = {
  readonly code: Code
  readonly message: string
  readonly facts?: Facts
  /** In types alone: nothing but `problem` makes one. */
  readonly [fromCatalogue]: true
}

type About<Entry> = Entry extends Parts ? [] : Entry extends (about: infer A) => Parts ? [about: A] : never

/** The problem of that code, about what its entry in the catalogue asks for. */
export function problem<Code extends ProblemCode>(
  code: Code,
  ...about: About<(typeof catalogue)[Code]>
): Problem<Code> {
  const entry: Parts | ((...about: never) => Parts) = catalogue[code]
  const { happened, safe = '', next, facts } = typeof entry === 'function' ? entry(...(about as never)) : entry
  return { code, message: `${happened}${safe}${next}`, ...(facts && { facts }) } as Problem<Code>
}

/** The same problem with the file it is about; `fate` is what has become of the file. */
export function ofFile<P extends { readonly message: string }>(file: string, of: P, fate = ''): P {
  return { ...of, message: `“${file}”${fate}：${of.message}` }
}

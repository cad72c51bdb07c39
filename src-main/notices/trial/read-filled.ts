import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Application } from '../../../src-domain/batch/application.ts'
import type { Batch } from '../../../src-domain/batch/batch.ts'
import type { FullScheme } from '../../../src-domain/checks/load-scheme.ts'
import type { FormReading } from '../../../src-domain/intake/read-form.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { recommendersIn } from '../../../src-domain/schemes/lookup.ts'
import type { Category } from '../../../src-domain/schemes/scheme.ts'
import { schemeText } from '../../../src-domain/schemes/scheme-text.ts'
import { type Filling, filledForm } from '../../documents/making/forms/blank-form.ts'
import { wordFile } from '../../documents/typesetting/word/word-file.ts'
import type { Workers } from '../../documents/workers/workers.ts'

export type TrialOptions = {
  readonly scheme: FullScheme
  readonly workers: Workers
  /** Folders to look for faces in; the system's where none are given. */
  readonly fontFolders?: string[] | undefined
}

/** A batch of the scheme that is none: everything in it is invented. */
export function trialBatch(scheme: FullScheme): Batch {
  return {
    scheme: scheme.id,
    district: recommendersIn(scheme.region)[0] ?? scheme.region.name,
    recommender: '样例推荐单位',
    preparer: '样例填报人',
    phone: '13800000000',
    email: 'yangli@example.com',
  }
}

/** Writes the form as the program hands it out, with this in it, and reads it as the import does. */
export async function readFilled(
  { scheme, workers }: TrialOptions,
  category: Category,
  filling: Filling,
): Promise<Result<FormReading>> {
  const bytes = await wordFile(filledForm(scheme, trialBatch(scheme), category, scheme.issuedOn, filling))
  const folder = await mkdtemp(join(tmpdir(), 'selection-desk-'))
  try {
    const path = join(folder, '1.docx')
    await writeFile(path, bytes)
    const read = await workers.read.form({ path, file: '申报书.docx', scheme: schemeText(scheme) })
    if (!read.ok) return read
    return 'reading' in read.value
      ? ok(read.value.reading)
      : failed(problem('no-form', { read: ['申报书.docx'], forms: scheme.categories.map((c) => c.formNumber) }))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The reading as an application of its own. */
export function applicationOf(reading: FormReading, id: string): Application {
  const { category, values, outline, cover, problems } = reading
  const own = { id, uid: '0'.repeat(32), category, folder: id, rank: 1 }
  return { ...own, values, outline, cover, problems, pictures: [], attachments: [], rulings: [] }
}

import { inTodaysWords } from '../../src-domain/checks/former-words.ts'
import { type FullScheme, SchemeFile } from '../../src-domain/checks/full-scheme.ts'
import { applyAnswers, type RefusedAnswer } from '../../src-domain/notices/carrying/apply-answers.ts'
import type { Headline } from '../../src-domain/notices/carrying/headline.ts'
import type { Answers } from '../../src-domain/notices/carrying/question.ts'
import type { Fault } from '../../src-domain/notices/fault.ts'
import { schemeFile } from '../../src-domain/notices/manifest.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { inKnownBytes } from './known-bytes.ts'
import {
  invalid,
  jsonBytes,
  jsonOf,
  type NoticeFiles,
  type NoticePackage,
  noticePackageOf,
  reopenNoticePackage,
  samplesFolder,
} from './notice-package.ts'
import { addedBy, type TrialOptions, tryKept, tryNotice } from './trial/trial.ts'

/** What is to be otherwise than in the package it is made from. */
export type DraftAnswers = {
  readonly headline?: Headline
  readonly answers: Answers
  /** The new notice as it reads; without it that of a former year is left out, for it is another notice. */
  readonly text?: string
}

export type Draft =
  | { readonly notice: NoticePackage; readonly refused: readonly []; readonly faults: readonly [] }
  | { readonly notice?: never; readonly refused: readonly RefusedAnswer[]; readonly faults: readonly Fault[] }

/**
 * Files a batch keeps: they were taken by the rules of their time, which today's may go beyond. Given are those of a
 * correction with the files it corrects.
 */
type OfKept = { readonly kept: boolean; readonly corrects?: NoticeFiles | undefined }

/** A package as its questions are asked of it. Problem: `notice-invalid`. */
export function writtenNotice(
  files: NoticeFiles,
  { kept }: Pick<OfKept, 'kept'>,
): Result<{ readonly notice: NoticePackage; readonly file: FullScheme }> {
  const notice = opened(files, kept)
  return 'hash' in notice ? ok({ notice, file: schemeOf(files).file }) : failed(invalid(notice))
}

function opened(files: NoticeFiles, byGrammar: boolean): NoticePackage | readonly Fault[] {
  const { workbook } = files
  if (!byGrammar) return noticePackageOf(files)
  if (workbook && workbook.faults.length > 0) return workbook.faults
  const read = reopenNoticePackage(files)
  if ('notice' in read) return read.notice
  return workbook ? read.map(workbook.told) : read
}

function copyOf(files: NoticeFiles): Map<string, Uint8Array> & NoticeFiles {
  return Object.assign(new Map(files), files.workbook && { workbook: files.workbook })
}

/** A correction that says nothing of samples is tried by those of what it corrects. */
function withSamples(files: NoticeFiles, of: NoticeFiles | undefined): NoticeFiles {
  const isSample = (file: string) => file.startsWith(`${samplesFolder}/`)
  if (!of || [...files.keys()].some(isSample)) return files
  const whole = new Map([...files, ...[...of].filter(([file]) => isSample(file))])
  return Object.assign(whole, files.workbook && { workbook: files.workbook })
}

function schemeOf(files: NoticeFiles): { readonly json: unknown; readonly file: FullScheme } {
  const read = jsonOf(schemeFile, files.get(schemeFile) ?? new Uint8Array())
  if (!('value' in read)) throw new Error('an opened package has its scheme')
  return { json: read.value, file: SchemeFile.parse(inTodaysWords(read.value)) }
}

/** What was tried and found right needs no second trial in this process. */
const passed = new Map<string, NoticePackage>()

/**
 * A new package from one that is there, by an officer's answers, tried in its four steps. What samples say of a check
 * whose threshold was changed is said anew by what it finds; all else in them has to hold. A correction of a package
 * that is kept answers for what it adds; one of another year is a new package, and for all that is in it.
 */
export async function draftNotice(
  own: NoticeFiles,
  { text, ...given }: DraftAnswers,
  { kept, corrects = kept ? own : undefined, ...options }: TrialOptions & OfKept,
): Promise<Result<Draft>> {
  const files = withSamples(own, corrects)
  const former = opened(files, corrects !== undefined)
  if (!('hash' in former)) return ok({ refused: [], faults: former })
  const { json, file } = schemeOf(files)
  const moved = given.headline !== undefined && given.headline.year !== file.year
  const next = copyOf(files)
  const checks = new Set<string>()
  if (moved || Object.keys(given.answers).length > 0) {
    const applied = applyAnswers(json, file, former.scheme, given)
    if ('refused' in applied) return ok({ refused: applied.refused, faults: [] })
    // An answer that says what was said before changes no byte.
    for (const [name, bytes] of inKnownBytes(new Map([[schemeFile, jsonBytes(applied.json)]]), files))
      next.set(name, bytes)
    for (const check of applied.checks) checks.add(check)
  }
  if (moved || text !== undefined) for (const name of ['notice.txt', 'notice.pdf']) next.delete(name)
  if (text !== undefined && text.trim() !== '') next.set('notice.txt', Buffer.from(text))
  const base = moved ? undefined : corrects
  const made = opened(next, base !== undefined)
  if (!('hash' in made)) return ok({ refused: [], faults: made })
  const known = passed.get(passedBy(made, base))
  if (known) return ok({ notice: known, refused: [], faults: [] })
  const { faults } = await (base ? tryKept : tryNotice)(next, options)
  const restated = faults.filter(({ found }) => found && checks.has(found.check))
  const left = faults.filter((fault) => !restated.includes(fault))
  const others = base ? await addedBy(left, base, options) : left
  const told = base && files.workbook ? others.map(files.workbook.told) : others
  if (told.length > 0) return ok({ refused: [], faults: told })
  for (const { found } of restated) if (found) restate(next, found)
  const whole = opened(next, base !== undefined)
  if (!('hash' in whole)) return ok({ refused: [], faults: whole })
  for (const one of [made, whole]) passed.set(passedBy(one, base), whole)
  return ok({ notice: whole, refused: [], faults: [] })
}

/** A correction has passed beside what it corrects, and by itself it need not. */
function passedBy({ hash }: NoticePackage, base: NoticeFiles | undefined): string {
  const corrected = base && opened(base, true)
  return corrected && 'hash' in corrected ? `${corrected.hash} ${hash}` : hash
}

/** The package a draft makes, once nothing was found on it. Problem: `notice-invalid`. */
export async function trustedDraft(
  files: NoticeFiles,
  answers: DraftAnswers,
  options: TrialOptions & OfKept,
): Promise<Result<NoticePackage>> {
  const draft = await draftNotice(files, answers, options)
  if (!draft.ok) return draft
  const { notice, refused, faults } = draft.value
  if (notice) return ok(notice)
  const unanswered = refused.map(({ place, sentence }) => ({ step: 'grammar' as const, place, sentence }))
  return failed(invalid([...unanswered, ...faults]))
}

function restate(files: Map<string, Uint8Array>, { file, check, outcome }: NonNullable<Fault['found']>): void {
  const sample = JSON.parse(Buffer.from(files.get(file) ?? []).toString('utf8'))
  sample.expect[check] = outcome
  files.set(file, jsonBytes(sample))
}

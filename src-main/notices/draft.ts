import { inTodaysWords } from '../../src-domain/checks/former-words.ts'
import { type FullScheme, SchemeFile } from '../../src-domain/checks/full-scheme.ts'
import { applyAnswers, type RefusedAnswer } from '../../src-domain/notices/carrying/apply-answers.ts'
import type { Headline } from '../../src-domain/notices/carrying/headline.ts'
import type { Answers } from '../../src-domain/notices/carrying/question.ts'
import type { Fault } from '../../src-domain/notices/fault.ts'
import { schemeFile } from '../../src-domain/notices/manifest.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import {
  invalid,
  jsonBytes,
  jsonOf,
  type NoticeFiles,
  type NoticePackage,
  noticePackageOf,
  openNoticePackage,
} from './notice-package.ts'
import { type TrialOptions, tryNotice } from './trial/trial.ts'

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

/** A package as its questions are asked of it. Problem: `notice-invalid`. */
export function writtenNotice(files: NoticeFiles): Result<{
  readonly notice: NoticePackage
  readonly file: FullScheme
}> {
  const notice = openNoticePackage(files)
  if (!notice.ok) return notice
  return ok({ notice: notice.value, file: schemeOf(files).file })
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
 * whose threshold was changed is said anew by what it finds; all else in them has to hold.
 */
export async function draftNotice(
  files: NoticeFiles,
  { text, ...given }: DraftAnswers,
  options: TrialOptions,
): Promise<Result<Draft>> {
  const former = noticePackageOf(files)
  if (!('hash' in former)) return ok({ refused: [], faults: former })
  const { json, file } = schemeOf(files)
  const moved = given.headline !== undefined && given.headline.year !== file.year
  const next = Object.assign(new Map(files), files.workbook && { workbook: files.workbook })
  const checks = new Set<string>()
  if (moved || Object.keys(given.answers).length > 0) {
    const applied = applyAnswers(json, file, former.scheme, given)
    if ('refused' in applied) return ok({ refused: applied.refused, faults: [] })
    next.set(schemeFile, jsonBytes(applied.json))
    for (const check of applied.checks) checks.add(check)
  }
  if (moved || text !== undefined) for (const name of ['notice.txt', 'notice.pdf']) next.delete(name)
  if (text !== undefined && text.trim() !== '') next.set('notice.txt', Buffer.from(text))
  const made = noticePackageOf(next)
  if (!('hash' in made)) return ok({ refused: [], faults: made })
  const known = passed.get(made.hash)
  if (known) return ok({ notice: known, refused: [], faults: [] })
  const { faults } = await tryNotice(next, options)
  const restated = faults.filter(({ found }) => found && checks.has(found.check))
  const others = faults.filter((fault) => !restated.includes(fault))
  if (others.length > 0) return ok({ refused: [], faults: others })
  for (const { found } of restated) if (found) restate(next, found)
  const whole = openNoticePackage(next)
  if (!whole.ok) return whole
  for (const hash of [made.hash, whole.value.hash]) passed.set(hash, whole.value)
  return ok({ notice: whole.value, refused: [], faults: [] })
}

/** The package a draft makes, once nothing was found on it. Problem: `notice-invalid`. */
export async function trustedDraft(
  files: NoticeFiles,
  answers: DraftAnswers,
  options: TrialOptions,
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

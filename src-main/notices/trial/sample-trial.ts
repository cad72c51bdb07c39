import type { Application, Attachment } from '../../../src-domain/batch/application.ts'
import type { Outcome } from '../../../src-domain/checks/judging/judgement.ts'
import { runChecks } from '../../../src-domain/checks/run-checks.ts'
import { grammarFaults } from '../../../src-domain/checks/scheme-rules/grammar.ts'
import { given } from '../../../src-domain/given.ts'
import { placeAttachment } from '../../../src-domain/intake/place-attachment.ts'
import { readChoice } from '../../../src-domain/intake/typed-choice.ts'
import type { Fault } from '../../../src-domain/notices/fault.ts'
import { inYear, Sample } from '../../../src-domain/notices/sample.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { optionsOf } from '../../../src-domain/schemes/lookup.ts'
import type { Category } from '../../../src-domain/schemes/scheme.ts'
import { findPlace } from '../../../src-domain/values/find-place.ts'
import { jsonOf, type NoticeFiles, samplesFolder } from '../notice-package.ts'
import { applicationOf, readFilled, type TrialOptions, trialBatch } from './read-filled.ts'

const outcomes: Readonly<Record<Outcome, string>> = { pass: '通过', fail: '不通过', manual: '待人工认定', na: '不适用' }

/** 样例: each category has one; each one's form is made and read, and the checks find on it what it states. */
export async function sampleTrial(files: NoticeFiles, options: TrialOptions): Promise<Fault[]> {
  const samples = [...files]
    .filter(([file]) => file.startsWith(`${samplesFolder}/`))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, bytes]) => readSample(file, bytes))
  const shown = new Set(samples.flatMap(({ sample }) => sample?.category ?? []))
  const tried = await Promise.all(
    samples.map(({ file, sample, faults }) => (sample ? trySample(file, sample, options) : faults)),
  )
  return [
    ...tried.flat(),
    ...options.scheme.categories
      .filter(({ id }) => !shown.has(id))
      .map(({ id, title }) =>
        faultAt(samplesFolder)('', `“${title}”没有样例，请至少写一份：填好的申报表和应有的初审结果，category 写 ${id}`),
      ),
  ]
}

function faultAt(file: string) {
  return (place: string, sentence: string): Fault => ({
    ...{ step: 'samples', place: place ? `${file} ${place}` : file, sentence },
  })
}

type ReadSample = { readonly file: string; readonly sample?: Sample; readonly faults: readonly Fault[] }

function readSample(file: string, bytes: Uint8Array): ReadSample {
  const json = jsonOf(file, bytes)
  if ('step' in json) return { file, faults: [{ ...json, step: 'samples' }] }
  const parsed = Sample.safeParse(json.value)
  if (parsed.success) return { file, sample: parsed.data, faults: [] }
  const faults = grammarFaults(parsed.error.issues, json.value)
  return { file, faults: faults.map(({ place, sentence }) => faultAt(file)(place, sentence)) }
}

async function trySample(file: string, written: Sample, options: TrialOptions): Promise<Fault[]> {
  const fault = faultAt(file)
  const { scheme } = options
  const sample = inYear(written, scheme.year)
  const category = scheme.categories.find(({ id }) => id === sample.category)
  if (!category) return [fault('category', `方案里没有“${sample.category}”这一类`)]
  const values = Object.entries(sample.values).map(([at, text]) => [at, writtenIn(category, at, text)] as const)
  const misplaced = [
    ...fixedYears(written, category, scheme.year).map(({ at, sentence }) => fault(at, sentence)),
    ...values.flatMap(([at, value]) => (value.ok ? [] : [fault(`values.${at}`, value.problem.message)])),
    ...unknownIn(sample.outline, category.outline.headings).map((id) => fault(`outline.${id}`, '提纲里没有这个标题')),
    ...unknownIn(sample.attachments, category.attachments).map((id) =>
      fault(`attachments.${id}`, '附件清单上没有这一项'),
    ),
  ]
  if (misplaced.length > 0) return misplaced
  const applicant = sample.values[category.unitField] ?? sample.values[category.nameField] ?? ''
  const reading = await readFilled(options, category, {
    applicant,
    values: values.flatMap(([, value]) => (value.ok ? value.value : [])),
    texts: sample.outline,
  })
  if (!reading.ok) return [fault('', reading.problem.message)]
  const attachments = attachmentsOf(sample, category)
  const strays = attachments.filter(({ slot, meant }) => slot !== meant)
  const application: Application = { ...applicationOf(reading.value, 'A01'), attachments }
  const found = runChecks([application], scheme, trialBatch(scheme)).get('A01') ?? []
  const known = new Set(found.map(({ check }) => check))
  return [
    ...strays.map(({ file, meant }) => fault(`attachments.${meant}`, `“${file}”没有归到这一项附件`)),
    ...Object.keys(sample.expect)
      .filter((check) => !known.has(check))
      .map((check) => fault(`expect.${check}`, `“${category.title}”没有这项初审条件`)),
    ...found.flatMap(({ check, title, outcome, message }) => {
      const expected = sample.expect[check]
      if (expected === undefined ? outcome !== 'fail' : outcome === expected) return []
      const meant = expected === undefined ? '样例没有写明' : `应为“${outcomes[expected]}”`
      const told = fault(`expect.${check}`, `“${title}”${meant}，初审得出“${outcomes[outcome]}”：${message}`)
      return { ...told, found: { file, check, outcome } }
    }),
  ]
}

type Written = { readonly key: string; readonly year?: number; readonly value: string }

/** A value as the form takes it: its place asked for, its options known. */
function writtenIn(category: Category, at: string, text: string): Result<Written> {
  if (category.seals.some(({ id }) => id === at)) return ok({ key: at, value: text })
  const place = findPlace(category, at)
  if (!place.ok) return place
  const { field, key, year } = place.value
  const options = optionsOf(field)
  const value = options && text.trim() !== '' ? readChoice(field, text) : text
  if (value === undefined) return failed(problem('option-unknown', { field: field.label, options: options ?? [] }))
  return ok({ key, ...given({ year }), value })
}

/** Calendar years where the notice means one by its year: carried on to the next, the sample would show another. */
function fixedYears({ values, attachments }: Sample, category: Category, year: number) {
  const fixed = Object.keys(values).flatMap((at) => {
    const [, key, said] = /^(.+)\.(\d{4})$/.exec(at) ?? []
    return said ? { at: `values.${at}`, written: `${key}.{${Number(said) - year}}` } : []
  })
  const dated = category.attachments.filter((slot) => slot.year !== undefined)
  const named = dated.flatMap(({ id }) =>
    (attachments[id] ?? []).flatMap(({ name, firstPageText = '' }, i) => {
      const text = [name, firstPageText].find((one) => calendarYear.test(one))
      const written = text?.replace(calendarYear, (said) => `{${Number(said) - year}}`)
      return written === undefined ? [] : { at: `attachments.${id}.${i}`, written }
    }),
  )
  return [...fixed, ...named].map(({ at, written }) => ({
    at,
    sentence: `年份请写成相对的：“${written}”，沿用到下一年时才跟着变`,
  }))
}

const calendarYear = /(?<!\d)20\d\d(?!\d)/

function unknownIn(named: Readonly<Record<string, unknown>>, known: readonly { readonly id: string }[]): string[] {
  return Object.keys(named).filter((id) => !known.some((one) => one.id === id))
}

/** Placed as the import places them; `meant` is the slot the sample says. */
function attachmentsOf({ attachments }: Sample, category: Category): (Attachment & { readonly meant: string })[] {
  const all = Object.entries(attachments).flatMap(([meant, files]) => files.map((file) => ({ meant, ...file })))
  return all.map(({ meant, name, firstPageText }, i) => ({
    ...{ id: i + 1, uid: '0'.repeat(32), sha256: '0'.repeat(64), size: 1, file: name, meant },
    ...placeAttachment(category, name, firstPageText),
    ...given({ textHead: firstPageText }),
  }))
}

import { assemblyOf, firstAssembly } from '../../../src-domain/batch/assembly.ts'
import { bookText } from '../../../src-domain/book/book-text.ts'
import type { PrintFinding } from '../../../src-domain/book/print-finding.ts'
import type { Edition } from '../../../src-domain/edition/edition.ts'
import { editionContent } from '../../../src-domain/edition/edition-content.ts'
import { emptyCells } from '../../../src-domain/edition/empty-cells.ts'
import { summaryTable } from '../../../src-domain/edition/summary.ts'
import type { FormReading } from '../../../src-domain/intake/read-form.ts'
import type { Fault } from '../../../src-domain/notices/fault.ts'
import { inventedValues } from '../../../src-domain/notices/invented.ts'
import type { Category } from '../../../src-domain/schemes/scheme.ts'
import { addressOf, labelOf } from '../../../src-domain/values/address.ts'
import { attachmentLimits } from '../../documents/making/book/attachment-limits.ts'
import type { Filling } from '../../documents/making/forms/blank-form.ts'
import { findFaces } from '../../documents/typesetting/find-faces.ts'
import { applicationOf, readFilled, type TrialOptions, trialBatch } from './read-filled.ts'

/**
 * 自查: each category's blank form is read back empty, filled in it is read back whole and without a doubt; what was read
 * fills every cell of the summary, and summary and books pass the print check.
 */
export async function selfTrial(options: TrialOptions): Promise<Fault[]> {
  const tried = await Promise.all(options.scheme.categories.map((category) => formTrial(options, category)))
  const faults = tried.flatMap((one) => one.faults)
  return faults.length > 0
    ? faults
    : printFaults(
        options,
        tried.flatMap(({ reading }) => reading ?? []),
      )
}

type FormTrial = { readonly faults: readonly Fault[]; readonly reading?: FormReading }

async function formTrial(options: TrialOptions, category: Category): Promise<FormTrial> {
  const filling = fillingOf(category, options.scheme.issuedOn)
  const [blank, filled] = await Promise.all([
    readFilled(options, category, { applicant: '', values: [], texts: {} }),
    readFilled(options, category, filling),
  ])
  const faults = [
    ...(blank.ok ? blankFaults(blank.value, category) : [fault(category, blank.problem.message)]),
    ...(filled.ok ? filledFaults(filled.value, category, filling) : [fault(category, filled.problem.message)]),
  ]
  return filled.ok ? { faults, reading: filled.value } : { faults }
}

function fillingOf(category: Category, on: string): Filling {
  const texts = category.outline.headings.map(({ id }, i) => [id, `样例正文${i + 1}，内容为虚构。`] as const)
  return { applicant: '上海样例有限公司', values: inventedValues(category, on), texts: Object.fromEntries(texts) }
}

function fault({ id }: Category, sentence: string): Fault {
  return { step: 'self', place: `categories.${id}`, sentence }
}

/** By key and year. */
function valuesOf(values: readonly { readonly key: string; readonly year?: number; readonly value: string }[]) {
  return new Map(values.flatMap((v) => (v.value === '' ? [] : [[`${v.key} ${v.year ?? ''}`, v] as const])))
}

function doubtFaults({ category: read, values, problems }: FormReading, category: Category, form: string): Fault[] {
  if (read !== category.id) return [fault(category, `${form}读成了“${read}”类，而不是“${category.title}”`)]
  const unsure = values.filter(({ certainty }) => certainty === 'unsure')
  return [
    ...unsure.map((v) =>
      fault(category, `${form}的“${labelOf(category, addressOf(v))}”读得不确定：${v.note ?? v.raw}`),
    ),
    ...problems.map(({ message }) => fault(category, `${form}读出问题：${message}`)),
  ]
}

function blankFaults(reading: FormReading, category: Category): Fault[] {
  const read = new Set(reading.outline.map(({ heading }) => heading))
  return [
    ...doubtFaults(reading, category, '空白申报表'),
    ...[...valuesOf(reading.values.filter(({ key }) => !category.seals.some(({ id }) => id === key))).values()].map(
      (v) =>
        fault(
          category,
          `空白申报表的“${labelOf(category, addressOf(v))}”读出了“${v.value}”，格里印着的文字应写进 placeholder`,
        ),
    ),
    ...category.outline.headings
      .filter(({ id }) => !read.has(id))
      .map(({ title }) => fault(category, `空白申报表里没有读到提纲“${title}”`)),
  ]
}

function filledFaults(reading: FormReading, category: Category, { values, texts }: Filling): Fault[] {
  const read = valuesOf(reading.values)
  const lost = [...valuesOf(values)].filter(([place, { value }]) => read.get(place)?.value !== value)
  const outline = new Map(reading.outline.map(({ heading, text }) => [heading, text]))
  return [
    ...doubtFaults(reading, category, '填好的申报表'),
    ...lost.map(([place, v]) =>
      fault(
        category,
        `填好的申报表里“${labelOf(category, addressOf(v))}”写的是“${v.value}”，读出的是“${read.get(place)?.value ?? '（空）'}”`,
      ),
    ),
    ...category.outline.headings
      .filter(({ id }) => outline.get(id) !== texts[id])
      .map(({ title }) => fault(category, `填好的申报表里提纲“${title}”下的正文没有原样读出`)),
  ]
}

async function printFaults(options: TrialOptions, readings: readonly FormReading[]): Promise<Fault[]> {
  const { scheme, workers, fontFolders } = options
  const batch = trialBatch(scheme)
  const applications = readings.map((reading, i) => applicationOf(reading, `A0${i + 1}`))
  const edition: Edition = {
    ...{ number: 1, hash: '0'.repeat(64), frozenAt: `${scheme.issuedOn}T00:00:00.000Z` },
    content: editionContent(scheme, batch, applications),
  }
  const faces = await findFaces(scheme.print, fontFolders)
  const empty = emptyCells(scheme.summary, edition.content).map(
    ({ application, column }): Fault => ({
      step: 'self',
      place: `summary ${applications.find(({ id }) => id === application)?.category ?? ''}`,
      sentence: `汇总表的“${column}”栏印出来是空的`,
    }),
  )
  const { widths, sealMillimetres } = scheme.summary
  const summary = async () => {
    const made = await workers.make.summary({
      table: summaryTable(scheme.summary, edition.content),
      layout: { widths, sealMillimetres },
      ...{ print: scheme.print, scheme: scheme.id, edition, faces },
    })
    return printed('summary', '汇总表', made.ok ? made.value.findings : made.problem)
  }
  const books = edition.content.sections.flatMap(({ category, entries }) =>
    entries.map((entry) => async () => {
      const source = { category, entry, recommender: batch.recommender, edition, assembly: assemblyOf(firstAssembly) }
      const text = bookText(scheme, source)
      const book = await workers.make.book({ text, faces, paths: {}, limits: attachmentLimits })
      return printed(`categories.${category}`, '申报书', book.ok ? book.value.findings : book.problem)
    }),
  )
  const faults = await Promise.all([summary, ...books].map((make) => make()))
  return [...empty, ...faults.flat()]
}

function printed(place: string, title: string, found: readonly PrintFinding[] | { readonly message: string }): Fault[] {
  if ('message' in found) return [{ step: 'self', place, sentence: `${title}印不出来：${found.message}` }]
  return found
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ message }) => ({ step: 'self', place, sentence: `${title}印前检查不通过：${message}` }))
}

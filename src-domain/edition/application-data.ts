import { z } from 'zod'
import { fieldValue } from '../batch/application.ts'
import { modesOf } from '../batch/modes.ts'
import type { Finding } from '../checks/finding.ts'
import type { FullScheme } from '../checks/load-scheme.ts'
import { checksOf } from '../checks/of-category.ts'
import { given } from '../given.ts'
import { readIndustry, sectionName } from '../knowledge/industry.ts'
import { categoryOf, fieldOf } from '../schemes/lookup.ts'
import type { Category, CategoryId } from '../schemes/scheme.ts'
import { namesIn } from '../text/names-in.ts'
import { shanghaiDay } from '../text/shanghai-time.ts'
import { addressOf, labelOf } from '../values/address.ts'
import { type Edition, type EditionEntry, paperNumber } from './edition.ts'

/*
 * application.json, beside each book of a package (docs/package.md): what the city's desk, or any program of the city's,
 * needs of an application without reading a book.
 */

const Text = z.string()
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const Count = z.number().int().positive()

const Ruling = z.object({
  outcome: z.enum(['pass', 'fail']),
  /** Day, ISO 8601. */
  on: Text,
  /** Only where the notice itself asks for one (原则上). */
  reason: Text.optional(),
})

export const ApplicationData = z.object({
  schemaVersion: z.literal(1),
  scheme: Text,
  notice: Sha256.optional(),
  edition: z.object({ number: Count, hash: Sha256 }),
  district: Text,
  recommender: Text,
  application: Text.min(1),
  category: z.object({ id: Text.min(1), title: Text }),
  rank: Count,
  name: Text,
  /** The legal person: the applicant itself, or who runs it. */
  unit: z.object({ name: Text, creditCode: Text.optional(), formerNames: z.array(Text).optional() }),
  modes: z.array(Text),
  /** Division, else section, of GB/T 4754—2017, where the form says one. */
  industry: Text.optional(),
  /** Its line of the summary, with the heads. */
  summary: z.array(z.object({ title: Text, value: Text })),
  values: z.array(
    z.object({ key: Text, year: z.number().int().optional(), label: Text, unit: Text.optional(), value: Text }),
  ),
  findings: z.array(
    z.object({
      ...{ check: Text, title: Text, clause: Text, message: Text },
      outcome: z.enum(['pass', 'fail', 'manual', 'na']),
      figures: z.record(Text, Text),
      ruling: Ruling.optional(),
    }),
  ),
})
export type ApplicationData = z.infer<typeof ApplicationData>

/**
 * What of an application leaves the house beside its papers: the edition's values, what the notice's own checks find, and
 * rulings without who gave them and why. Lists, notes and reasons of the office's own stay.
 */
export function applicationData(
  scheme: FullScheme,
  edition: Edition,
  { category: id, entry, findings }: OfEntry,
): ApplicationData {
  const { content, hash } = edition
  const category = categoryOf(scheme, id)
  const columns = scheme.summary.sections.find((section) => section.category === id)?.columns ?? []
  return {
    schemaVersion: 1,
    ...{
      scheme: content.scheme,
      ...given({ notice: content.notice }),
      edition: { number: paperNumber(edition), hash },
    },
    ...{ district: content.district, recommender: content.recommender },
    ...{ application: entry.application, category: { id, title: category.title }, rank: entry.rank, name: entry.name },
    unit: unitOf(category, entry),
    modes: modesOf(entry, category),
    ...given({ industry: industryOf(scheme, id, entry) }),
    summary: columns.map(({ title }, i) => ({ title, value: entry.summary[i] ?? '' })),
    values: entry.values.map((value) => ({
      ...{ key: value.key, ...given({ year: value.year }) },
      label: labelOf(category, addressOf(value)),
      ...given({ unit: fieldOf(category, addressOf(value).key)?.unit }),
      value: value.value,
    })),
    findings: findingsOf(scheme, id, findings),
  }
}

export type OfEntry = {
  readonly category: CategoryId
  readonly entry: EditionEntry
  readonly findings: readonly Finding[]
}

function textOf(entry: EditionEntry, key: string | undefined): string | undefined {
  return key === undefined ? undefined : fieldValue(entry, key)?.value
}

function unitOf({ unitField, creditCodeField, formerNameField }: Category, entry: EditionEntry) {
  const formerNames = namesIn(textOf(entry, formerNameField) ?? '')
  return {
    name: textOf(entry, unitField) ?? entry.name,
    ...given({ creditCode: textOf(entry, creditCodeField) }),
    ...(formerNames.length > 0 && { formerNames }),
  }
}

/** The field is the one the notice's check of industries looks at. */
function industryOf(scheme: FullScheme, category: CategoryId, entry: EditionEntry): string | undefined {
  const check = checksOf(scheme, category).find((one) => one.kind === 'industryIn')
  const text = check?.kind === 'industryIn' ? textOf(entry, check.industry) : undefined
  if (text === undefined) return undefined
  const { section, code } = readIndustry(text)
  const division = code && readIndustry(code.slice(0, 2)).name
  return division ? `${code.slice(0, 2)} ${division}` : section && `${section} ${sectionName(section)}`
}

function findingsOf(scheme: FullScheme, category: CategoryId, findings: readonly Finding[]) {
  const checks = new Map(checksOf(scheme, category).map((check) => [check.id, check]))
  return findings.flatMap((finding) => {
    const check = checks.get(finding.check)
    if (!check) return []
    const { title, clause, outcome, figures, ruling } = finding
    const reason = check.inPrinciple ? ruling?.reason : undefined
    return {
      ...{ check: check.id, title, clause, outcome, message: ownMessage(finding), figures: { ...figures } },
      ...(ruling && {
        ruling: { outcome: ruling.outcome, on: shanghaiDay(new Date(ruling.at)), ...given({ reason }) },
      }),
    }
  })
}

/** What the rule itself says: the message may name an officer whose ruling has lost its ground. */
function ownMessage({ basis, figures }: Finding): string {
  const lines = basis.split('\n')
  return lines.slice(0, lines.length - Object.keys(figures).length).join('\n')
}

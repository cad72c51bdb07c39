import Big from 'big.js'
import { type Application, fieldValue } from '../batch/application.ts'
import { decimalValue } from '../batch/decimal-value.ts'
import type { FullScheme } from '../checks/load-scheme.ts'
import { meetingFields, ratiosOf } from '../checks/of-category.ts'
import { given } from '../given.ts'
import { categoryOf, fieldOf } from '../schemes/lookup.ts'
import type { Category, DecidingFigure } from '../schemes/scheme.ts'
import { percentText } from '../text/percent-text.ts'

/** What helps deciding on an application, in the order it is shown; of one category all have the same. */
export type Deciding =
  | { readonly kind: 'trend'; readonly head: string; readonly years: readonly YearShare[] }
  | {
      readonly kind: 'figure'
      readonly head: string
      /** What the form prints over labels that recur. */
      readonly group?: string
      readonly unit?: string
      readonly year?: number
      /** Amounts of money are long. */
      readonly isMoney: boolean
      readonly value?: string
    }
  | { readonly kind: 'text'; readonly head: string; readonly value?: string }

/** A ratio in percent, none where a part of it is missing. */
export type YearShare = { readonly year: number; readonly percent?: string }

export function decidingOf(scheme: FullScheme, application: Application): Deciding[] {
  const category = categoryOf(scheme, application.category)
  const named = category.deciding.map((figure) => decidingFigure(figure, { scheme, category, application }))
  const texts = named.filter(({ kind }) => kind === 'text')
  return [...named.filter(({ kind }) => kind !== 'text'), ...conditionFigures(scheme, category, application), ...texts]
}

/** The figures the notice sets a threshold on, besides those its category names: years of operation, titles held. */
function conditionFigures(scheme: FullScheme, category: Category, application: Application): Deciding[] {
  const named = new Set(category.deciding.flatMap(({ from }) => ('key' in from ? from.key : [])))
  return meetingFields(scheme, category.id).flatMap((key): Deciding[] => {
    const field = fieldOf(category, key)
    if (!field || named.has(key)) return []
    const { label: head, group } = field
    return [{ kind: 'figure', head, ...given({ group }), isMoney: false, ...stated(application, key) }]
  })
}

type Of = { readonly scheme: FullScheme; readonly category: Category; readonly application: Application }

function decidingFigure({ head, from }: DecidingFigure, of: Of): Deciding {
  const { application, category } = of
  switch (from.kind) {
    case 'ratio':
      return { kind: 'trend', head, years: from.years.map((year) => yearShare(from, year, of)) }
    case 'text':
      return { kind: 'text', head, ...stated(application, from.key) }
    case 'field':
      return {
        kind: 'figure',
        head,
        ...asked(category, from.key, from.year, head),
        ...stated(application, from.key, from.year),
      }
    case 'sum': {
      const counts = from.keys.flatMap((key) => decimalValue(application, key, from.year) ?? [])
      const value = counts.reduce((sum, count) => sum.plus(count), new Big(0)).toFixed()
      return {
        kind: 'figure',
        head,
        ...asked(category, from.keys[0] ?? '', from.year, head),
        ...(counts.length > 0 ? { value } : {}),
      }
    }
  }
}

function yearShare(
  { part: partKey, whole: wholeKey }: { readonly part: string; readonly whole: string },
  year: number,
  { scheme, category, application }: Of,
): YearShare {
  const part = decimalValue(application, partKey, year)
  const whole = decimalValue(application, wholeKey, year)
  if (!part || !whole?.gt(0)) return { year }
  // Never rounded across a threshold a check holds it against.
  const minimum = ratiosOf(scheme, category.id).find(
    (ratio) => ratio.numerator === partKey && ratio.denominator === wholeKey && ratio.minimum !== undefined,
  )?.minimum
  return { year, percent: percentText(part, whole, minimum === undefined ? undefined : new Big(minimum)) }
}

function asked(category: Category, key: string, year: number | undefined, head: string) {
  const field = fieldOf(category, key)
  // Where the head names it, it stands there.
  const isNamed = head.normalize('NFKC').includes(`(${field?.unit?.normalize('NFKC')})`)
  return {
    isMoney: field?.type === 'money',
    ...(field?.unit && !isNamed ? { unit: field.unit } : {}),
    ...(year === undefined ? {} : { year }),
  }
}

function stated(application: Application, key: string, year?: number): { readonly value?: string } {
  const value = fieldValue(application, key, year)?.value
  return value ? { value } : {}
}

/** Its head in one line, with its unit: 营业收入（万元）. */
export function decidingHead(figure: Deciding): string {
  const head = figure.head.replace('\n', '')
  const unit = figure.kind === 'trend' ? '%' : figure.kind === 'figure' ? figure.unit : undefined
  return unit ? `${head}（${unit}）` : head
}

/** What the lists of all categories lead with: the latest of an application's first trend. */
export function leadingShare(deciding: readonly Deciding[]): string | undefined {
  return deciding.find((figure) => figure.kind === 'trend')?.years.at(-1)?.percent
}

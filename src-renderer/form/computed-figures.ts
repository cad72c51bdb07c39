import Big from 'big.js'
import { type Application, type FormValue, fieldValue } from '../../src-domain/batch/application.ts'
import { percentText } from '../../src-domain/checks/figures.ts'
import { readValue } from '../../src-domain/intake/read-value.ts'
import { type Category, type Check, type CheckOf, fieldOf, type Scheme } from '../../src-domain/schemes/scheme.ts'
import { type Blank, blankOf, optionsOf } from './blanks.ts'
import { fieldsNamed } from './findings-of-blank.ts'

/** A ratio recomputed from what stands on the form, beside what is stated there. */
export type ComputedRatio = {
  readonly year: number
  readonly percent: string
  readonly stated?: string
  /** The least it has to be, in percent, where a check says so. */
  readonly minimum?: string
  readonly reaches?: boolean
}

/** The application as it would be with the text being typed. */
export function withTyped(application: Application, blank: Blank, text: string, scheme: Scheme): Application {
  const read = optionsOf(blank.field) ? undefined : readValue(blank.field, text, { asOf: scheme.dates.submission.on })
  if (!read || read.problem) return application
  const { key, year } = blank
  const typed: FormValue = {
    key,
    ...(year === undefined ? {} : { year }),
    value: read.value,
    raw: text,
    source: { kind: 'officer', by: '', at: '' },
    certainty: 'sure',
  }
  const others = application.values.filter((v) => v.key !== key || v.year !== year)
  return { ...application, values: [...others, typed] }
}

type RatioCheck = CheckOf<'ratioConsistent'>

/** The ratio a blank takes part in, for all years the form asks for, under the name of the field it is stated in. */
export function computedRatio(
  blank: Blank,
  { scheme, application, category }: { scheme: Scheme; application: Application; category: Category },
): { readonly title: string; readonly ratios: readonly ComputedRatio[] } | undefined {
  const own = scheme.checks.filter((c) => c.categories.includes(category.id))
  const check = own.find(
    (c): c is RatioCheck => c.kind === 'ratioConsistent' && fieldsNamed(c, category).includes(blank.owner),
  )
  if (!check) return undefined
  const ratios = check.years.flatMap((year) => {
    const part = decimal(application, check.numerator, year)
    const whole = decimal(application, check.denominator, year)
    if (!part || !whole?.gt(0)) return []
    const minimum = minimumOf(own, check, year)
    const percent = percentText(part, whole, minimum === undefined ? undefined : new Big(minimum))
    const stated = fieldValue(application, check.stated, year)?.value
    return {
      year,
      percent,
      ...(stated === undefined ? {} : { stated }),
      // percentText never rounds across the threshold it is given.
      ...(minimum === undefined ? {} : { minimum, reaches: new Big(percent).gte(minimum) }),
    }
  })
  const stated = fieldOf(category, check.stated)
  return ratios.length > 0 && stated ? { title: blankOf(stated).label, ratios } : undefined
}

function minimumOf(checks: readonly Check[], ratio: RatioCheck, year: number): string | undefined {
  return checks.find(
    (c): c is CheckOf<'ratioAtLeast'> => c.kind === 'ratioAtLeast' && c.stated === ratio.stated && c.year === year,
  )?.minimum
}

function decimal(application: Application, key: string, year: number): Big | undefined {
  const value = fieldValue(application, key, year)?.value
  return value !== undefined && /^-?\d+(\.\d+)?$/.test(value) ? new Big(value) : undefined
}

import Big from 'big.js'
import { type Application, type FormValue, fieldValue } from '../../src-domain/batch/application.ts'
import { decimalValue } from '../../src-domain/batch/decimal-value.ts'
import type { FullScheme } from '../../src-domain/checks/load-scheme.ts'
import { ratiosOf } from '../../src-domain/checks/of-category.ts'
import { given } from '../../src-domain/given.ts'
import { readValue } from '../../src-domain/intake/read-value.ts'
import { fieldOf } from '../../src-domain/schemes/lookup.ts'
import type { Category, Scheme } from '../../src-domain/schemes/scheme.ts'
import { percentText } from '../../src-domain/text/percent-text.ts'
import { type Blank, blankOf, optionsOf } from './blanks.ts'

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
    ...given({ year }),
    value: read.value,
    raw: text,
    source: { kind: 'officer', by: '', at: '' },
    certainty: 'sure',
  }
  const others = application.values.filter((v) => v.key !== key || v.year !== year)
  return { ...application, values: [...others, typed] }
}

/** The ratio a blank takes part in, for all years the form asks for, under the name of the field it is stated in. */
export function computedRatio(
  blank: Blank,
  { scheme, application, category }: { scheme: FullScheme; application: Application; category: Category },
): { readonly title: string; readonly ratios: readonly ComputedRatio[] } | undefined {
  const own = ratiosOf(scheme, category.id)
  const ratio = own.find((r) => !r.minimum && [r.numerator, r.denominator, r.stated].includes(blank.owner))
  if (!ratio) return undefined
  const ratios = ratio.years.flatMap((year) => {
    const part = decimalValue(application, ratio.numerator, year)
    const whole = decimalValue(application, ratio.denominator, year)
    if (!part || !whole?.gt(0)) return []
    const minimum = own.find((r) => r.minimum && r.stated === ratio.stated && r.years.includes(year))?.minimum
    const percent = percentText(part, whole, minimum === undefined ? undefined : new Big(minimum))
    const stated = fieldValue(application, ratio.stated, year)?.value
    return {
      year,
      percent,
      ...given({ stated }),
      // percentText never rounds across the threshold it is given.
      ...(minimum === undefined ? {} : { minimum, reaches: new Big(percent).gte(minimum) }),
    }
  })
  const stated = fieldOf(category, ratio.stated)
  return ratios.length > 0 && stated ? { title: blankOf(stated).label, ratios } : undefined
}

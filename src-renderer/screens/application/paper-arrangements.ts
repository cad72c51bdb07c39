import type { CategoryId } from '../../../src-domain/scheme.ts'

/**
 * What a printed form settles that the scheme's fields do not say: the width of its columns, what stands over the
 * years, and which fields have a row to themselves.
 */
export type Arrangement = {
  /** Columns, of twelve, that the label and the value of a full row take. */
  readonly wideLabel: number
  /** Columns, of twelve, of a label with its value where two stand in a row. */
  readonly pairLabel: number
  /** Head of the label column over the years. */
  readonly yearsHead: string
  /** Fields with a row to themselves although they are short. */
  readonly alone: readonly string[]
}

export const arrangements: Readonly<Record<CategoryId, Arrangement>> = {
  enterprise: { wideLabel: 3, pairLabel: 2, yearsHead: '经营指标', alone: ['honours', 'standards'] },
  platform: {
    wideLabel: 3,
    pairLabel: 2,
    yearsHead: '',
    alone: ['creditCode', 'honours', 'standards', 'projectWeeks'],
  },
  district: { wideLabel: 6, pairLabel: 6, yearsHead: '', alone: ['*'] },
}

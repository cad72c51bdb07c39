import { decimalValue } from '../../batch/decimal-value.ts'
import type { Category } from '../../schemes/scheme.ts'
import { kind } from '../judging/kind.ts'
import { titleOf } from '../judging/labels.ts'
import { ref } from '../judging/references.ts'

type Judgement =
  | { readonly is: 'incomparable' | 'notAbove' }
  | { readonly is: 'above'; readonly wrong: readonly WrongYear[] }

type WrongYear = { readonly year: number | undefined; readonly part: string; readonly whole: string }

/** A part is not above its whole, in any of the years; once, where the form asks for no years. */
export const notAbove = kind({
  kind: 'notAbove',
  grammar: { part: ref.field(), whole: ref.field(), years: ref.years().optional() },
  sameUnit: ['part', 'whole'],
  judge(check, { application }): Judgement {
    const years: readonly (number | undefined)[] = check.years ?? [undefined]
    const pairs = years.flatMap((year) => {
      const part = decimalValue(application, check.part, year)
      const whole = decimalValue(application, check.whole, year)
      return part && whole ? [{ year, part, whole }] : []
    })
    if (pairs.length === 0) return { is: 'incomparable' }
    const wrong = pairs.filter(({ part, whole }) => part.gt(whole))
    if (wrong.length === 0) return { is: 'notAbove' }
    return {
      is: 'above',
      wrong: wrong.map(({ year, part, whole }) => ({ year, part: part.toFixed(), whole: whole.toFixed() })),
    }
  },
  verdicts: {
    incomparable: { outcome: 'na', officer: '没有可比较的数据。' },
    notAbove: {
      outcome: 'pass',
      officer: (_, { part, whole, years }, category) =>
        `${years ? '各年' : ''}${titleOf(category, part)}${years ? '均' : ''}不大于${titleOf(category, whole)}。`,
    },
    above: {
      outcome: 'fail',
      officer: ({ wrong }, check, category) => `${listed(wrong, check, category)}。`,
      applicant: ({ wrong }, check, category) =>
        `申报表填写的${check.years ? ' ' : ''}${listed(wrong, check, category)}。`,
    },
  },
  request: ({ part, whole }, category) =>
    `请核对${titleOf(category, whole)}和${titleOf(category, part)}，并检查计量单位是否一致，更正后重新提交盖章的申报表。`,
})

function listed(wrong: readonly WrongYear[], check: { part: string; whole: string }, category: Category): string {
  const [part, whole] = [titleOf(category, check.part), titleOf(category, check.whole)]
  return wrong
    .map((w) => `${w.year === undefined ? '' : `${w.year} 年`}${part} ${w.part} 大于${whole} ${w.whole}`)
    .join('；')
}

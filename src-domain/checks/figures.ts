import Big from 'big.js'
import { fieldValue } from '../batch/application.ts'
import { type CheckOf, type Field, fieldOf, fieldsOf } from '../schemes/scheme.ts'
import { chineseDate } from '../text/date.ts'
import { type Figures, fail, type Judgement, manual, notApplicable, pass, type Subject } from './finding.ts'

/*
 * Checks on numbers. All arithmetic is on exact decimals: a threshold is decided by multiplying out, never on a
 * rounded quotient, so 29.996 % is below 30 %.
 */

/** The exact decimal of a field, or undefined when it is empty or not a number. */
function decimal({ application }: Subject, key: string, year?: number): Big | undefined {
  const value = fieldValue(application, key, year)?.value
  return value !== undefined && /^-?\d+(\.\d+)?$/.test(value) ? new Big(value) : undefined
}

function label({ category }: Subject, key: string, year?: number): string {
  const field = fieldOf(category, key)
  return `${year === undefined ? '' : `${year} 年`}${(field?.label ?? key).replace(/\s+/g, '')}`
}

/** The field's name in a sentence: 服务收入 of 其中服务收入（万元）. */
function title({ category }: Subject, key: string): string {
  const printed = fieldOf(category, key)?.label ?? key
  return printed.replace(/\s+|[（(][^）)]*[）)]$|^其中/g, '')
}

function shown(subject: Subject, key: string, year?: number): Figures {
  const value = fieldValue(subject.application, key, year)?.value
  return value === undefined ? {} : { [label(subject, key, year)]: value }
}

/** Cuts quotients off instead of rounding them, so that none is lifted onto a threshold it does not reach. */
const Truncating = Big()
Truncating.RM = Big.roundDown

/** A percentage for people: one or two decimals, but never rounded across the threshold it is held against. */
export function percentText(part: Big, whole: Big, threshold?: Big): string {
  const exact = new Truncating(part).times(100).div(whole)
  for (let places = 2; places < 10; places++) {
    const rounded = exact.round(places, Big.roundHalfUp)
    if (!threshold || exact.gte(threshold) === rounded.gte(threshold)) {
      return rounded.eq(rounded.round(1)) ? rounded.toFixed(1) : rounded.toFixed()
    }
  }
  return exact.toFixed()
}

export function ratioAtLeast(check: CheckOf<'ratioAtLeast'>, subject: Subject): Judgement {
  const part = decimal(subject, check.numerator, check.year)
  const whole = decimal(subject, check.denominator, check.year)
  const minimum = new Big(check.minimum)
  const figures = {
    ...shown(subject, check.numerator, check.year),
    ...shown(subject, check.denominator, check.year),
    ...shown(subject, check.stated, check.year),
  }
  if (!part || !whole) {
    const stated = fieldValue(subject.application, check.stated, check.year)?.value
    const missing = title(subject, whole ? check.numerator : check.denominator)
    return manual(
      `缺少 ${check.year} 年${missing}，无法复算占比${stated ? `（申报单位填报 ${stated}%）` : ''}。`,
      figures,
    )
  }
  if (whole.lte(0))
    return manual(`${check.year} 年${title(subject, check.denominator)}为 ${whole.toFixed()}，无法计算占比。`, figures)
  const share = percentText(part, whole, minimum)
  const all = { ...figures, [`${check.year} 年复算占比（%）`]: share, '下限（%）': check.minimum }
  // part / whole >= minimum %, multiplied out so that nothing is rounded.
  return part.times(100).gte(whole.times(minimum))
    ? pass(`${check.year} 年${title(subject, check.stated)} ${share}%，达到 ${check.minimum}%。`, all)
    : fail(`${check.year} 年${title(subject, check.stated)}按收入数据复算为 ${share}%，低于 ${check.minimum}%。`, all)
}

/** Half a unit of the last decimal written (0.05 of 40.0): what rounding to that place can have taken away. */
function halfUnit({ application }: Subject, key: string, year: number): Big {
  const written = fieldValue(application, key, year)?.value ?? ''
  const decimals = /\.(\d+)$/.exec(written)?.[1]?.length ?? 0
  return new Big(`5e-${decimals + 1}`)
}

export function ratioConsistent(check: CheckOf<'ratioConsistent'>, subject: Subject): Judgement {
  const wrong: string[] = []
  const figures: Record<string, string> = {}
  let compared = 0
  for (const year of check.years) {
    const part = decimal(subject, check.numerator, year)
    const whole = decimal(subject, check.denominator, year)
    const stated = decimal(subject, check.stated, year)
    if (!part || !whole || !stated || whole.lte(0)) continue
    compared++
    const hundredfold = part.times(100)
    const tolerance = max(new Big(check.tolerance), halfUnit(subject, check.stated, year))
    Object.assign(figures, {
      [`${year} 年填报占比（%）`]: stated.toFixed(),
      [`${year} 年复算占比（%）`]: percentText(part, whole),
    })
    // |part / whole − stated| > tolerance, multiplied out so that nothing is rounded.
    if (hundredfold.minus(stated.times(whole)).abs().gt(tolerance.times(whole))) {
      const asFraction = hundredfold.minus(stated.times(100).times(whole)).abs().lte(whole.times(check.tolerance))
      wrong.push(
        `${year} 年填报 ${stated.toFixed()}%，按收入数据应为 ${percentText(part, whole)}%${asFraction ? '（像是把百分比填成了小数）' : ''}`,
      )
    }
  }
  if (compared === 0) return notApplicable('收入或占比未填写，没有可比较的数据。')
  const allowed = `允许误差为 ${check.tolerance} 个百分点或填报位数的四舍五入`
  return wrong.length > 0
    ? fail(`${wrong.join('；')}（${allowed}）。`, figures)
    : pass(`各年填报占比与复算相符（${allowed}）。`, figures)
}

function max(a: Big, b: Big): Big {
  return a.gte(b) ? a : b
}

const hundredth = new Big('0.01')

export function netAssetsConsistent(check: CheckOf<'netAssetsConsistent'>, subject: Subject): Judgement {
  const wrong: string[] = []
  const figures: Record<string, string> = {}
  let compared = 0
  for (const year of check.years) {
    const assets = decimal(subject, check.assets, year)
    const ratio = decimal(subject, check.debtRatio, year)
    const net = decimal(subject, check.net, year)
    if (!assets || !ratio || !net) continue
    compared++
    const computed = assets.times(new Big(100).minus(ratio)).times(hundredth)
    // The ratio is handed in rounded; what that rounding can move is no contradiction.
    const rounding = assets.times(halfUnit(subject, check.debtRatio, year)).times(hundredth)
    const tolerance = max(computed.abs().times(check.tolerance).times(hundredth), rounding)
    Object.assign(figures, {
      [`${year} 年填报净资产（万元）`]: net.toFixed(),
      [`${year} 年推算净资产（万元）`]: computed.round(4).toFixed(),
    })
    if (computed.minus(net).abs().gt(tolerance)) {
      wrong.push(
        `${year} 年填报净资产 ${net.toFixed()} 万元，按资产总额和资产负债率推算为 ${computed.round(2).toFixed()} 万元`,
      )
    }
  }
  if (compared === 0) return notApplicable('资产数据未填写完整，没有可比较的数据。')
  const allowed = `允许误差为 ${check.tolerance}% 或资产负债率四舍五入带来的差`
  return wrong.length > 0
    ? fail(`${wrong.join('；')}（${allowed}）。`, figures)
    : pass(`各年净资产与资产总额、资产负债率相符（${allowed}）。`, figures)
}

export function notAbove(check: CheckOf<'notAbove'>, subject: Subject): Judgement {
  const wrong: string[] = []
  let compared = 0
  for (const year of check.years) {
    const part = decimal(subject, check.part, year)
    const whole = decimal(subject, check.whole, year)
    if (!part || !whole) continue
    compared++
    if (part.gt(whole)) {
      wrong.push(
        `${year} 年${title(subject, check.part)} ${part.toFixed()} 大于${title(subject, check.whole)} ${whole.toFixed()}`,
      )
    }
  }
  if (compared === 0) return notApplicable('没有可比较的数据。')
  return wrong.length > 0
    ? fail(`${wrong.join('；')}。`)
    : pass(`各年${title(subject, check.part)}均不大于${title(subject, check.whole)}。`)
}

export function percentRange(_check: CheckOf<'percentRange'>, subject: Subject): Judgement {
  const { application, category } = subject
  const bounds = new Map<string, Pick<Field, 'label' | 'min' | 'max'>>()
  for (const field of fieldsOf(category)) {
    if (field.type === 'percent') bounds.set(field.key, field)
    for (const column of field.columns ?? [])
      if (column.type === 'percent') bounds.set(`${field.key}.*.${column.key}`, column)
  }
  const wrong: string[] = []
  const sums = new Map<string, Big>()
  for (const value of application.values) {
    const key = value.key.replace(/\.\d+\./, '.*.')
    const bound = bounds.get(key)
    if (!bound || !/^-?\d+(\.\d+)?$/.test(value.value)) continue
    const number = new Big(value.value)
    if (key !== value.key) sums.set(key, (sums.get(key) ?? new Big(0)).plus(number))
    if (number.lt(bound.min ?? '0') || number.gt(bound.max ?? '100')) {
      wrong.push(
        `${value.year === undefined ? '' : `${value.year} 年`}${bound.label.replace(/\s+/g, '')}为 ${value.value}`,
      )
    }
  }
  for (const [key, sum] of sums) {
    if (sum.gt(100)) wrong.push(`${bounds.get(key)?.label ?? key}合计为 ${sum.toFixed()}`)
  }
  return wrong.length > 0 ? fail(`超出合理范围：${wrong.join('；')}。`) : pass('各项百分比均在合理范围内。')
}

export function soundFinances(check: CheckOf<'soundFinances'>, subject: Subject): Judgement {
  const net = decimal(subject, check.net, check.year)
  const profit = decimal(subject, check.profit, check.year)
  const figures = { ...shown(subject, check.net, check.year), ...shown(subject, check.profit, check.year) }
  if (!net || !profit) return manual(`${check.year} 年净资产或净利润未填写，无法判断财务状况。`, figures)
  const poor = [...(net.lte(0) ? ['净资产不为正'] : []), ...(profit.lt(0) ? ['净利润为负'] : [])]
  return poor.length > 0
    ? manual(`${check.year} 年${poor.join('、')}，是否“运营和财务状况良好”请人工判断。`, figures)
    : pass(`${check.year} 年净资产、净利润均为正。`, figures)
}

export function growing(check: CheckOf<'growing'>, subject: Subject): Judgement {
  const [first, last] = [check.years[0], check.years.at(-1)]
  const from = decimal(subject, check.field, first)
  const to = decimal(subject, check.field, last)
  const figures = { ...shown(subject, check.field, first), ...shown(subject, check.field, last) }
  if (!from || !to) return manual('数据未填写完整，无法判断增长情况。', figures)
  return to.gt(from)
    ? pass(`${first}—${last} 年由 ${from.toFixed()} 增至 ${to.toFixed()}。`, figures)
    : fail(`${first}—${last} 年由 ${from.toFixed()} 变为 ${to.toFixed()}，没有增长。`, figures)
}

export function countsAtLeast(check: CheckOf<'countsAtLeast'>, subject: Subject): Judgement {
  const figures = Object.assign({}, ...check.fields.map((key) => shownInGroup(subject, key)))
  const counts = check.fields.map((key) => ({ key, count: decimal(subject, key) }))
  const empty = counts.filter((c) => !c.count).map((c) => groupLabel(subject, c.key))
  if (empty.length > 0) return manual(`未填写：${empty.join('、')}。`, figures)
  const few = counts.filter((c) => c.count?.lt(check.minimum)).map((c) => groupLabel(subject, c.key))
  return few.length > 0
    ? fail(`${few.join('、')}少于 ${check.minimum} 个。`, figures)
    : pass(`${counts.map((c) => `${groupLabel(subject, c.key)} ${c.count?.toFixed()} 个`).join('，')}。`, figures)
}

/** 企业 alone says nothing; with its group it does: 市级服务型制造示范数量—企业. */
function groupLabel({ category }: Subject, key: string): string {
  const field = fieldOf(category, key)
  const group = field?.group?.replace(/[（(].*$/, '')
  return `${group ? `${group}—` : ''}${field?.label ?? key}`
}

function shownInGroup(subject: Subject, key: string): Figures {
  const value = fieldValue(subject.application, key)?.value
  return value === undefined ? {} : { [groupLabel(subject, key)]: value }
}

export function yearsAtLeast(check: CheckOf<'yearsAtLeast'>, subject: Subject): Judgement {
  const value = fieldValue(subject.application, check.field)
  const years = decimal(subject, check.field)
  const on = subject.scheme.dates.submission.on
  if (!value || !years) return manual(`没有读到${title(subject, check.field)}，无法判断是否满 ${check.minimum} 年。`)
  const name = title(subject, check.field)
  const figures = { [`${name}（年）`]: years.toFixed(), 原文: value.raw, '下限（年）': check.minimum, 截止日期: on }
  return years.gte(check.minimum)
    ? pass(`${name} ${years.toFixed()} 年，满 ${check.minimum} 年（截至${chineseDate(on)}）。`, figures)
    : fail(`${name} ${years.toFixed()} 年，不满 ${check.minimum} 年（截至${chineseDate(on)}）。`, figures)
}

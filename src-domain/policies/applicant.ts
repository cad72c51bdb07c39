import Big from 'big.js'
import { type Application, fieldValue } from '../batch/application.ts'
import { modesOf } from '../batch/modes.ts'
import { given } from '../given.ts'
import { type IndustryReading, readIndustry } from '../knowledge/industry.ts'
import { fieldOf, fieldsOf } from '../schemes/lookup.ts'
import type { Category, Field, Scheme } from '../schemes/scheme.ts'
import { matchKey } from '../text/normalise.ts'

/** Something an application says, and where it says so. */
export type Said = { readonly where: string; readonly text: string }

/** What of an application policies look at; what its form does not ask is absent. */
export type Applicant = {
  /** What it applies for and offers: the notice, its modes, its business. */
  readonly offers: readonly Said[]
  /** What it is: its category, its honours. */
  readonly standing: readonly Said[]
  readonly honours?: Said
  readonly industry?: IndustryReading & Said
  readonly employees?: Said
  /** In 万元, of the last year it was asked for. */
  readonly revenue?: Said
  /** An unyearly field that is not empty, by its key. */
  readonly field: (key: string) => Said | undefined
  /** An unyearly figure by one of its field's names, in this unit. */
  readonly figure: (names: readonly string[], unit: string) => Said | undefined
}

/** Whether a category's applicants have a business that policies can be held against: companies, not districts. */
export function isOfCompanies(category: Category): boolean {
  const asksOfCompanies = category.creditCodeField !== undefined || asked(category, 'industry') !== undefined
  return category.districtFields.length === 0 && asksOfCompanies
}

/** `undefined` for what is no company. */
export function applicantOf(application: Application, category: Category, scheme: Scheme): Applicant | undefined {
  if (!isOfCompanies(category)) return undefined
  const said = (field: Field | undefined, year?: number): Said[] => {
    const text = field && fieldValue(application, field.key, year)?.value
    return field && text ? [{ where: year ? `${year}年${field.label}` : field.label, text }] : []
  }
  const field = (key: string) => said(asked(category, key))[0]
  const revenue = asked(category, 'revenue')
  const lastYear = revenue?.years?.toSorted((a, b) => b - a)[0]
  const [last] = said(revenue, lastYear)
  const [modes, business, honours, industry] = [
    modesOf(application, category),
    ...['business', 'honours', 'industry'].map(field),
  ] as const
  return {
    offers: [
      { where: '申报的方案', text: scheme.title },
      ...(modes.length > 0 ? [{ where: '示范模式', text: modes.join('、') }] : []),
      ...[business, field(category.nameField)].flatMap((s) => s ?? []),
    ],
    standing: [{ where: '申报类别', text: category.title }, ...(honours ? [honours] : [])],
    ...given({
      honours,
      industry: industry && { ...industry, ...readIndustry(industry.text) },
      employees: inUnit(field('employees'), undefined, '人'),
      revenue: inUnit(last, revenue?.unit, '万元'),
    }),
    field,
    figure: (names, unit) => {
      const keys = names.map(matchKey)
      const isNamed = ({ label, aliases = [] }: Field) =>
        [label, ...aliases].some((name) => keys.includes(matchKey(name.replace(/[（(].*$/, ''))))
      const named = fieldsOf(category).find(isNamed)
      return inUnit(said(named)[0], named?.unit, unit)
    },
  }
}

const tenThousands: Readonly<Record<string, string>> = {
  元: '0.0001',
  千元: '0.1',
  万元: '1',
  百万元: '100',
  亿元: '10000',
}

/** A figure in the unit it is reckoned in; another notice's form may ask for it in 元 or 亿元. */
function inUnit(said: Said | undefined, from: string | undefined, unit: string): Said | undefined {
  if (!said || !/^\d+(\.\d+)?$/.test(said.text)) return undefined
  if (from === undefined || from === unit) return said
  const times = unit === '万元' ? tenThousands[from] : undefined
  return times ? { ...said, text: new Big(said.text).times(times).toFixed() } : undefined
}

/** What forms call the fields that are looked at, where another notice has another key for them. */
const labels: Readonly<Record<string, readonly string[]>> = {
  industry: ['所属行业', '所在行业', '行业类别'],
  business: ['主营业务', '主要业务'],
  honours: ['示范称号', '获得荣誉', '已获荣誉'],
  employees: ['员工总数', '职工总数', '从业人员'],
  revenue: ['营业收入'],
  standards: ['制定的服务相关标准', '制定标准'],
}

/** The form's field of a key, else the first that is called so. */
function asked(category: Category, key: string): Field | undefined {
  const called = labels[key] ?? []
  const isCalled = ({ label, aliases = [] }: Field) =>
    [label, ...aliases].some((name) => called.some((word) => matchKey(name).includes(matchKey(word))))
  return fieldOf(category, key) ?? fieldsOf(category).find(isCalled)
}

/** Where one of the words is said first, as a reason. */
export function wordSaid(said: readonly Said[], words: readonly string[]): string | undefined {
  for (const { where, text } of said) {
    const key = matchKey(text)
    const word = words.find((w) => key.includes(matchKey(w)))
    if (word) return `${where}写有“${word}”`
  }
  return undefined
}

import { plain } from '../text/normalise.ts'
import { checkCreditCode } from './credit-code.ts'

export type LegalPersonReading = {
  readonly verdict: 'yes' | 'no' | 'unclear'
  /** What the verdict rests on. Nothing: neither name nor type nor code tells. */
  readonly ground: 'branch' | 'form' | 'contradiction' | 'nothing'
  /** What was found, each a clause in Chinese. */
  readonly facts: readonly string[]
}

/** What a name, a registration type or a credit code says for itself. */
type Evidence = { readonly legalPerson: boolean; readonly words: string }

const branch = /(?:分公司|分厂|分部|分店|分社|分行|支行|支公司|分支机构|办事处|代表处|联络处|营业部|门市部|项目部)/
const branchName = new RegExp(`${branch.source}$`)
const withoutPersonality = /个体工商户|个体户|个体经营|个人独资企业|合伙/
const legalForms =
  /有限责任公司|有限公司|股份(?:有限)?公司|国有独资|全民所有制|集体所有制|股份合作|中外合资|外商独资|一人有限|事业(?:单位)?法人|事业单位|社会团体|民办非企业|社会服务机构|基金会|专业合作社|企业法人|国有企业|集体企业/

/**
 * Whether an applicant is an independent legal person, from its name, its registration type and the class of its
 * credit code. Branches, sole traders, sole proprietorships and partnerships are not (民法典第五十四、七十四、一百零二条).
 */
export function legalPerson(applicant: {
  readonly name: string
  readonly registrationType?: string
  readonly creditCode?: string
}): LegalPersonReading {
  const name = plain(applicant.name).replace(/\s/g, '')
  const type = plain(applicant.registrationType ?? '').replace(/\s/g, '')
  const bareName = name.replace(/(?:[（(](?!有限合伙|普通合伙|特殊普通合伙|个体)[^）)]*[）)])+$/, '')

  if (branch.test(type)) return { verdict: 'no', ground: 'branch', facts: [typeWords(type)] }
  const ending = branchName.exec(bareName)?.[0]
  if (ending) return { verdict: 'no', ground: 'branch', facts: [nameWords(ending)] }

  const evidence = [byType(type), byName(bareName), byCode(applicant.creditCode ?? '')].filter((e) => e !== undefined)
  const facts = evidence.map((e) => e.words)
  const [first] = evidence
  if (!first) return { verdict: 'unclear', ground: 'nothing', facts }
  if (evidence.some((e) => e.legalPerson !== first.legalPerson))
    return { verdict: 'unclear', ground: 'contradiction', facts }
  return { verdict: first.legalPerson ? 'yes' : 'no', ground: 'form', facts }
}

function typeWords(type: string): string {
  return `登记注册类型为“${type}”`
}

function nameWords(ending: string): string {
  return `名称以“${ending}”结尾`
}

/** What stands in brackets tells of the owners (自然人独资, 合伙企业投资), not of the form. */
function byType(type: string): Evidence | undefined {
  const bare = type.replace(/[（(][^）)]*[）)]/g, '')
  const form = bare === '' ? type : bare
  const words = typeWords(type)
  if (/非(?:企业)?法人/.test(form)) return { legalPerson: false, words }
  if (withoutPersonality.test(form) || /^个人独资$/.test(form)) return { legalPerson: false, words }
  if (legalForms.test(form) || /^[^个]{0,8}独资$/.test(form)) return { legalPerson: true, words }
  return undefined
}

function byName(name: string): Evidence | undefined {
  const partnership =
    /(?:[（(](?:特殊普通|普通|有限)合伙[）)]|合伙(?:企业)?(?:[（(][^）)]*[）)])?)$/.exec(name)?.[0] ??
    /[（(]个体工商户[）)]$/.exec(name)?.[0]
  if (partnership) return { legalPerson: false, words: nameWords(partnership) }
  const company = /(?:有限责任公司|股份有限公司|有限公司|股份公司|总公司|专业合作社)$/.exec(name)?.[0]
  return company ? { legalPerson: true, words: nameWords(company) } : undefined
}

/** Class 91 holds companies as well as their branches and partnerships: it says nothing. */
function byCode(raw: string): Evidence | undefined {
  const { valid, code, kind } = checkCreditCode(raw)
  if (!valid) return undefined
  const words = `信用代码以“${code.slice(0, 2)}”开头（${kindNames[kind]}）`
  switch (kind) {
    case 'institution':
    case 'social':
    case 'farmer':
    case 'government':
      return { legalPerson: true, words }
    case 'individual':
      return { legalPerson: false, words }
    default:
      return undefined
  }
}

const kindNames = {
  enterprise: '企业',
  institution: '事业单位',
  social: '社会组织',
  individual: '个体工商户',
  farmer: '农民专业合作社',
  government: '机关',
  other: '其他组织',
}

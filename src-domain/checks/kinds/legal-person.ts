import { fieldValue } from '../../batch/application.ts'
import { legalPerson as readLegalPerson } from '../../knowledge/legal-person.ts'
import { kind } from '../judging/kind.ts'
import { ref } from '../judging/references.ts'

type Judgement =
  | { readonly is: 'nameless' | 'untold' }
  | { readonly is: 'legalPerson' | 'branch' | 'otherForm' | 'contradiction'; readonly facts: readonly string[] }

/** The applicant, or a platform's operator, is a legal person of its own. */
export const legalPerson = kind({
  kind: 'legalPerson',
  grammar: { name: ref.field(), creditCode: ref.field(), registrationType: ref.field().optional() },
  judge(check, { application }): Judgement {
    const text = (key: string | undefined) => key && fieldValue(application, key)?.value
    const name = text(check.name)
    const creditCode = text(check.creditCode)
    const registrationType = text(check.registrationType)
    if (!name) return { is: 'nameless' }
    const { verdict, ground, facts } = readLegalPerson({
      name,
      ...(creditCode ? { creditCode } : {}),
      ...(registrationType ? { registrationType } : {}),
    })
    switch (ground) {
      case 'nothing':
        return { is: 'untold' }
      case 'form':
        return { is: verdict === 'yes' ? 'legalPerson' : 'otherForm', facts }
      default:
        return { is: ground, facts }
    }
  },
  verdicts: {
    legalPerson: { outcome: 'pass', officer: ({ facts }) => `${facts.join('，')}，具有独立法人资格。` },
    branch: {
      outcome: 'fail',
      officer: ({ facts }) => `${facts.join('，')}，是分支机构，不具有独立法人资格。`,
      applicant: ({ facts }) => `申报表填写的${facts.join('，')}，属于分支机构，不具有独立法人资格。`,
    },
    otherForm: {
      outcome: 'fail',
      officer: ({ facts }) => `${facts.join('，')}，属于非法人组织或个体工商户，不具有独立法人资格。`,
      applicant: ({ facts }) => `申报表填写的${facts.join('，')}，属于非法人组织或个体工商户，不具有独立法人资格。`,
    },
    contradiction: {
      outcome: 'manual',
      officer: ({ facts }) => `${facts.join('，')}，互相矛盾，请对照营业执照核对。`,
      applicant: ({ facts }) => `申报表填写的${facts.join('，')}，互相矛盾，看不出是否具有独立法人资格。`,
    },
    untold: {
      outcome: 'manual',
      officer: '从名称、登记注册类型和信用代码看不出是否为独立法人，请对照营业执照核对。',
      applicant: '从申报表填写的名称、登记注册类型和统一社会信用代码看不出是否具有独立法人资格。',
    },
    nameless: {
      outcome: 'manual',
      officer: '没有名称，无法判断是否为独立法人。',
      applicant: '申报表没有填写单位名称，看不出是否具有独立法人资格。',
    },
  },
  request:
    '漏填或填写有误的，请对照营业执照更正，并提交营业执照复印件；分支机构、个体工商户、合伙企业应由具有独立法人资格的单位申报。',
})

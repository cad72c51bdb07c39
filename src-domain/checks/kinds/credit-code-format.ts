import { fieldValue } from '../../batch/application.ts'
import { type CreditCodeFlaw, checkCreditCode, flawText, slipsTold } from '../../knowledge/credit-code.ts'
import { assertNever } from '../../result.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { ref } from '../judging/references.ts'

type Judgement =
  | { readonly is: 'empty' }
  | { readonly is: 'right'; readonly figures: Figures }
  | { readonly is: 'wrong'; readonly code: string; readonly flaw: CreditCodeFlaw; readonly figures: Figures }

/** A failed check character warns and never blocks: old and foreign-style codes survive, so the officer decides. */
export const creditCodeFormat = kind({
  kind: 'creditCodeFormat',
  grammar: { field: ref.field() },
  judge(check, { application }): Judgement {
    const written = fieldValue(application, check.field)?.value
    if (!written) return { is: 'empty' }
    const { code, flaw } = checkCreditCode(written)
    const figures = { 统一社会信用代码: code }
    return flaw ? { is: 'wrong', code, flaw, figures } : { is: 'right', figures }
  },
  verdicts: {
    right: { outcome: 'pass', officer: '两位校验码均正确。' },
    wrong: {
      outcome: 'manual',
      officer: ({ code, flaw }) => `${code}：${flawText(flaw)}${toDo(flaw)}。`,
      applicant: ({ code, flaw }) => `申报表填写的统一社会信用代码${code ? `“${code}”` : ''}有误：${flawText(flaw)}。`,
    },
    empty: {
      outcome: 'manual',
      officer: '没有填写统一社会信用代码。',
      applicant: '申报表没有填写统一社会信用代码。',
    },
  },
  request: '请对照营业执照更正统一社会信用代码，并提交营业执照复印件。',
})

function toDo(flaw: CreditCodeFlaw): string {
  switch (flaw.is) {
    case 'empty':
      return ''
    case 'registrationNumber':
    case 'organisationCode':
      return '，请改填 18 位统一社会信用代码'
    case 'length':
      return '，请对照营业执照核对'
    case 'letters':
      return `，请对照营业执照核对${flaw.mended ? `。改正后为 ${flaw.mended}，校验通过` : ''}`
    case 'check':
      return `，请对照营业执照核对${exchanged(flaw)}`
    default:
      return assertNever(flaw)
  }
}

/** The code with two exchanged characters put right, unless the sentence names that very place already. */
function exchanged({ failing, likely }: Extract<CreditCodeFlaw, { is: 'check' }>): string {
  const [first, ...others] = likely
  if (!first || first.from.length === 1) return ''
  const { position, from, to, code } = first
  const told = others.slice(0, slipsTold).filter((slip) => slip.from.length === 1)
  if ((failing === 'organisation' && position === 17) || told.some((slip) => slip.position === position)) return ''
  return `，最可能是第 ${position} 位的“${from}”应为“${to}”（${code}）`
}

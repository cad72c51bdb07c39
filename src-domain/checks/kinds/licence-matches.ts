import { type Attachment, fieldValue } from '../../batch/application.ts'
import { matchKey, plain } from '../../text/normalise.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { ref } from '../judging/references.ts'

type Judgement =
  | { readonly is: 'agrees' }
  | { readonly is: 'unreadable'; readonly figures: Figures }
  | ({ readonly is: 'differs' } & Differences)

type Difference = { readonly licence: string; readonly form: string }
type Differences = { readonly creditCode?: Difference; readonly name?: Difference }

/**
 * Compares the licence's own text with the form: one that names another enterprise or another code differs. A scan has
 * no text, and an officer is asked to compare it.
 */
export const licenceMatches = kind({
  kind: 'licenceMatches',
  grammar: { slot: ref.slot(), name: ref.field(), creditCode: ref.field() },
  judge(check, { application }): Judgement {
    const files = application.attachments.filter((a) => a.slot === check.slot)
    const text = files.map((a) => a.textHead ?? '').join('\n')
    const codes = codesIn(text)
    const [code] = codes
    const name = nameIn(text)
    const form = {
      name: fieldValue(application, check.name)?.value,
      code: fieldValue(application, check.creditCode)?.value,
    }
    if (!code && !name) return { is: 'unreadable', figures: toCompare(files, form) }
    const differences: Differences = {
      ...(code && form.code && !codes.includes(form.code) ? { creditCode: { licence: code, form: form.code } } : {}),
      ...(name && form.name && matchKey(name) !== matchKey(form.name)
        ? { name: { licence: name, form: form.name } }
        : {}),
    }
    return Object.keys(differences).length > 0 ? { is: 'differs', ...differences } : { is: 'agrees' }
  },
  verdicts: {
    unreadable: {
      outcome: 'na',
      officer: '执照没有可比较的文字（扫描件或未提交），请人工查看。',
      look: ({ figures }) =>
        licences in figures
          ? `营业执照上读不到名称和代码（多为扫描件），请打开对照：申报表上的名称是“${figures[formName]}”，统一社会信用代码是“${figures[formCode]}”。`
          : undefined,
    },
    agrees: { outcome: 'pass', officer: '执照文字与申报表一致。' },
    differs: {
      outcome: 'manual',
      officer: ({ creditCode, name }) =>
        `${[
          ...(creditCode ? [`执照上的统一社会信用代码是 ${creditCode.licence}，申报表是 ${creditCode.form}`] : []),
          ...(name ? [`执照上的名称是“${name.licence}”，申报表是“${name.form}”`] : []),
        ].join('；')}。`,
      applicant: ({ creditCode, name }) =>
        `申报表与营业执照不一致：${[
          ...(creditCode ? [`统一社会信用代码填写的是 ${creditCode.form}，营业执照上是 ${creditCode.licence}`] : []),
          ...(name ? [`名称填写的是“${name.form}”，营业执照上是“${name.licence}”`] : []),
        ].join('；')}。`,
    },
  },
  request: '请对照营业执照更正申报表，重新提交盖章的申报表；提交的执照有误的，请提交正确的营业执照复印件。',
})

const [licences, formName, formCode] = ['营业执照', '申报表上的名称', '申报表上的代码']

/** The two sides an officer compares: on other ones a ruling does not rest. */
function toCompare(
  files: readonly Pick<Attachment, 'file' | 'size'>[],
  { name = '', code = '' }: { readonly name: string | undefined; readonly code: string | undefined },
): Figures {
  if (files.length === 0) return {}
  const scans = files.map(({ file, size }) => `${file}（${size} 字节）`).join('、')
  return { [licences]: scans, [formName]: name, [formCode]: code }
}

function codesIn(text: string): string[] {
  return [
    ...plain(text)
      .toUpperCase()
      .matchAll(/(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Z])/g),
  ].map((m) => m[0])
}

function nameIn(text: string): string | undefined {
  return /名\s*称\s*[:：]?\s*([^\s:：]{4,60}?(?:公司|厂|院|所|中心|集团|社))(?=\s|$)/m.exec(text)?.[1]
}

import type { Field } from '../schemes/scheme.ts'
import { matchKey, plain } from '../text/normalise.ts'

/** What stands in place of a value, or says that another one holds: 同上, 待定, 李某, XX公司, 李例（现为周样）. */

type Rule = {
  /** Whose values it looks at: any text's, a person's, or those of whoever has a name. */
  readonly of: 'text' | 'person' | 'name'
  readonly pattern: RegExp
  readonly note: string
}

const rules: readonly Rule[] = [
  {
    of: 'text',
    pattern: /^(?:同(?:上|左|前)|略|保密|未定|不详|待[定填补核]|[?？]+|(?:详?见|参见).{1,8})$/u,
    note: '不是填写的内容',
  },
  { of: 'text', pattern: /→|[-=]>|(?:更名|变更|改)[为成]/u, note: '写了变更前后两个' },
  {
    of: 'text',
    pattern: /(?<![A-Za-z])[xX×]{2,}(?![A-Za-z])|(?<![一二三四五六七八九])[□〇○_]{2,}|某/u,
    note: '像是示例或没有填完',
  },
  { of: 'name', pattern: /^(?:无|暂无|没有|未填)$/u, note: '不是填写的内容' },
  { of: 'name', pattern: /有限公司.*有限公司$/u, note: '可能写了两个单位' },
  { of: 'person', pattern: /[?？*＊]|\p{Script=Han}[xX×]{1,2}$/u, note: '像是没有写全' },
  { of: 'person', pattern: /^[^\s]$|^\d+$|^同/u, note: '不像姓名' },
  { of: 'person', pattern: /等(?:[\d一二两三四五六七八九十]+)?[人位名]?$/u, note: '不止一个人' },
  { of: 'person', pattern: /[（(][^（()）]*(?:原|现|改|曾|离职|调离|已)[^（()）]*[)）]/u, note: '可能已经换人' },
]

/** Why the value is hardly one, in Chinese; undefined where it may well be. */
export function standsIn(field: Field, value: string): string | undefined {
  if (field.type !== 'text') return undefined
  const text = plain(value)
  const rule = rules.find(({ of, pattern }) => isOf(field, of) && pattern.test(text))
  return rule && `“${text.slice(0, 40)}”${rule.note}，请核对`
}

/** 联系人, 法人代表: the label says that a person is asked for; 企业名称, 运营主体: that somebody or something is. */
export function isOf({ label }: Field, kind: Rule['of']): boolean {
  const key = matchKey(label.replace(/[（(].*$/, ''))
  const isPerson = /(?:人|代表|姓名)$/.test(key)
  return kind === 'text' || isPerson || (kind === 'name' && /(?:名称|主体|单位)$/.test(key))
}

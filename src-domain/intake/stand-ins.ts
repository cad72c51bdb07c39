import type { Field } from '../schemes/scheme.ts'
import { matchKey, plain } from '../text/normalise.ts'

/** What stands in place of a value, or says that another one holds: 同上, 待定, 李某, XX公司, 李例（现为周样）. */

type Rule = {
  /** Whose values it looks at: any text's, a person's, or those of whoever has a name. */
  readonly of: 'text' | 'person' | 'name'
  readonly pattern: RegExp
  readonly note: string
}

/** 李例（周样）, but not 李例（女士）, 李例（市场部） or 李例（负责人）. */
const anotherInBrackets =
  /[（(]\s*(?!\p{Script=Han}*[男女士生师人理任长监管员务职总裁董书助表号部处科室办组司厂院所心兼]\s*[)）])\p{Script=Han}{2,4}\s*[)）]/u

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
  {
    of: 'name',
    pattern: /^\d{1,2}\s*[.、)）](?!\d)|(?:公司|集团|厂|中心|院|所|协会)\s*[\dA-Za-z]{1,2}$/u,
    note: '带有编号或标注',
  },
  { of: 'name', pattern: /[（(]\s*[未待暂]定/, note: '像是没有定下' },
  { of: 'name', pattern: /曾用|原名|现名|[（(][^（()）]*简称|[（(]原/, note: '还写了别的名称' },
  { of: 'name', pattern: /[（(][^（()）]*[盖公签印]章/, note: '带有盖章的提示' },
  { of: 'name', pattern: /^["“”'‘「『《].*["“”'’」』》]$/, note: '写在引号里' },
  {
    of: 'name',
    pattern: /(?:公司|集团|厂|中心|院|所|协会)\s*\d{3,}|\d{4}\s*年\s*\d{1,2}\s*月/,
    note: '后面写了日期或数字',
  },
  { of: 'person', pattern: /[?？*＊]|\p{Script=Han}[xX×]{1,2}$/u, note: '像是没有写全' },
  { of: 'person', pattern: /^[^\s]$|^\d+$|^同/u, note: '不像姓名' },
  {
    of: 'person',
    pattern: /[^\p{L}\p{M}\p{N}\p{Co}\s\p{Pd}·•・‧.'’‘()（）、,，/;；|&+:：\\~～]/u,
    note: '有不像姓名的符号',
  },
  { of: 'person', pattern: /\p{Script=Han}{2}\s*[\s,，、/;；|]\s*[男女]$/u, note: '后面写了性别' },
  { of: 'person', pattern: /等(?:[\d一二两三四五六七八九十]+)?[人位名]?$/u, note: '不止一个人' },
  { of: 'person', pattern: /[（(][^（()）]*(?:原|现|改|曾|离职|调离|已)[^（()）]*[)）]/u, note: '可能已经换人' },
  { of: 'person', pattern: /[（(]\s*代(?!表)|\s代[签填]?$/, note: '可能是别人代签、代填' },
  {
    of: 'person',
    pattern: /(?<!\d)\d{1,6}(?!\d)|\p{Script=Han}[A-Za-z]$|^[A-Za-z]\p{Script=Han}/u,
    note: '带有编号或标注',
  },
  { of: 'person', pattern: anotherInBrackets, note: '括号里可能是另一个人' },
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

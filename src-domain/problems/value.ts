import type { Catalogue } from './catalogue.ts'

/** Why what an officer gives for a value or a text is not kept. */
export const valueProblems = {
  'value-refused': (given: { readonly field: string; readonly text: string; readonly reason: string }) => ({
    happened: `“${given.field}”不能填“${given.text}”：${given.reason}。`,
    safe: '原值未改动。',
    next: '请改正后再保存。',
  }),
  'option-unknown': ({ field, options }: { readonly field: string; readonly options: readonly string[] }) => ({
    happened: `“${field}”应从${options.map((o) => `“${o}”`).join('、')}中选择，`,
    safe: '原值未改动。',
    next: '请重新选择。',
  }),
  'modes-not-offered': (given: {
    readonly application: string
    readonly category: string
    readonly modes: readonly string[]
    readonly hasModes: boolean
    /** What the notice calls them. */
    readonly called: string
  }) => ({
    happened: `${given.application} 是${given.category}，申报表上${given.hasModes ? `不能填“${given.modes.join('、')}”` : `没有${given.called}一栏`}，`,
    safe: '这一件没有改动。',
    next: given.hasModes ? `请另选它可填的${given.called}。` : '不用填写。',
  }),
  'changed-meanwhile': (of: {
    readonly label: string
    readonly now: string
    readonly by: string
    /** ISO 8601 instant. */
    readonly at: string
  }) => ({
    happened: `“${of.label}”刚由${of.by}${of.now === '' ? '清空' : `改为“${short(of.now)}”`}，`,
    safe: '您填的没有写入，也没有丢，',
    next: '请比较后选定一个。',
    facts: { now: of.now, by: of.by, at: of.at },
  }),
  'nothing-to-confirm': ({ application }: { readonly application: string }) => ({
    happened: `${application} 的这一栏没有读到内容，无可确认，`,
    safe: '没有改动。',
    next: '请直接填写。',
  }),
  'heading-unknown': ({ heading }: { readonly heading: string }) => ({
    happened: `申报书正文没有“${heading}”这个标题，`,
    safe: '没有改动。',
    next: '请重新打开这一页再试。',
  }),
  'field-unknown': (asked: { readonly form: string; readonly field: string; readonly known: readonly string[] }) => ({
    happened: `${asked.form}没有“${asked.field}”这一栏，`,
    safe: '没有改动。',
    next: `可用的栏：${asked.known.join('、')}。`,
  }),
  'field-ambiguous': (asked: { readonly form: string; readonly field: string; readonly known: readonly string[] }) => ({
    happened: `${asked.form}有几个“${asked.field}”栏，`,
    safe: '没有改动。',
    next: `可用的栏：${asked.known.join('、')}。`,
  }),
  'field-without-row': ({ field, example }: { readonly field: string; readonly example: string }) => ({
    happened: `“${field}”要写明第几行和哪一列，如 ${example}。`,
    safe: '没有改动。',
    next: '请写全后再试。',
  }),
  'field-undivided': ({ field, key }: { readonly field: string; readonly key: string }) => ({
    happened: `“${field}”不分年份或行，请写 ${key}。`,
    safe: '没有改动。',
    next: '请改正后再试。',
  }),
  'year-unknown': (asked: { readonly field: string; readonly example: string; readonly years: readonly number[] }) => ({
    happened: `“${asked.field}”要写明年份，如 ${asked.example}（可用 ${asked.years.join('、')}）。`,
    safe: '没有改动。',
    next: '请写上年份后再试。',
  }),
} satisfies Catalogue

/** As much of a text as tells which it is. */
function short(text: string): string {
  const letters = [...text.replace(/\s+/g, ' ')]
  return letters.length > 60 ? `${letters.slice(0, 60).join('')}……` : letters.join('')
}

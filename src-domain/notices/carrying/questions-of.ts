import { fillTexts } from '../../checks/fill-texts.ts'
import type { FullScheme } from '../../checks/full-scheme.ts'
import type { Check } from '../../checks/kinds.ts'
import { bounds, unitOf } from '../../checks/thresholds.ts'
import { given } from '../../given.ts'
import { asksOutline } from '../../schemes/lookup.ts'
import { type Headline, headlineOf } from './headline.ts'
import { type PartQuota, partsText } from './parts-answer.ts'
import type { Question } from './question.ts'

/**
 * What a new notice usually says otherwise, asked one after the other. `file` is the scheme as its file has it, with
 * relative years; `filled` the same as it is read.
 */
export function questionsOf(file: FullScheme, filled: FullScheme, headline: Headline = headlineOf(file)): Question[] {
  const former = headlineOf(file)
  const moved = former.year !== headline.year
  const renamed = (text: string) =>
    former.ordinal && headline.ordinal ? text.replaceAll(former.ordinal, headline.ordinal) : text
  const then = fillTexts({ ...file, year: headline.year })
  const line = (group: Question['group'], place: string, label: string, said: Said, more: Partial<Question> = {}) => ({
    ...{ group, place, label, kind: 'line' as const, old: said(filled) ?? '', names: [place] },
    ...{ proposed: renamed(said(then) ?? ''), ...more },
  })
  const day = (place: string, label: string, old: string, more: Partial<Question>): Question => ({
    ...{ group: 'dates', place, label, kind: 'day', old, names: [place] },
    proposed: `${Number(old.slice(0, 4)) + headline.year - former.year}${old.slice(4)}`,
    ...more,
  })
  const { dates, delivery, quotas, categories, region } = filled
  const parts = region.parts.map(({ name }) => name)
  return [
    line('notice', 'title', '通知全称', (of) => of.title),
    line('notice', 'shortTitle', '短称', (of) => of.shortTitle),
    line('notice', 'documentNumber', '文号', (of) => of.documentNumber, moved ? { proposed: '' } : {}),
    line('notice', 'addressee', '报送对象', (of) => of.addressee),
    line('notice', 'source', '来源说明', (of) => of.source, empty),
    day('issuedOn', '印发日期', filled.issuedOn, {}),
    ...(dates.liaison ? [day('dates.liaison.on', dates.liaison.title, dates.liaison.on, clauseOf(dates.liaison))] : []),
    day('dates.submission.on', dates.submission.title, dates.submission.on, clauseOf(dates.submission)),
    ...filled.checks.flatMap((check, i) => thresholds(check, file.checks[i], `checks.${check.id}`, filled, day)),
    ...quotas.flatMap((quota) => [
      {
        ...whole('quotas', `quotas.${quota.id}.maximum`, `${quota.title}名额`, '件', String(quota.maximum)),
        ...clauseOf(quota),
        mayBeEmpty: true as const,
      },
      ...ofParts(`quotas.${quota.id}.byPart`, quota.title, parts, quota.byPart),
      yesNo(`quotas.${quota.id}.inPrinciple`, `${quota.title}名额写的是“原则上”`, quota.inPrinciple),
    ]),
    ...unlimited(filled).flatMap(([id, title]) => newQuota(id, title, parts)),
    ...categories.filter(asksOutline).map(({ title, outline, id }) => ({
      ...whole('limits', `categories.${id}.outline.limit`, `${title}申报书正文`, '字', String(outline.limit)),
      least: 1,
      ...given({ clause: filled.checks.find((c) => c.kind === 'wordLimit' && c.categories.includes(id))?.clause }),
    })),
    ...(dates.liaison
      ? [line('delivery', 'dates.liaison.mailbox', '反馈联系人的邮箱', (of) => of.dates.liaison?.mailbox, empty)]
      : []),
    line('delivery', 'delivery.mailbox', '报送邮箱', (of) => of.delivery.mailbox, empty),
    line('delivery', 'delivery.address', '寄送地址', (of) => of.delivery.address, empty),
    ...delivery.copies.map(({ medium, count }, i) => ({
      ...whole('delivery', `delivery.copies.${i}.count`, `${medium}份数`, '份', count === undefined ? '' : `${count}`),
      mayBeEmpty: true as const,
      least: 1,
    })),
  ]
}

/** What a scheme says in one place. */
type Said = (of: FullScheme) => string | undefined

const empty = { mayBeEmpty: true } as const

function clauseOf({ clause }: { readonly clause: string }) {
  return { clause }
}

function whole(group: Question['group'], place: string, label: string, unit: string, old: string): Question {
  return { group, place, label, kind: 'whole', unit, old, proposed: old, names: [place] }
}

function yesNo(place: string, label: string, old: boolean, more: Partial<Question> = {}): Question {
  const word = old ? '是' : '否'
  return { group: 'quotas', place, label, kind: 'yesNo', old: word, proposed: word, names: [place], ...more }
}

/** What no quota counts by itself: each category, and all of them together. */
function unlimited({ quotas, categories }: FullScheme): (readonly [string, string])[] {
  const counted = new Set(quotas.filter((q) => !q.modes).map((quota) => quota.categories.toSorted().join()))
  const single = categories.map(({ id, title }) => [id, title] as const).filter(([id]) => !counted.has(id))
  const all = categories.map(({ id }) => id).toSorted()
  return all.length < 2 || counted.has(all.join()) ? single : [...single, ['*', '各类合计'] as const]
}

function newQuota(id: string, title: string, parts: readonly string[]): Question[] {
  const place = `quotas.+.${id}`
  const more = { after: place, names: [] }
  return [
    {
      ...whole('quotas', place, `${title}名额`, '件', ''),
      mayBeEmpty: true,
      names: newQuotaIds(id).map((own) => `quotas.${own}.maximum`),
    },
    {
      ...{ group: 'quotas', place: `${place}.clause`, label: `${title}名额的条款号`, kind: 'line' },
      ...{ old: '', proposed: '', ...more },
    },
    ...ofParts(`${place}.byPart`, title, parts).map((question) => ({ ...question, ...more })),
    yesNo(`${place}.inPrinciple`, `${title}名额写的是“原则上”`, false, more),
  ]
}

/** The places of the region that may have a number of their own, with those that have one. */
function ofParts(place: string, title: string, parts: readonly string[], own: readonly PartQuota[] = []): Question[] {
  if (parts.length === 0) return []
  const old = partsText(own)
  return [
    {
      ...{ group: 'quotas', place, kind: 'parts', parts, old, proposed: old, names: [place], ...empty },
      label: `${title}名额另有数的地方，如“${parts[0]} 3”`,
    },
  ]
}

/** What a new quota of a category (`*` is all of them) may be called: the first that is free. */
export function newQuotaIds(of: string): string[] {
  const whose = of === '*' ? 'All' : `${of[0]?.toUpperCase() ?? ''}${of.slice(1)}`
  return ['quota', 'quotaAlso', 'quotaBesides'].map((word) => `${word}${whose}`)
}

type Day = (place: string, label: string, old: string, more: Partial<Question>) => Question

function thresholds(check: Check, written: Check | undefined, place: string, scheme: FullScheme, day: Day): Question[] {
  if ('of' in check) {
    const { of, kind: _, ...common } = check
    const parts = written && 'of' in written ? written.of : of
    return of.flatMap((one, i) => {
      const part = { ...common, ...one, title: `${check.title}·${one.title}` } as unknown as Check
      return thresholds(part, parts[i] as unknown as Check, `${place}.of.${i}`, scheme, day)
    })
  }
  const said = new Map<string, unknown>(Object.entries(check))
  return Object.entries(bounds).flatMap(([property, word]): Question[] => {
    const old = said.get(property)
    if (old === undefined || typeof old === 'object') return []
    const about = { clause: check.clause, names: [`checks.${check.id}`, `（${check.id}）`, `expect.${check.id}`] }
    const label = `${check.title}：${word}`
    const at = `${place}.${property}`
    const text = String(old)
    if (/^\d{4}-\d\d-\d\d$/.test(text)) {
      const relative = String(new Map<string, unknown>(Object.entries(written ?? check)).get(property)).startsWith('{')
      return [day(at, label, text, { ...about, group: 'thresholds', ...(relative ? {} : { proposed: text }) })]
    }
    const unit = unitOf(check, scheme, property)
    const kind = typeof old === 'number' ? 'whole' : 'number'
    return [
      { ...{ group: 'thresholds', place: at, label, kind, old: text, proposed: text, ...about }, ...given({ unit }) },
    ]
  })
}

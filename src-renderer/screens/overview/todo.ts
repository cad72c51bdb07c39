import type { Some, Totals } from '../../../src-domain/overview/totals.ts'
import { dueWords } from '../../../src-domain/rounds/due.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { CategoryId, Scheme } from '../../../src-domain/schemes/scheme.ts'
import type { DeskClient } from '../../../src-main/router/router.ts'
import { dayWithWeekday } from '../../lib/dates.ts'
import { applicationPath, owingPath, returnedPath, reviewPath } from '../../lib/places.ts'
import type { Submission } from '../../lib/submission.ts'

type Answer<T extends (...input: never[]) => Promise<unknown>> = Awaited<ReturnType<T>>

export type Facts = {
  readonly totals: Totals
  readonly scheme: Scheme
  readonly liaisonKnown: boolean
  /** By when it is to be named, where the notice asks for that. */
  readonly liaisonOn: string | undefined
  /** ISO date. */
  readonly today: string
  readonly submission: Submission
  readonly places: Answer<DeskClient['backup']['places']>
}

/** Something left before the submission: what, why, and where it is done. */
export type Todo = {
  readonly id: string
  readonly tone: 'fail' | 'manual' | 'plain'
  readonly text: string
  readonly detail: string
  /** Where it is done; 立即备份 is done on the spot. */
  readonly to?: string
  /** How 初审 opens. */
  readonly findings?: { readonly category: CategoryId; readonly show: 'fail' | 'open' }
}

/** Hours after which a copy is too old. */
const backupEvery = 24

/** What is left to do, in the order of the work. What was left of others is nothing any more once all is 已送达. */
export function todosOf(facts: Facts): Todo[] {
  if (facts.submission.delivery.whole) return [...returned(facts), ...housekeeping(facts)]
  return [
    ...intake(facts),
    ...returned(facts),
    ...rounds(facts),
    ...findings(facts),
    ...ranking(facts),
    ...summary(facts),
    ...submission(facts),
    ...housekeeping(facts),
  ]
}

function intake({ totals: { unsure } }: Facts): Todo[] {
  return about(unsure, ({ count, sum, first }) => ({
    id: 'unsure',
    tone: 'manual',
    text: `${sum} 处读取待核对`,
    detail: `${first.name}${count > 1 ? `等 ${count} 件，从第一件开始` : ''}`,
    to: reviewPath(first.id),
  }))
}

/** Corrected forms that came back. */
function returned({ totals: { returned } }: Facts): Todo[] {
  return about(returned, ({ count, first }) => ({
    id: 'returned',
    tone: 'manual',
    text: `${count} 件收到补正待核对`,
    detail: `${first.name}${andOthers(count)}，逐处采用或不采用`,
    to: returnedPath(first.id),
  }))
}

function andOthers(count: number): string {
  return count > 1 ? `等 ${count} 家` : ''
}

/** Who still owes something. */
function rounds({ totals: { overdue, waiting }, today }: Facts): Todo[] {
  const nearest = ({ first: { name, round } }: Some) => `${name}${round ? `（${dueWords(round, today)}）` : ''}`
  return [
    ...about(overdue, (those) => ({
      id: 'overdue',
      tone: 'fail',
      text: `${those.count} 家补正超期`,
      detail: `${nearest(those)}${andOthers(those.count)}，请催办`,
      to: owingPath,
    })),
    ...about(waiting, (those) => ({
      id: 'waiting',
      tone: 'plain',
      text: `${those.count} 家补正在途`,
      detail: `最近的是${nearest(those)}`,
      to: owingPath,
    })),
  ]
}

function findings({ totals: { failing, looks, manual }, scheme }: Facts): Todo[] {
  return [
    ...about(failing, ({ count, categories, first }) => ({
      id: 'fail',
      tone: 'fail',
      text: `${count} 件有不通过`,
      detail: `${byCategory(categories, scheme)}，逐件补正或认定`,
      to: '/findings',
      findings: { category: first.category, show: 'fail' },
    })),
    ...about(looks, ({ count, sum, first }) => ({
      id: 'looks',
      tone: 'manual',
      text: `${sum} 份附件待对照`,
      detail: `${first.name}${count > 1 ? `等 ${count} 件` : ''}，读不出文字，请打开与申报表对照`,
      to: applicationPath(first.id),
    })),
    ...about(manual, ({ sum, categories, first }) => ({
      id: 'manual',
      tone: 'manual',
      text: `${sum} 项待人工认定`,
      detail: `${byCategory(categories, scheme)}，其中材料证明不了的可批量认定`,
      to: '/findings',
      findings: { category: first.category, show: 'open' },
    })),
  ]
}

function ranking({ totals: { unranked, eligible }, scheme }: Facts): Todo[] {
  const { categories = [] } = eligible ?? {}
  const begin = categories.filter(({ category }) => unranked.includes(category))
  const further = categories.filter(({ category }) => !unranked.includes(category))
  return [
    ...about(unranked[0], () => ({
      id: 'unranked',
      tone: 'plain',
      text: `${unranked.length} 类还没有排序`,
      detail: `${unranked.map((id) => categoryOf(scheme, id).title).join('、')}，初审通过 ${inAll(begin)} 件可推荐`,
      to: '/ranking',
    })),
    ...about(further[0], () => ({
      id: 'eligible',
      tone: 'plain',
      text: `${inAll(further)} 件初审通过，待推荐`,
      detail: byCategory(further, scheme),
      to: '/ranking',
    })),
  ]
}

/** What the summary would print blank. */
function summary({ submission: { blank, emailFor }, scheme }: Facts): Todo[] {
  const own = blank.filter((cell) => cell.filledIn === 'application')
  const titles = emailFor.map((id) => categoryOf(scheme, id).title).join('、')
  return [
    ...about(own[0], ({ application, name, column }) => ({
      id: 'blank',
      tone: 'manual',
      text: `推荐汇总表有 ${own.length} 格空着`,
      detail: `${name}的${column}${own.length > 1 ? '等' : ''}，请在定稿前填好`,
      to: applicationPath(application),
    })),
    ...about(emailFor[0], () => ({
      id: 'email',
      tone: 'manual',
      text: '批次的电子邮箱未填',
      detail: `汇总表“${titles}”要印，请在设置里填写`,
      to: '/settings',
    })),
  ]
}

/** The one thing that is next on 定稿报送, or what there is wrong. */
function submission({ submission: { next } }: Facts): Todo[] {
  return next ? [{ tone: wrong.has(next.id) ? 'fail' : 'plain', to: '/submission', ...next }] : []
}

const wrong: ReadonlySet<string> = new Set(['freeze-again', 'unfit'])

function housekeeping({ places, liaisonKnown, liaisonOn, today, totals }: Facts): Todo[] {
  const newest = places.find(({ kind }) => kind === 'here')?.newest
  const stale = totals.count > 0 && (!newest || (newest.hoursOld >= backupEvery && !newest.current))
  const second = places.find(({ kind }) => kind === 'second')
  return [
    ...(liaisonKnown || liaisonOn === undefined
      ? []
      : [
          {
            id: 'liaison',
            tone: 'manual' as const,
            text: '联系人未填',
            detail: `应在${dayWithWeekday(liaisonOn, today)}前反馈，请在设置里填写`,
            to: '/settings',
          },
        ]),
    ...(stale
      ? [
          {
            id: 'backup',
            tone: 'manual' as const,
            text: newest ? '一天没有备份' : '还没有备份',
            detail: '几秒完成，以后每小时自动备份',
          },
        ]
      : []),
    ...(second?.missingSince || second?.problem
      ? [
          {
            id: 'second-place',
            tone: 'fail' as const,
            text: second.missingSince ? `“${second.name}”一天没有见到` : `没能备份到“${second.name}”`,
            detail: second.missingSince ? '请插上 U 盘，插上后自动备份' : '请看设置里的原因和办法',
            to: '/settings',
          },
        ]
      : []),
  ]
}

/** Nothing where there is none of it. */
function about<T>(it: T | undefined, make: (it: T) => Todo): Todo[] {
  return it === undefined ? [] : [make(it)]
}

/** 示范企业 4 件、示范平台 1 件 */
function byCategory(categories: Some['categories'], scheme: Scheme): string {
  return categories.map(({ category, count }) => `${categoryOf(scheme, category).title} ${count} 件`).join('、')
}

function inAll(categories: Some['categories']): number {
  return categories.reduce((sum, { count }) => sum + count, 0)
}

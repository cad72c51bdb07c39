import { byUrgency, dueState, dueWords } from '../../../src-domain/rounds/due.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { CategoryId, Scheme } from '../../../src-domain/schemes/scheme.ts'
import type { DeskClient } from '../../../src-main/router/router.ts'
import { dayWithWeekday } from '../../lib/dates.ts'
import type { Row } from '../../lib/desk.ts'
import { applicationPath, owingPath, returnedPath, reviewPath } from '../../lib/places.ts'
import type { Submission } from '../../lib/submission.ts'

type Answer<T extends (...input: never[]) => Promise<unknown>> = Awaited<ReturnType<T>>

export type Facts = {
  readonly rows: readonly Row[]
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

function intake({ rows }: Facts): Todo[] {
  const unsure = rows.filter((row) => row.unsure > 0 && row.status !== 'declined')
  const [first] = unsure
  if (!first) return []
  const places = unsure.reduce((sum, row) => sum + row.unsure, 0)
  const rest = unsure.length > 1 ? `等 ${unsure.length} 件，从第一件开始` : ''
  return [
    {
      id: 'unsure',
      tone: 'manual',
      text: `${places} 处读取待核对`,
      detail: `${first.name}${rest}`,
      to: reviewPath(first.id),
    },
  ]
}

/** Corrected forms that came back. */
function returned({ rows }: Facts): Todo[] {
  const returned = rows.filter((row) => row.returned)
  return about(returned, ({ id, name }) => ({
    id: 'returned',
    tone: 'manual',
    text: `${returned.length} 件收到补正待核对`,
    detail: `${name}${andOthers(returned.length)}，逐处采用或不采用`,
    to: returnedPath(id),
  }))
}

function andOthers(count: number): string {
  return count > 1 ? `等 ${count} 家` : ''
}

/** Who still owes something. */
function rounds({ rows, today }: Facts): Todo[] {
  const going = rows
    .flatMap(({ name, round }) => (round ? { name, round } : []))
    .sort((a, b) => byUrgency(a.round, b.round))
  const overdue = going.filter(({ round }) => dueState(round, today) === 'overdue')
  const waiting = going.filter(({ round }) => ['waiting', 'due'].includes(dueState(round, today)))
  return [
    ...about(overdue, ({ name, round }) => ({
      id: 'overdue',
      tone: 'fail',
      text: `${overdue.length} 家补正超期`,
      detail: `${name}（${dueWords(round, today)}）${andOthers(overdue.length)}，请催办`,
      to: owingPath,
    })),
    ...about(waiting, ({ name, round }) => ({
      id: 'waiting',
      tone: 'plain',
      text: `${waiting.length} 家补正在途`,
      detail: `最近的是${name}（${dueWords(round, today)}）`,
      to: owingPath,
    })),
  ]
}

function findings({ rows, scheme }: Facts): Todo[] {
  const live = rows.filter((row) => row.status !== 'declined')
  const failing = live.filter((row) => row.outcomes.fail > 0)
  const waiting = live.filter((row) => row.outcomes.manual > 0)
  const scanned = live.filter((row) => row.looks > 0)
  return [
    ...about(failing, (first) => ({
      id: 'fail',
      tone: 'fail',
      text: `${failing.length} 件有不通过`,
      detail: `${byCategory(failing, scheme)}，逐件补正或认定`,
      to: '/findings',
      findings: { category: first.category, show: 'fail' },
    })),
    ...about(scanned, (first) => ({
      id: 'looks',
      tone: 'manual',
      text: `${scanned.reduce((sum, row) => sum + row.looks, 0)} 份附件待对照`,
      detail: `${first.name}${scanned.length > 1 ? `等 ${scanned.length} 件` : ''}，读不出文字，请打开与申报表对照`,
      to: applicationPath(first.id),
    })),
    ...about(waiting, (first) => ({
      id: 'manual',
      tone: 'manual',
      text: `${waiting.reduce((sum, row) => sum + row.outcomes.manual, 0)} 项待人工认定`,
      detail: `${byCategory(waiting, scheme)}，其中材料证明不了的可批量认定`,
      to: '/findings',
      findings: { category: first.category, show: 'open' },
    })),
  ]
}

function ranking({ rows, scheme }: Facts): Todo[] {
  const unranked = scheme.categories.filter(({ id }) => {
    const own = rows.filter((row) => row.category === id && row.status !== 'declined')
    return own.length > 0 && own.every((row) => row.rank === undefined)
  })
  // Who is not recommended for a reason that was given is decided on.
  const eligible = rows.filter((row) => row.status === 'eligible' && !row.passedOver)
  const further = eligible.filter((row) => !unranked.some((c) => c.id === row.category))
  return [
    ...about(unranked, () => ({
      id: 'unranked',
      tone: 'plain',
      text: `${unranked.length} 类还没有排序`,
      detail: `${unranked.map((c) => c.title).join('、')}，初审通过 ${eligible.length - further.length} 件可推荐`,
      to: '/ranking',
    })),
    ...about(further, () => ({
      id: 'eligible',
      tone: 'plain',
      text: `${further.length} 件初审通过，待推荐`,
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
    ...about(own, ({ application, name, column }) => ({
      id: 'blank',
      tone: 'manual',
      text: `推荐汇总表有 ${own.length} 格空着`,
      detail: `${name}的${column}${own.length > 1 ? '等' : ''}，请在定稿前填好`,
      to: applicationPath(application),
    })),
    ...about(emailFor, () => ({
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

function housekeeping({ places, liaisonKnown, liaisonOn, today, rows }: Facts): Todo[] {
  const newest = places.find(({ kind }) => kind === 'here')?.newest
  const stale = rows.length > 0 && (!newest || (newest.hoursOld >= backupEvery && !newest.current))
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

function about<T>(those: readonly T[], make: (first: T) => Todo): Todo[] {
  const [first] = those
  return first === undefined ? [] : [make(first)]
}

/** 示范企业 4 件、示范平台 1 件 */
function byCategory(rows: readonly Row[], scheme: Scheme): string {
  const counts = Map.groupBy(rows, (row) => row.category)
  return [...counts].map(([id, own]) => `${categoryOf(scheme, id).title} ${own.length} 件`).join('、')
}

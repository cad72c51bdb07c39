import { z } from 'zod'
import { assertNever } from '../result.ts'
import { Criteria } from './criteria.ts'
import { statisticKindNames } from './statistics.ts'

/*
 * What was done in a 汇总: kept as data and never changed, told in sentences made from it.
 */

const Text = z.string()
const Edition = z.object({ package: Text, district: Text, edition: z.number().int(), file: Text })
const Named = z.object({ number: Text, name: Text })
const FormerStatistic = z.object({
  ...{ kind: z.enum(statisticKindNames), key: Text, recommended: z.number().int(), selected: z.number().int() },
})

const Doing = z.discriminatedUnion('kind', [
  Edition.extend({ kind: z.literal('taken'), state: z.enum(['standing', 'replaced', 'refused']) }),
  /** `stands` is the edition that counts for the district from then on; none where there is no other. */
  Edition.extend({ kind: z.literal('sent-back'), reason: Text, stands: z.number().int().optional() }),
  Edition.extend({ kind: z.literal('reinstated'), reason: Text, stands: z.number().int() }),
  /** It counts for its district in the place of the edition `instead`. */
  Edition.extend({ kind: z.literal('preferred'), reason: Text, instead: z.number().int().optional() }),
  /** `before` is what undoing it needs; earlier programs kept none. */
  z.object({
    kind: z.literal('criteria'),
    criteria: z.array(Text),
    givenUp: z.array(Text),
    before: Criteria.optional(),
  }),
  z.object({ kind: z.literal('sheet'), expert: Text, applications: z.number().int(), file: Text }),
  /** One score typed; empty where there was or is none. */
  Named.extend({ kind: z.literal('score'), expert: Text, criterion: Text, from: Text, to: Text }),
  z.object({ kind: z.literal('chosen'), added: z.array(Named), removed: z.array(Named) }),
  z.object({ kind: z.literal('final'), count: z.number().int(), file: Text }),
  z.object({ kind: z.literal('former'), year: z.number().int(), before: z.array(FormerStatistic).optional() }),
])

/** `of` is the number of what was undone, `what` that itself. */
const Undone = z.object({ kind: z.literal('undone'), of: z.number().int(), what: Doing })

export const CityEvent = z.union([Doing, Undone])
export type CityEvent = z.infer<typeof CityEvent>

/** As it is kept. */
export const KeptCityEvent = z.object({ version: z.literal(1), event: CityEvent })

export type DoneInCity = {
  /** In the order they were done, from 1. */
  readonly number: number
  readonly at: string
  /** Empty where nobody said their name. */
  readonly by: string
  readonly event: CityEvent
}

/** Without its full stop. */
export function cityEventText(event: CityEvent): string {
  switch (event.kind) {
    case 'taken':
      return takenText(event)
    case 'sent-back':
      return `退回${packageOf(event)}，理由：${event.reason}；${event.stands === undefined ? '该区没有报送包了' : `该区现以定稿第 ${event.stands} 版为准`}`
    case 'reinstated':
      return `恢复退回的${packageOf(event)}，理由：${event.reason}；该区现以定稿第 ${event.stands} 版为准`
    case 'preferred': {
      const { reason, instead } = event
      return `改以${packageOf(event)}为准${instead === undefined ? '' : `，不再用定稿第 ${instead} 版`}，理由：${reason}`
    }
    case 'undone':
      return `撤销：${cityEventText(event.what)}`
    case 'criteria': {
      const lost = event.givenUp.length > 0 ? `，作废 ${event.givenUp.join('、')} 按原标准打的分` : ''
      return `设定评审标准：${event.criteria.join('、')}${lost}`
    }
    case 'sheet':
      return `收${event.expert}的评审表“${event.file}”，${event.applications} 件`
    case 'score': {
      const { expert, number, name, criterion, from, to } = event
      const what = to === '' ? `去掉 ${from}` : from === '' ? to : `由 ${from} 改为 ${to}`
      return `录入${expert}的评分：${name}（${number}）${criterion} ${what}`
    }
    case 'chosen':
      return [named('列入入选', event.added), named('不再入选', event.removed)].filter(Boolean).join('；')
    case 'final':
      return `生成入选名单“${event.file}”，${event.count} 件`
    case 'former':
      return `取用 ${event.year} 年的统计`
    default:
      return assertNever(event)
  }
}

function takenText(event: Extract<CityEvent, { kind: 'taken' }>): string {
  const did = { standing: '收下', replaced: '收下存档', refused: '核对不通过，退回' }[event.state]
  return `${did}${packageOf(event)}`
}

function packageOf({ district, edition, file }: z.infer<typeof Edition>): string {
  return edition > 0 ? `${district}定稿第 ${edition} 版（“${file}”）` : `“${file}”`
}

/** How many a sentence names. */
const most = 5

function named(did: string, all: readonly z.infer<typeof Named>[]): string {
  if (all.length === 0) return ''
  const names = all.slice(0, most).map(({ number, name }) => (name === '' ? number : `${name}（${number}）`))
  return `${did} ${all.length} 件：${names.join('、')}${all.length > most ? '等' : ''}`
}

/** A line of the record: what was done, or several scores one after the other. */
export type ToldInCity = Pick<DoneInCity, 'number' | 'at' | 'by'> & {
  readonly text: string
  /** Numbers of the events it tells of, the latest first; empty where it can't be undone, or has been. */
  readonly undoable: readonly number[]
}

/**
 * The latest first; scores of one expert typed by one officer in a row are one line. `kept` has the numbers of those events
 * that put scores in the place of others, as far as what stood there is kept.
 */
export function cityRecord(events: readonly DoneInCity[], kept: ReadonlySet<number>): ToldInCity[] {
  const undone = new Set(events.flatMap(({ event }) => (event.kind === 'undone' ? event.of : [])))
  const runs: [DoneInCity, ...DoneInCity[]][] = []
  for (const done of events) {
    const run = runs.at(-1)
    if (run && goesOn(run[0], done)) run.push(done)
    else runs.push([done])
  }
  return runs.toReversed().map((run) => {
    const { number, at, by, event } = run.at(-1) ?? run[0]
    const score = scored(event)
    const several = `${event.kind === 'undone' ? '撤销：' : ''}录入${score?.expert}的评分 ${run.length} 项`
    const open = run.every((done) => !undone.has(done.number) && canUndo(done, kept))
    const numbers = open ? run.map((done) => done.number).reverse() : []
    return { number, at, by, text: run.length > 1 ? several : cityEventText(event), undoable: numbers }
  })
}

/**
 * Whether it is undone by `undo`: what is done with packages has counter-steps of its own, with their reasons, and a file that
 * was written takes nothing away.
 */
export function canUndo({ number, event }: Pick<DoneInCity, 'number' | 'event'>, kept: ReadonlySet<number>): boolean {
  switch (event.kind) {
    case 'score':
    case 'sheet':
      return kept.has(number)
    case 'criteria':
    case 'former':
      return event.before !== undefined
    case 'chosen':
      return true
    default:
      return false
  }
}

function goesOn(first: DoneInCity, next: DoneInCity): boolean {
  const [one, other] = [scored(first.event), scored(next.event)]
  return (
    one !== undefined && one.expert === other?.expert && first.by === next.by && first.event.kind === next.event.kind
  )
}

/** A typed score, or that it was undone. */
function scored(event: CityEvent): { readonly expert: string } | undefined {
  if (event.kind === 'undone') return scored(event.what)
  return event.kind === 'score' ? event : undefined
}

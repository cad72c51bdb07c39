import { z } from 'zod'
import { assertNever } from '../result.ts'

/*
 * What was done in a 汇总: kept as data and never changed, told in sentences made from it.
 */

const Text = z.string()
const Edition = z.object({ package: Text, district: Text, edition: z.number().int(), file: Text })
const Named = z.object({ number: Text, name: Text })

export const CityEvent = z.discriminatedUnion('kind', [
  Edition.extend({ kind: z.literal('taken'), state: z.enum(['standing', 'replaced', 'refused']) }),
  /** `stands` is the edition that counts for the district from then on; none where there is no other. */
  Edition.extend({ kind: z.literal('sent-back'), reason: Text, stands: z.number().int().optional() }),
  Edition.extend({ kind: z.literal('reinstated'), reason: Text, stands: z.number().int() }),
  z.object({ kind: z.literal('criteria'), criteria: z.array(Text), givenUp: z.array(Text) }),
  z.object({ kind: z.literal('sheet'), expert: Text, applications: z.number().int(), file: Text }),
  /** One score typed; empty where there was or is none. */
  Named.extend({ kind: z.literal('score'), expert: Text, criterion: Text, from: Text, to: Text }),
  z.object({ kind: z.literal('chosen'), added: z.array(Named), removed: z.array(Named) }),
  z.object({ kind: z.literal('final'), count: z.number().int(), file: Text }),
  z.object({ kind: z.literal('former'), year: z.number().int() }),
])
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

/** The latest first; scores of one expert typed by one officer in a row are one line. */
export function cityRecord(
  events: readonly DoneInCity[],
): { readonly number: number; readonly at: string; readonly by: string; readonly text: string }[] {
  const runs: [DoneInCity, ...DoneInCity[]][] = []
  for (const done of events) {
    const run = runs.at(-1)
    if (run && goesOn(run[0], done)) run.push(done)
    else runs.push([done])
  }
  return runs.toReversed().map((run) => {
    const { number, at, by, event } = run.at(-1) ?? run[0]
    const several = run.length > 1 && event.kind === 'score'
    return { number, at, by, text: several ? `录入${event.expert}的评分 ${run.length} 项` : cityEventText(event) }
  })
}

function goesOn(first: DoneInCity, next: DoneInCity): boolean {
  return (
    first.event.kind === 'score' &&
    next.event.kind === 'score' &&
    first.by === next.by &&
    first.event.expert === next.event.expert
  )
}

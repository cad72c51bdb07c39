import { latestCityEvents } from '../../db/city/events.ts'
import { cityRecord } from '../../src-domain/city/event.ts'
import { shanghaiTime } from '../../src-domain/text/shanghai-time.ts'
import { text } from '../desk/lists/list-parts.ts'
import type { List } from '../documents/making/lists/list.ts'
import type { City } from './city.ts'
import { cityList } from './lists.ts'

type Told = ReturnType<typeof cityRecord>

/** What was done in the 汇总, the latest first: at most so many steps of it. */
export async function recordOf({ store }: City, most = 1000): Promise<Told> {
  return cityRecord(await latestCityEvents(store.db, most))
}

/** All of it, to be written or printed. */
export async function recordLists(city: City): Promise<List[]> {
  const shown = await recordOf(city, Number.MAX_SAFE_INTEGER)
  const columns = [
    text<Told[number]>('时间', 20, ({ at }) => shanghaiTime(at)),
    text<Told[number]>('经办人', 14, ({ by }) => by),
    text<Told[number]>('事项', 80, (done) => done.text),
  ]
  return [cityList(city, { title: '操作记录', columns, shown, line: `${shown.length} 条，最近的在前` })]
}

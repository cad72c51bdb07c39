import { latestCityEvents } from '../../db/city/events.ts'
import { scoringEvents } from '../../db/city/experts.ts'
import { cityRecord, type ToldInCity } from '../../src-domain/city/event.ts'
import { shanghaiTime } from '../../src-domain/text/shanghai-time.ts'
import { text } from '../desk/lists/list-parts.ts'
import type { List } from '../documents/making/lists/list.ts'
import type { City } from './city.ts'
import { cityList } from './lists.ts'

/** What was done in the 汇总, the latest first: at most so many steps of it. */
export async function recordOf({ store }: City, most = 1000): Promise<ToldInCity[]> {
  const kept = new Set(await scoringEvents(store.db))
  return cityRecord(await latestCityEvents(store.db, most), kept)
}

/** All of it, to be written or printed. */
export async function recordLists(city: City): Promise<List[]> {
  const shown = await recordOf(city, Number.MAX_SAFE_INTEGER)
  const columns = [
    text<ToldInCity>('时间', 20, ({ at }) => shanghaiTime(at)),
    text<ToldInCity>('经办人', 14, ({ by }) => by),
    text<ToldInCity>('事项', 80, (done) => done.text),
  ]
  return [cityList(city, { title: '操作记录', columns, shown, line: `${shown.length} 条，最近的在前` })]
}

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeCity, createCity } from '../../src-main/city/city.ts'
import { setCriteria } from '../../src-main/city/experts.ts'
import { chooseFinal } from '../../src-main/city/final-list.ts'
import { takePackage } from '../../src-main/city/take-package.ts'
import { typeScore } from '../../src-main/city/type-scores.ts'
import { openWorkers } from '../../src-main/documents/workers/workers.ts'
import { builtInNotice } from '../../src-main/notices/built-in.ts'
import { districtPackage, enterprise, tampered } from '../src-main/city/district-package.ts'
import { must } from '../support/desk.ts'

const by = '样例市级经办人'
const modes = ['总集成总承包', '定制化服务', '全生命周期管理', '供应链管理']
const people = ['样例甲', '样例乙', '样例丙', '样例丁', '样例戊']

/** The city's desk in August: fourteen districts of sixteen, one late, one whose package was altered, a unit in two of them, and experts at work. */
export async function workedCity(): Promise<{ readonly folder: string; readonly remove: string }> {
  const notice = must(builtInNotice('shanghai-2023-batch5'))
  const districts = notice.scheme.region.parts.map(({ name }) => name)
  const remove = mkdtempSync(join(tmpdir(), 'city-e2e-'))
  const folder = join(remove, '市级汇总')
  const city = must(await createCity(folder, { notice }))
  const workers = openWorkers()
  try {
    for (const [i, district] of districts.slice(0, 15).entries()) {
      const applications = Array.from({ length: 2 + ((i * 7) % 5) }, (_, r) => {
        const n = i === 4 && r === 1 ? 101 : 100 * (i + 1) + r + 1
        return enterprise(n, r + 1, { mode: modes[(i + r) % 4] ?? '', contact: people[(i + r) % 5] ?? '' })
      })
      const lacking = { what: ['没有推荐汇总表的盖章扫描件'], reason: '印章外借，8 月 12 日补' }
      const { path } = await districtPackage(remove, { district, applications, ...(i === 2 && { lacking }) })
      if (i === 7) tampered(path, path)
      must(await takePackage(city, { path, receivedOn: i === 10 ? '2023-08-11' : '2023-08-09', by }, { workers }))
    }
    must(await setCriteria(city, { by, criteria: ['技术水平:30', '服务成效:40', '示范带动:30'] }))
    for (const [e, expert] of ['张专家', '李专家', '王专家'].entries()) {
      const scores = districts.slice(0, 5).flatMap((district, i) =>
        ['A01', 'A02'].flatMap((application, a) => [
          { number: `${district}/${application}`, criterion: '技术水平', score: String(28 - ((i + e + a) % 6)) },
          { number: `${district}/${application}`, criterion: '服务成效', score: String(37 - ((i * 2 + e) % 9) - a) },
          { number: `${district}/${application}`, criterion: '示范带动', score: `${26 - ((i + 2 * e) % 5)}.5` },
        ]),
      )
      for (const score of scores) must(await typeScore(city, { expert, ...score, by }))
    }
    must(await chooseFinal(city, { numbers: ['黄浦区/A01', '徐汇区/A01'], by }))
  } finally {
    await workers.close()
    await closeCity(city)
  }
  return { folder, remove }
}

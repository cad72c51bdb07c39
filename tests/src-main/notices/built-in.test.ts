import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Sample } from '../../../src-domain/notices/sample.ts'
import { policyLibrary } from '../../../src-domain/policies/library.ts'
import { countTargets } from '../../../src-domain/policies/statistics.ts'
import { coverIssuer } from '../../../src-domain/schemes/cover-names.ts'
import { mediaText, printedCopies } from '../../../src-domain/schemes/delivery.ts'
import { recommendersIn } from '../../../src-domain/schemes/lookup.ts'
import { builtInIds, builtInNotice, offeredNotices } from '../../../src-main/notices/built-in.ts'
import { noticePackageOf, textOf } from '../../../src-main/notices/notice-package.ts'
import { readFolder } from '../../../src-main/notices/read-folder.ts'
import { writeFolder } from '../../../src-main/notices/write-notice.ts'
import { must, problemOf, temporaryFolder } from '../../support/desk.ts'

const noticeOf = (id: string) => must(builtInNotice(id))
const schemeOf = (id: string) => noticeOf(id).scheme

describe.each(builtInIds)('%s, a notice the program offers', (id) => {
  const notice = noticeOf(id)

  it('has the notice as text, and samples of which one is eligible and another is not', () => {
    const samples = [...notice.files.keys()]
      .filter((file) => file.startsWith('samples/'))
      .map((file) => Sample.parse(JSON.parse(textOf(notice, file) ?? '')))
    const fails = samples.map(({ expect }) => Object.values(expect).includes('fail'))
    expect(fails).toContain(true)
    expect(fails).toContain(false)
    expect((textOf(notice, 'notice.txt') ?? '').length).toBeGreaterThan(300)
  })

  it('says in its text, too, what of it is not the notice’s own', () => {
    const { source } = notice.scheme
    if (id === 'shanghai-2023-batch5') return expect(source).toBeUndefined()
    expect(source).toMatch(/示意|虚构/)
    expect(textOf(notice, 'notice.txt')).toMatch(/示意|虚构/)
    if (id === 'shanghai-2024-example') return
    expect(textOf(notice, 'notice.txt')).toMatch(/依 556 号/)
    // Nor does a cover say that the addressee made a form that is ours.
    expect(coverIssuer(notice.scheme)).toMatch(/拟/)
  })

  it('is known before it is loaded as it is known after', () => {
    const { title, documentNumber, source, region } = notice.scheme
    const offer = offeredNotices().find((one) => one.id === id)
    expect(offer).toMatchObject({ title, documentNumber, ...(source ? { source } : {}) })
    expect(offer && recommendersIn(offer.region)).toEqual(recommendersIn(region))
  })

  it('is the same package as a folder, whole, which is written once', async () => {
    const path = join(temporaryFolder(), id)
    must(await writeFolder(notice.files, path))
    const read = noticePackageOf(must(readFolder(path)))
    expect('hash' in read && read.hash).toBe(notice.hash)
    expect(problemOf(await writeFolder(notice.files, path)).code).toBe('out-unusable')
  })
})

describe('what the notices beside 556 say', () => {
  const categories = (id: string) => schemeOf(id).categories.map(({ title }) => title)
  const quotas = (id: string) =>
    schemeOf(id).quotas.map(({ categories, maximum, inPrinciple }) => ({ categories, maximum, inPrinciple }))
  const condition = (id: string, check: string) => schemeOf(id).checks.find((one) => one.id === check)

  it('the ministry’s: projects and cities besides, a quota for each category, a province recommends', () => {
    expect(categories('miit-2022')).toEqual(['示范企业', '示范平台', '示范项目', '示范城市'])
    expect(schemeOf('miit-2022').quotas.map(({ categories }) => categories)).toEqual([
      ['enterprise'],
      ['platform'],
      ['project'],
      ['city'],
    ])
    expect(recommendersIn(schemeOf('miit-2022').region)).toEqual(expect.arrayContaining(['江苏省', '深圳市']))
    expect(schemeOf('miit-2022').categories.find(({ id }) => id === 'platform')?.modes).toHaveLength(9)
  })

  it('Jiangsu’s: at most 15 together in principle, three county-level places recommend, two copies and discs', () => {
    const { region, delivery, dates } = schemeOf('jiangsu-2022')
    expect(quotas('jiangsu-2022')).toEqual([
      { categories: ['enterprise', 'project', 'platform'], maximum: 15, inPrinciple: true },
    ])
    expect(recommendersIn(region)).toHaveLength(16)
    expect(recommendersIn(region)).toEqual(expect.arrayContaining(['昆山市', '泰兴市', '沭阳县']))
    expect(mediaText(delivery)).toBe('纸质版 2 份、光盘')
    expect(dates).toMatchObject({ submission: { on: '2022-05-15' } })
  })

  it('Fujian’s: three copies, no incident since May 2019, an earlier list in principle, one of two definitions', () => {
    expect(printedCopies(schemeOf('fujian-2022').delivery)).toBe(3)
    expect(condition('fujian-2022', 'noAccident')).toMatchObject({ kind: 'attestation', from: '2019-05-01' })
    expect(condition('fujian-2022', 'cultivated')).toMatchObject({ kind: 'onList', inPrinciple: true })
    expect(condition('fujian-2022', 'serviceShareEither')).toMatchObject({
      of: [{ minimum: '30' }, { minimum: '30' }],
    })
  })

  it('Guangdong’s: nine directions, the last two years up to the deadline, two lists', () => {
    const { categories, lists } = schemeOf('guangdong-2024')
    expect(categories[0]?.modes.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['工业设计服务', '绿色制造服务']),
    )
    expect(categories[0]?.modes).toHaveLength(9)
    expect(condition('guangdong-2024', 'noAccident')).toMatchObject({ lastYears: 2 })
    expect(lists.map(({ title }) => title)).toEqual(['经营异常名录', '严重违法失信企业名单'])
  })

  it('Jiaxing’s: every mode is counted towards the target the plan sets it, and no other', () => {
    const plan = policyLibrary().filter(({ region }) => region.includes('嘉兴'))
    const modes = schemeOf('jiaxing-2024').categories[0]?.modes ?? []
    const counted = modes.map(({ id, title }) => ({ id, name: id, modes: [title], recommended: true }))
    const targets = plan.flatMap((document) => countTargets(document, counted))
    const towards = modes.map(({ id }) => targets.filter(({ applications }) => applications.some((a) => a.id === id)))
    expect(towards.map((own) => own.map(({ target }) => target))).toEqual(
      [10, 10, 8, 8, 5, 10, 8, 8, 5].map((target) => [target]),
    )
  })

  it('the fund’s: a project beside its applicant, money and years to come', () => {
    const [project] = schemeOf('shanghai-fund-2020').categories
    expect(project).toMatchObject({ nameField: 'projectName', unitField: 'unit' })
    const planned = project?.sections.flatMap(({ fields }) => fields).find(({ key }) => key === 'plannedInvestment')
    expect(planned?.years).toEqual([2020, 2021, 2022])
    expect(condition('shanghai-fund-2020', 'shares')).toMatchObject({ kind: 'sumMatches', total: 'localFee' })
  })
})

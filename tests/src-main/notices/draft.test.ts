import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openWorkers } from '../../../src-main/documents/workers/workers.ts'
import { type DraftAnswers, draftNotice, writtenNotice } from '../../../src-main/notices/draft.ts'
import { must } from '../../support/desk.ts'

const workers = openWorkers()
afterAll(() => workers.close())

/** The small example of docs/notices.md, as its author might have had it taken before these were rules: no sample, no word limit. */
function ofEarlierRules() {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/notices.md'), 'utf8')
  const [block = ''] = [...page.matchAll(/```json\n([\s\S]*?)\n```/g)].map(([, text]) => text).slice(-1)
  const scheme = JSON.parse(block)
  scheme.checks = scheme.checks.filter(({ kind }: { kind: string }) => kind !== 'wordLimit')
  return new Map([['scheme.json', Buffer.from(JSON.stringify(scheme))]])
}

describe('a package that was taken before a rule it breaks', () => {
  const files = ofEarlierRules()
  const drafted = async (given: DraftAnswers, kept = true) =>
    must(await draftNotice(files, given, { workers, fontFolders: [], kept }))
  const places = (of: Awaited<ReturnType<typeof drafted>>) => of.faults.map(({ place }) => place)

  it('is asked about and corrected by answers: only what the correction adds stops it', async () => {
    expect(must(writtenNotice(files, { kept: true })).notice.scheme.id).toBe('sample-2024')
    const later = await drafted({ answers: { 'dates.submission.on': '5月10日' } })
    expect(later.notice?.scheme.dates.submission.on).toBe('2024-05-10')
    const early = await drafted({ answers: { 'dates.submission.on': '2024-02-01' } })
    expect(early.notice).toBeUndefined()
    expect(places(early)).toEqual(['scheme.json dates.submission.on'])
  })

  it('is no base for a new batch, nor taken where somebody gives it', async () => {
    const headline = { year: 2025 }
    const next = await drafted({ headline, answers: { documentNumber: '样例〔2025〕1号' } })
    expect(places(next)).toEqual(['scheme.json project'])
    expect(places(await drafted({ answers: { 'dates.submission.on': '5月10日' } }, false))).toEqual([
      'scheme.json project',
    ])
  })
})

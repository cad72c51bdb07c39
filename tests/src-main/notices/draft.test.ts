import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type DraftAnswers, draftNotice, writtenNotice } from '../../../src-main/notices/draft.ts'
import { must } from '../../support/desk.ts'
import { workers } from '../../support/workers.ts'

const page = readFileSync(join(import.meta.dirname, '../../../docs/notices.md'), 'utf8')

/** The small example of docs/notices.md, as its author might have had it taken before these were rules: no sample, no word limit. */
function ofEarlierRules() {
  const [block = ''] = [...page.matchAll(/```json\n([\s\S]*?)\n```/g)].map(([, text]) => text).slice(-1)
  const scheme = JSON.parse(block)
  scheme.checks = scheme.checks.filter(({ kind }: { kind: string }) => kind !== 'wordLimit')
  return new Map([['scheme.json', Buffer.from(JSON.stringify(scheme))]])
}

/** The page's own sample of it. */
const sample = [...page.matchAll(/```json\n([\s\S]*?)\n```/g)]
  .map(([, text = '']) => text)
  .find((text) => text.includes('"expect"'))

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

  it('is the same package, to the byte, where an answer says what was said before', async () => {
    const before = must(writtenNotice(files, { kept: true })).notice
    const minimum = await drafted({ answers: { 'checks.scale.of.0.minimum': '５,０００' } })
    expect(minimum.notice?.hash).toBe(before.hash)
  })

  it('is corrected by a file as well, which is tried by its samples where it has none', async () => {
    const scheme = JSON.parse(Buffer.from(files.get('scheme.json') ?? []).toString('utf8'))
    const given = (change: object, samples: Record<string, string> = {}) =>
      new Map([
        ['scheme.json', Buffer.from(JSON.stringify({ ...scheme, ...change }))],
        ...Object.entries(samples).map(([file, text]) => [file, Buffer.from(text)] as const),
      ])
    const corrected = async (file: ReturnType<typeof given>, corrects: ReturnType<typeof given>) =>
      must(await draftNotice(file, { answers: {} }, { workers, fontFolders: [], kept: false, corrects }))
    const addressee = { addressee: '样例市经济和信息化局' }
    expect((await corrected(given(addressee), files)).notice?.scheme.addressee).toBe(addressee.addressee)
    const withSample = { 'samples/project.json': sample ?? '' }
    const taken = (await corrected(given(addressee), given({}, withSample))).notice
    expect([...(taken?.files.keys() ?? [])]).toEqual(['scheme.json', 'samples/project.json'])
    // What the correction itself breaks stops it, told by the sample it did not bring along.
    const spoilt = {
      ...withSample,
      'samples/project.json': withSample['samples/project.json'].replace('"pass"', '"fail"'),
    }
    expect(places(await corrected(given(addressee, spoilt), given({}, withSample)))).toEqual([
      'samples/project.json expect.registered',
    ])
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

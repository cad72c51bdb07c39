import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtInIds, builtInNotice } from '../../../src-main/notices/built-in.ts'
import type { NoticeFiles } from '../../../src-main/notices/notice-package.ts'
import { tryNotice } from '../../../src-main/notices/trial/trial.ts'
import { must } from '../../support/desk.ts'
import { changedFiles, type SchemeJson } from '../../support/notice.ts'
import { workers } from '../../support/workers.ts'

const faultsOf = async (files: NoticeFiles) => (await tryNotice(files, { workers, fontFolders: [] })).faults

/** With a category alone, and of the samples those named: a trial of everything takes seconds. */
function only(category: string, samples: readonly string[], change: (scheme: SchemeJson) => void): NoticeFiles {
  const files = changedFiles((scheme) => {
    const keeps = ({ id }: { id: string }) => id === category
    scheme.categories = scheme.categories.filter(keeps)
    scheme.summary.sections = scheme.summary.sections.filter((s: { category: string }) => s.category === category)
    scheme.checks = scheme.checks.flatMap((check: { categories: string[] }) =>
      check.categories.includes(category) ? [{ ...check, categories: [category] }] : [],
    )
    change(scheme)
  })
  const kept = [...files].filter(
    ([file]) => !file.startsWith('samples/') || samples.some((name) => file === `samples/${name}.json`),
  )
  return new Map(kept)
}

function jsonIn(files: NoticeFiles, file: string) {
  return JSON.parse(Buffer.from(files.get(file) ?? []).toString('utf8'))
}

describe('a package is trusted only after four steps', () => {
  it.each(builtInIds)('%s passes all of them', async (id) => {
    expect(await faultsOf(must(builtInNotice(id)).files)).toEqual([])
  })

  // Its form ends where a book decides whether the outline follows on the same page.
  it('the example of docs/notices.md passes all of them', async () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/notices.md'), 'utf8')
    const blocks = [...page.matchAll(/```json\n([\s\S]*?)\n```/g)].map(([, block]) => Buffer.from(block ?? ''))
    const sample = blocks.find((block) => block.includes('"note"')) ?? expect.unreachable()
    const scheme = ['scheme.json', blocks.at(-1) ?? expect.unreachable()] as const
    expect(await faultsOf(new Map([scheme, ['samples/project.json', sample]]))).toEqual([])
    // Next year it would be another year's.
    const fixed = Buffer.from(sample.toString('utf8').replace('revenue.{-1}', 'revenue.2023'))
    expect(await faultsOf(new Map([scheme, ['samples/project.json', fixed]]))).toEqual([
      {
        ...{ step: 'samples', place: 'samples/project.json values.revenue.2023' },
        sentence: expect.stringContaining('“revenue.{-1}”'),
      },
    ])
    // Nobody has shown what its checks are to find.
    expect(await faultsOf(new Map([scheme]))).toEqual([
      { step: 'samples', place: 'samples', sentence: expect.stringMatching(/^“示范项目”没有样例/) },
    ])
  })

  it('a category may be asked for its form alone: no outline, no attachments', async () => {
    const bare = (change: (scheme: SchemeJson) => void) => {
      const files = only('platform', ['platform'], (scheme) => {
        const [{ outline: _, attachments: _attachments, ...form }] = scheme.categories
        scheme.categories = [form]
        change(scheme)
      })
      const {
        outline: _,
        attachments: _attachments,
        expect: _expected,
        ...sample
      } = jsonIn(files, 'samples/platform.json')
      return new Map([...files, ['samples/platform.json', Buffer.from(JSON.stringify({ ...sample, expect: {} }))]])
    }
    const kinds = ['outlineComplete', 'outlineCovers', 'wordLimit', 'attachment', 'filesAtLeast', 'licenceMatches']
    const fit = bare((scheme) => {
      scheme.checks = scheme.checks.filter(({ kind }: { kind: string }) => !kinds.includes(kind))
    })
    expect(await faultsOf(fit)).toEqual([])
    const unfit = await faultsOf(
      bare((scheme) => {
        scheme.checks = scheme.checks.filter(({ kind }: { kind: string }) => kind === 'wordLimit')
      }),
    )
    expect(unfit.map(({ place }) => place).join()).toContain('wordLimit.categories=platform')
  })

  it('1 its files are those of a package, and its JSON is data', async () => {
    expect(await faultsOf(changedFiles(() => {}, { 'run.js': 'alert(1)' }))).toEqual([
      { step: 'grammar', place: 'run.js', sentence: '方案包里不能有这个文件' },
    ])
    expect(await faultsOf(changedFiles(() => {}, { 'scheme.json': '{"id":"a","id":"b"}' }))).toEqual([
      { step: 'grammar', place: 'scheme.json', sentence: '“id”写了两次' },
    ])
    expect(await faultsOf(new Map())).toMatchObject([{ step: 'grammar', place: 'scheme.json' }])
  })

  it('2 what it names is there', async () => {
    const files = changedFiles((scheme) => {
      scheme.categories[0].nameField = 'nowhere'
    })
    const faults = await faultsOf(files)
    expect(faults.length).toBeGreaterThan(0)
    expect(faults.map(({ place, sentence }) => `${place} ${sentence}`).join()).toContain('nowhere')
  })

  it('3 its blank form is read back empty, filled in it is read back whole, and the summary has no blank', async () => {
    const twice = only('platform', [], ({ categories: [platform] }) => {
      const fields = platform.sections.flatMap((s: { fields: { key: string; label: string }[] }) => s.fields)
      const [one, other] = ['legalRepresentative', 'contact'].map((key) =>
        fields.find((f: { key: string }) => f.key === key),
      )
      one.label = other.label
    })
    const faults = await faultsOf(twice)
    expect(faults).toContainEqual(
      expect.objectContaining({
        step: 'self',
        place: 'categories.platform',
        sentence: expect.stringContaining('填好的申报表'),
      }),
    )
  })

  it('4 the checks find on its samples what they state', async () => {
    const stricter = only('platform', ['platform'], ({ checks }) => {
      checks.find((c: { id: string }) => c.id === 'operatingYears').minimum = '4'
    })
    expect(await faultsOf(stricter)).toEqual([
      {
        step: 'samples',
        place: 'samples/platform.json expect.operatingYears',
        sentence: expect.stringMatching(/应为“通过”，初审得出“不通过”/),
        found: { file: 'samples/platform.json', check: 'operatingYears', outcome: 'fail' },
      },
    ])
  })

  it('4 a sample that names what is not there is told so, at its place', async () => {
    const sample = JSON.stringify({
      category: 'platform',
      note: '虚构',
      values: {},
      outline: {},
      attachments: {},
      expect: { none: 'pass' },
    })
    const lost = { category: 'platform', note: '虚构', values: { nowhere: '1' }, outline: { none: '无' }, expect: {} }
    const files = new Map([
      ...only('platform', [], () => {}),
      ['samples/空.json', Buffer.from(sample)],
      ['samples/错.json', Buffer.from(JSON.stringify(lost))],
      ['samples/缺.json', Buffer.from(JSON.stringify({ category: 'platform', note: '虚构', values: {} }))],
    ])
    const faults = await faultsOf(files)
    const places = faults.map(({ place }) => place)
    expect(places).toContain('samples/空.json expect.none')
    expect(places.filter((place) => place.includes('错'))).toEqual([
      'samples/错.json values.nowhere',
      'samples/错.json outline.none',
    ])
    expect(faults.filter(({ place }) => place.includes('缺'))).toEqual([
      { step: 'samples', place: 'samples/缺.json expect', sentence: expect.stringMatching(/^没有写/) },
    ])
    expect(faults.every(({ step }) => step === 'samples')).toBe(true)
  })
})

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { bindingOf } from '../../../../src-domain/book/binding.ts'
import { spineText } from '../../../../src-domain/book/spine.ts'
import { freeze } from '../../../../src-main/desk/editions/freeze.ts'
import { rule } from '../../../../src-main/desk/findings/rule.ts'
import { listProducts } from '../../../../src-main/desk/products/list-products.ts'
import { makeCovers } from '../../../../src-main/desk/products/make-covers.ts'
import { recommend } from '../../../../src-main/desk/ranking/recommend.ts'
import { application } from '../../../support/application.ts'
import { attest, must, newDesk, preparer, temporaryFolder } from '../../../support/desk.ts'
import { workers } from '../../../support/workers.ts'
import { opened, textOf } from '../../documents/making/book/make.ts'

it('covers wrap each book in one page as wide as two A4 and the spine its sheets make', async () => {
  const desk = newDesk(application('enterprise', { attachments: [] }))
  attest(desk, 'A01')
  for (const check of ['licence', 'audit'])
    must(rule(desk, { application: 'A01', check, outcome: 'pass', reason: '样例：已看原件' }, preparer))
  must(recommend(desk, { applications: ['A01'] }, preparer))
  must(freeze(desk, {}, preparer))
  const out = temporaryFolder()
  const [covers] = must(await makeCovers(desk, { out }, preparer, { workers, fontFolders: [] }))
  const pages = listProducts(desk).find((p) => p.kind === 'book')?.details?.pages ?? 0
  const document = await opened(readFileSync(covers?.path ?? ''))
  expect(document.numPages).toBe(1)
  const [, , width = 0, height = 0] = (await document.getPage(1)).view
  expect((width * 25.4) / 72).toBeCloseTo(420 + bindingOf(pages).thickness, 1)
  expect((height * 25.4) / 72).toBeCloseTo(297, 1)
  const text = await textOf(document)
  for (const words of ['服务型制造示范遴选', '申报书', '上海样例泵业有限公司', '徐汇区科学技术委员会', '定稿第1版'])
    expect(text).toContain(words)
})

it('a spine has applicant, category, year and district on it, where it is wide enough for words', () => {
  const on = { applicant: '上海样例泵业集团有限公司', category: '示范企业', year: 2023, district: '徐汇区' }
  expect(spineText({ thickness: 2.1 }, on)).toBeUndefined()
  expect(spineText({ thickness: 5 }, on)).toBe('上海样例泵业集团有限公司　示范企业　2023年　徐汇区')
})

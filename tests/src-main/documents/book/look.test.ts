import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { openPress } from '../../../../src-main/documents/book/press.ts'
import { application } from '../../../support/application.ts'
import { bookOf } from './make.ts'
const press = openPress()
afterAll(() => press.close())
it('look', async () => {
  const big = readFileSync('/tmp/big.pdf')
  for (let i=0;i<3;i++){
  const t = performance.now()
  const e = await bookOf(application('enterprise'), [{ slot: 'licence', file: 'a.pdf', bytes: big },{ slot: 'audit', file: 'b.pdf', bytes: big },{ slot: 'other', file: 'c.pdf', bytes: big }], press)
  console.log(performance.now()-t, e.book.pages, e.book.size, e.book.attachments.map(a=>a.separate), e.book.ready, Math.round(process.memoryUsage().rss/1e6)) 
  writeFileSync('/tmp/look-e.pdf', e.pdf)
  }
  expect(1).toBe(1)
})

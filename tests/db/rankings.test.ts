import { describe, expect, it } from 'vitest'
import { insertApplication, listApplications } from '../../db/applications.ts'
import { readRanking, replaceRanking } from '../../db/rankings.ts'
import { type Store, transaction } from '../../db/store.ts'
import { ok } from '../../src-domain/result.ts'
import { write } from '../support/write.ts'
import { newStore } from './folders.ts'
import { sampleApplication } from './samples.ts'

/** A01–A03 are enterprises, A04 is a platform. */
function ranked(): Store {
  const store = newStore()
  for (const category of ['enterprise', 'enterprise', 'enterprise', 'platform'] as const) {
    write(store, (writing) => insertApplication(writing, sampleApplication({ category })))
  }
  write(store, (writing) => replaceRanking(writing, 'enterprise', ['A02', 'A01']))
  write(store, (writing) => replaceRanking(writing, 'platform', ['A04']))
  return store
}

describe('a ranking', () => {
  it('gives ranks from 1 in its category and none to the rest', () => {
    const ranks = listApplications(ranked()).map(({ id, rank }) => [id, rank])
    expect(ranks).toEqual([
      ['A01', 2],
      ['A02', 1],
      ['A03', undefined],
      ['A04', 1],
    ])
  })

  it('is replaced as a whole, other categories untouched', () => {
    const store = ranked()
    write(store, (writing) => replaceRanking(writing, 'enterprise', ['A01', 'A03', 'A02']))
    expect(readRanking(store, 'enterprise')).toEqual(['A01', 'A03', 'A02'])
    expect(readRanking(store, 'platform')).toEqual(['A04'])
    write(store, (writing) => replaceRanking(writing, 'enterprise', []))
    expect(readRanking(store, 'enterprise')).toEqual([])
  })

  it('is not replaced by one with a repeated, foreign or unknown application', () => {
    const store = ranked()
    for (const wrong of [
      ['A01', 'A01'],
      ['A01', 'A04'],
      ['A01', 'A99'],
    ]) {
      const replace = () => transaction(store, (writing) => ok(replaceRanking(writing, 'enterprise', wrong)))
      expect(replace).toThrow('constraint failed')
      expect(readRanking(store, 'enterprise')).toEqual(['A02', 'A01'])
    }
  })
})

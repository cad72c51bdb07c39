import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Catalogue, Parts } from '../../../src-domain/problems/catalogue.ts'
import { ofFile, type Problem, type ProblemCode, problem } from '../../../src-domain/problems/problem.ts'
import { failed } from '../../../src-domain/result.ts'

const folder = join(import.meta.dirname, '../../../src-domain/problems')
const files = readdirSync(folder).filter((name) =>
  readFileSync(join(folder, name), 'utf8').includes(' satisfies Catalogue'),
)
const nouns = files.filter((name) => name !== 'problem.ts')

const catalogues = await Promise.all(
  nouns.map(async (name): Promise<readonly [string, Catalogue]> => {
    const exported = Object.entries(await import(join(folder, name)))
    const [one, ...others] = exported
    if (!one || others.length > 0) throw new Error(`${name} is to hold one catalogue`)
    return [one[0], one[1] as Catalogue]
  }),
)
const entries = catalogues.flatMap(([, catalogue]) => Object.entries(catalogue))

/** Stands for whatever a problem is about: a text or a figure, a list of such, or something that has parts. */
function anything(text: string): never {
  const answer = (_: unknown, key: string | symbol) => {
    if (key === Symbol.toPrimitive) return (wanted: string) => (wanted === 'number' ? 7 : text)
    if (key === 'map') return (each: (one: never) => unknown) => [each(anything(text))]
    if (key === 'filter' || key === 'flatMap' || key === 'slice') return () => [text]
    if (key === 'join' || key === 'replace') return () => text
    if (key === 'length') return 2
    return anything(key === 'sentence' ? '样例。' : text)
  }
  return new Proxy({}, { get: answer }) as never
}

function partsOf(entry: Catalogue[string]): Parts {
  return typeof entry === 'function' ? entry(anything('样例')) : entry
}

describe('every expected problem', () => {
  it('stands once, in a catalogue the union is made of', () => {
    const codes = entries.map(([code]) => code)
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([])
    const union = readFileSync(join(folder, 'problem.ts'), 'utf8')
    expect(catalogues.map(([name]) => name).filter((name) => !union.includes(`  ...${name},\n`))).toEqual([])
    expect(codes.length).toBeGreaterThan(150)
  })

  it.each(entries)('%s says what happened, what is safe and what to do next, each to its end', (_, entry) => {
    const { happened, safe, next } = partsOf(entry)
    expect(happened).toMatch(/.[，。；：]$/u)
    if (safe !== undefined) expect(safe).toMatch(/.[，。]$/u)
    expect(next).toMatch(/^用法：.|.。$/u)
    // Three parts, one message: where one ends in a comma, the next goes on.
    for (const part of [happened, safe ?? '', next]) expect(part).toBe(part.trim())
  })

  it.each(entries)('%s is calm and has no jargon', (_, entry) => {
    const { happened, safe = '', next } = partsOf(entry)
    expect(`${happened}${safe}${next}`).not.toMatch(/[!！]|亲[，。]|校验失败|异常|null|undefined|NaN|\[object/)
  })
})

describe('a problem', () => {
  it('is one sentence of its parts about what it was given', () => {
    expect(problem('slot-unknown', { slot: '样例' })).toEqual({
      code: 'slot-unknown',
      message: '附件清单里没有“样例”这一项，没有改动。请重新打开这一页再试。',
    })
    expect(problem('no-edition')).toEqual({ code: 'no-edition', message: '还没有定稿，没有生成文件。请先定稿。' })
  })

  it('may be told of a file', () => {
    expect(ofFile('样例.pdf', problem('pdf-encrypted'), '没有添加')).toEqual({
      code: 'pdf-encrypted',
      message:
        '“样例.pdf”没有添加：这个 PDF 设了打开密码，内容没有读取，也不能装订成册。请申报单位取消密码后重新报送。',
    })
  })

  it('comes out of the catalogue, or does not compile', () => {
    // @ts-expect-error a code that stands in no catalogue
    const unknown: ProblemCode = 'sample'
    // @ts-expect-error words of one's own
    failed({ code: 'no-edition', message: '样例。' })
    // @ts-expect-error a comparison with a code there is not
    const compared = (of: Problem) => of.code === 'no-editions'
    // @ts-expect-error nothing it is about
    expect(() => problem('slot-unknown')).toThrow()
    // @ts-expect-error nothing to do next
    const lacking: Catalogue = { sample: { happened: '样例，' } }
    expect([unknown, compared(problem('no-edition')), Object.keys(lacking)]).toEqual(['sample', false, ['sample']])
  })
})

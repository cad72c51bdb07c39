import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseSync, Visitor } from 'vite'
import { describe, expect, it } from 'vitest'

process.chdir(resolve(import.meta.dirname, '../..'))

/**
 * What is a notice's own stands in its package and in no code: its categories and their ids, its region and authorities,
 * the numbers of its forms and annexes, its fields and modes. Comments may say what code is about.
 */
const ofANotice =
  /示范|上海|徐汇|服务型制造|〔\d{4}〕|附件\s?\d|表\s?[1-9]|第[一二三四五六七八九十]+批|经信|经委|科经|商务委|共享制造|其他模式|定制化|服务收入|营业收入|专利|称号|^(?:enterprise|platform|district)$/

/** Where such a word stands all the same, and why. */
const allowed: Readonly<Record<string, string>> = {
  'src-domain/events/former.ts': 'rows of before events had payloads: there was one notice, with these categories',
  'src-domain/knowledge/credit-code.ts': 'the kinds of bodies a credit code names (GB 32100)',
  'src-domain/knowledge/regions.ts': 'the provinces (GB/T 2260)',
  'src-domain/knowledge/registration.ts': '示范 in 示范区: a part of addresses anywhere, as 高新区 and 保税区',
  'src-domain/ranking/quotas.ts': 'district: how the batch’s place is called in code, no category',
  'src-main/package/verify-package.ts': 'district: the same',
  'src-main/shells/cli/command.ts': 'district: the option --district',
  'src-main/shells/cli/commands/batch.ts': 'district: the same',
  'src-main/shells/cli/demo.ts': 'the demonstration is of the sample district under 556号',
  'src-main/shells/sample.ts': 'the sample district for development',
  'src-main/notices/trial/self-trial.ts': 'an invented name, to see a form filled in and read back',
}

/** The texts a module says, by line, without its comments. */
function textsOf(file: string): { readonly line: number; readonly text: string }[] {
  const source = readFileSync(file, 'utf8')
  if (file.endsWith('.typ'))
    return source.split('\n').map((line, i) => ({ line: i + 1, text: line.replace(/\/\/.*/, '') }))
  const found: { line: number; text: string }[] = []
  const add = (start: number, text: string) => found.push({ line: source.slice(0, start).split('\n').length, text })
  new Visitor({
    Literal(node) {
      if (typeof node.value === 'string') add(node.start, node.value)
      else if ('regex' in node) add(node.start, node.regex.pattern)
    },
    TemplateElement: ({ start, value }) => void add(start, value.raw),
    JSXText: ({ start, value }) => void add(start, value),
  }).visit(parseSync(file, source).program)
  return found
}

describe('the words of a notice', () => {
  const files = globSync('{src-renderer,src-main,db,src-domain}/**/*.{ts,tsx,typ}')
    .map((file) => file.replaceAll('\\', '/'))
    // The library of policies quotes documents of its own, as data and by their names.
    .filter((file) => !file.startsWith('src-domain/policies/'))
  // At the city districts are who delivers, and no category.
  const isPlace = (file: string, text: string) => /^(?:db|src-domain)\/city\//.test(file) && text === 'district'
  const hits = files.flatMap((file) =>
    textsOf(file).flatMap(({ line, text }) =>
      ofANotice.test(text) && !isPlace(file, text) ? [{ file, place: `${file}:${line} ${text}` }] : [],
    ),
  )

  it('stand in its package, not in code', () => {
    expect(files.length).toBeGreaterThan(500)
    expect(hits.filter(({ file }) => !(file in allowed)).map(({ place }) => place)).toEqual([])
  })

  it('are allowed only where one still stands', () => {
    const used = new Set(hits.map(({ file }) => file))
    expect(Object.keys(allowed).filter((file) => !used.has(file))).toEqual([])
  })
})

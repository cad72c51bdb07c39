import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chart } from './chart.ts'
import { type Bench, type Measured, measure, type Size } from './line.ts'
import { lineText, report } from './report.ts'

/*
 * Speed and memory as ratios to what people would use instead, measured in turn in one run, and the waits of an officer:
 * `npm run bench`, or `npm run bench -- --quick` and names of single benches for whoever works on them. A whole run
 * writes docs/benchmarks.md and its chart; any other leaves them in out/bench. Figures of a busy machine are worth nothing.
 */
const benches: Readonly<Record<string, () => Promise<(size: Size) => Promise<Bench>>>> = {
  waits: async () => (await import('./lines/waits.ts')).waits,
  intake: async () => (await import('./lines/intake.ts')).intake,
  store: async () => (await import('./lines/store.ts')).store,
  summary: async () => (await import('./lines/summary.ts')).summary,
  scan: async () => (await import('./lines/scan.ts')).scan,
  books: async () => (await import('./lines/books.ts')).books,
  merge: async () => (await import('./lines/merge.ts')).merge,
  package: async () => (await import('./lines/package.ts')).bigPackage,
  start: async () => (await import('./lines/start.ts')).start,
  list: async () => (await import('./lines/list.ts')).list,
  keystroke: async () => (await import('./lines/keystroke.ts')).keystroke,
  drag: async () => (await import('./lines/drag.ts')).drag,
  memory: async () => (await import('./lines/memory.ts')).memory,
  growth: async () => (await import('./lines/growth.ts')).growth,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, runs: { type: 'string' } },
})
const unknown = positionals.filter((name) => !(name in benches))
if (unknown.length > 0)
  throw new Error(`no such bench: ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`)
const names = positionals.length > 0 ? positionals : Object.keys(benches)
const runs = Number(values.runs ?? (values.quick ? 1 : 5))

const began = performance.now()
const measured: Measured[] = []
for (const name of names) {
  const { lines, close } = (await (await benches[name]?.())?.({ quick: values.quick })) ?? { lines: [] }
  try {
    for (const line of lines) {
      const figures = await measure(line, runs)
      measured.push(figures)
      console.log(lineText(figures))
    }
  } finally {
    await close?.()
  }
}
const minutes = Math.ceil((performance.now() - began) / 60_000)

const root = resolve(import.meta.dirname, '../..')
const docs = join(root, 'docs/benchmarks.md')
const isWhole = !values.quick && positionals.length === 0
const out = isWhole ? join(root, 'docs') : join(root, 'out/bench')
mkdirSync(join(out, 'images'), { recursive: true })
writeFileSync(join(out, 'benchmarks.md'), report(readFileSync(docs, 'utf8'), measured, { runs, minutes }))
writeFileSync(join(out, 'images/benchmarks.svg'), chart(measured))

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { keepCompiled } from '../../src-main/shells/compile-cache.js'
import { chart } from './chart.ts'
import { type Bench, measure, type Size, type Told } from './line.ts'
import { lineText, report } from './report.ts'
import {
  type Failed,
  isFailed,
  isMeasured,
  type Result,
  type Results,
  readResults,
  withoutFailed,
  writeResults,
} from './results.ts'

/*
 * Speed and memory as ratios to what people would use instead, measured in turn in one run, and the waits of an officer:
 * `npm run bench`, or `npm run bench -- --quick` and names of single benches for whoever works on them. A whole run
 * writes docs/benchmarks.md and its chart after each line; any other leaves them in out/bench. What fails is told and
 * the rest goes on; `--continue` goes on where a run was interrupted, and tries again what failed. Figures of a busy
 * machine are worth nothing.
 */
const benches: Readonly<Record<string, () => Promise<(size: Size) => Promise<Bench>>>> = {
  intake: async () => (await import('./lines/intake.ts')).intake,
  store: async () => (await import('./lines/store.ts')).store,
  list: async () => (await import('./lines/list.ts')).list,
  summary: async () => (await import('./lines/summary.ts')).summary,
  books: async () => (await import('./lines/books.ts')).books,
  merge: async () => (await import('./lines/merge.ts')).merge,
  scan: async () => (await import('./lines/scan.ts')).scan,
  start: async () => (await import('./lines/start.ts')).start,
  waits: async () => (await import('./lines/waits.ts')).waits,
  uploads: async () => (await import('./lines/uploads.ts')).uploads,
  keystroke: async () => (await import('./lines/keystroke.ts')).keystroke,
  drag: async () => (await import('./lines/drag.ts')).drag,
  package: async () => (await import('./lines/package.ts')).bigPackage,
  scannedBooks: async () => (await import('./lines/books.ts')).scannedBooks,
  memory: async () => (await import('./lines/memory.ts')).memory,
}

// As each shell of the program does.
keepCompiled()

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    runs: { type: 'string' },
    continue: { type: 'boolean', default: false },
  },
})
const unknown = positionals.filter((name) => !(name in benches))
if (unknown.length > 0)
  throw new Error(`no such bench: ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`)
const names = positionals.length > 0 ? positionals : Object.keys(benches)
const isWhole = !values.quick && positionals.length === 0

const root = resolve(import.meta.dirname, '../..')
const docs = join(root, 'docs/benchmarks.md')
const work = join(root, 'out/bench', isWhole ? 'whole' : 'part')
const out = isWhole ? join(root, 'docs') : work

const before = values.continue ? readResults(work) : undefined
let so: Results = before
  ? withoutFailed(before)
  : { runs: Number(values.runs ?? (values.quick ? 1 : 5)), results: [], ended: [] }

for (const name of names) if (!so.ended.includes(name)) await runBench(name)

async function runBench(name: string): Promise<void> {
  let since = performance.now()
  const spent = () => {
    const seconds = (performance.now() - since) / 1000
    since = performance.now()
    return { bench: name, seconds }
  }
  let close: Bench['close']
  try {
    const made = await (await benches[name]?.())?.({ quick: values.quick })
    close = made?.close
    for (const line of made?.lines ?? []) {
      if (so.results.some((known) => isMeasured(known) && isSame(known.told, line))) continue
      try {
        const measured = await measure(line, so.runs)
        note({ ...spent(), ...measured })
      } catch (error) {
        note({ ...spent(), what: line.what, ...failure(error) })
      }
    }
  } catch (error) {
    note({ ...spent(), what: `all of ${name}`, ...failure(error) })
  }
  try {
    await close?.()
  } catch (error) {
    console.error(error)
  }
  keep({ ...so, ended: [...so.ended, name] })
}

function note(result: Result): void {
  console.log(`${lineText(result)}  [${Math.round(result.seconds)} s]`)
  keep({ ...so, results: [...so.results, result] })
}

function keep(results: Results): void {
  so = results
  writeResults(work, so)
  mkdirSync(join(out, 'images'), { recursive: true })
  const lacking = names.filter((name) => !so.ended.includes(name))
  writeFileSync(join(out, 'benchmarks.md'), report(readFileSync(docs, 'utf8'), so, lacking))
  writeFileSync(join(out, 'images/benchmarks.svg'), chart(so.results.filter(isMeasured)))
}

function failure(error: unknown): Pick<Failed, 'failed'> {
  console.error(error)
  const said = error instanceof Error ? error.message : String(error)
  return { failed: said.split('\n')[0]?.slice(0, 200) ?? '' }
}

function isSame(one: Told, other: Told): boolean {
  return one.what === other.what && one.against?.name === other.against?.name
}

if (so.results.some(isFailed)) process.exitCode = 1

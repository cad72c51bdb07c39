import { benchBook } from './book.ts'
import { benchChecks } from './checks.ts'
import { benchImport } from './import.ts'
import { benchMerge } from './merge.ts'
import { benchPackage, benchPackageMemory } from './package.ts'
import { benchDrag } from './ui-drag.ts'
import { benchFilter } from './ui-filter.ts'
import { benchKeystroke } from './ui-keystroke.ts'
import { benchStart } from './ui-start.ts'

/*
 * Speed and memory as ratios measured in one run, printed and not asserted: `npm run bench`, or with names of single
 * benches behind `--`. Figures from a busy machine are worth nothing.
 */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  import: benchImport,
  checks: benchChecks,
  package: benchPackage,
  memory: benchPackageMemory,
  book: benchBook,
  merge: benchMerge,
  filter: benchFilter,
  drag: benchDrag,
  start: benchStart,
  keystroke: benchKeystroke,
}

const wanted = process.argv.slice(2)
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length === 0 || wanted.includes(name)) await bench()
}

import { join } from 'node:path'
import { closeDesk, openDesk } from '../../../src-main/desk/desk.ts'
import { checkBatch } from '../../../src-main/desk/findings/check-batch.ts'
import { summaryXlsx } from '../../../src-main/documents/making/summary/summary-xlsx.ts'
import { openWorkers } from '../../../src-main/documents/workers/workers.ts'
import { scheme } from '../../src-domain/edition/sample-edition.ts'
import { editionOf } from '../../src-main/documents/reading/scan/paper.ts'
import { must } from '../../support/desk.ts'
import { makeFiles, writeAll } from '../big-package.ts'
import type { Bench, Line, Size } from '../line.ts'
import { longBooks } from '../long-books.ts'
import { folderWith } from '../many-applications.ts'
import { seconds, temporaryFolder } from '../measure.ts'
import { makeAll } from './books.ts'

/** The same work once, ten and a hundred times: linear is 10 and 100 times as long, or less. */
export async function growth({ quick }: Size): Promise<Bench> {
  const folder = temporaryFolder()
  const workers = openWorkers()
  const by = quick ? [1, 4] : [1, 10, 100]
  const works: Readonly<Record<string, (times: number) => Promise<() => unknown>>> = {
    async '100 applications opened and checked'(times) {
      const data = await folderWith(100 * times, join(folder.path, String(times)))
      return () => {
        const desk = must(openDesk(data))
        checkBatch(desk)
        closeDesk(desk)
      }
    },
    async 'a summary of 50 rows'(times) {
      const edition = editionOf(50 * times)
      return () => summaryXlsx(scheme.summary, edition)
    },
    async 'a book of thirty pages'(times) {
      const texts = longBooks(times)
      return () => makeAll(workers, texts, {}, folder.path)
    },
    async 'a package of 64 MiB'(times) {
      const own = temporaryFolder()
      const files = await makeFiles(own.path, 64 * times)
      owned.push(own.remove)
      return () => writeAll(own.path, files)
    },
  }
  const owned: (() => void)[] = []
  const lines: Line[] = []
  for (const [what, prepare] of Object.entries(works)) {
    const once = await prepare(1)
    for (const times of by.slice(1)) {
      const work = await prepare(times)
      lines.push({
        ...{ what: `growth: ${times} × ${what}`, unit: 's', aim: times },
        ours: () => seconds(work),
        against: { name: 'once', run: () => seconds(once) },
      })
    }
  }
  return {
    lines,
    async close() {
      await workers.close()
      for (const remove of owned) remove()
      folder.remove()
    },
  }
}

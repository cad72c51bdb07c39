import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildCommandLine } from '../../../build/command-line.ts'
import { batchOverview } from '../../../src-main/desk/batch/batch-overview.ts'
import { closeDesk, openDesk } from '../../../src-main/desk/desk.ts'
import { checkBatch } from '../../../src-main/desk/findings/check-batch.ts'
import { ruleMany } from '../../../src-main/desk/findings/rule.ts'
import { makeAll } from '../../../src-main/desk/products/make-all.ts'
import { previewBook } from '../../../src-main/desk/products/make-book.ts'
import { openWorkers, type Workers } from '../../../src-main/documents/workers/workers.ts'
import { must, officer } from '../../support/desk.ts'
import { frozenDistrict } from '../frozen-district.ts'
import type { Bench, Size } from '../line.ts'
import { folderWith } from '../many-applications.ts'
import { seconds, temporaryFolder } from '../measure.ts'
import { scannedPages, scannedPdf } from '../scanned-pages.ts'

const program = resolve(import.meta.dirname, '../../../src-main/shells/cli/main.js')

/** What an officer waits for, in seconds by the clock: the aims are for two processors that do nothing else. */
export async function waits({ quick }: Size): Promise<Bench> {
  const folder = temporaryFolder()
  const { folder: data, remove } = await frozenDistrict()
  const desk = must(openDesk(data))
  const out = join(folder.path, 'out')
  const warm = openWorkers()
  const preview = async (workers: Workers) => must(await previewBook(desk, { application: 'A01' }, { workers }))
  const cold = (work: (workers: Workers) => Promise<unknown>) =>
    seconds(async () => {
      const workers = openWorkers()
      await work(workers)
      await workers.close()
    })

  const strange = join(folder.path, 'strange.pdf')
  writeFileSync(strange, await scannedPdf(scannedPages(24)))

  const many = must(openDesk(await folderWith(300, folder.path)))
  const checks = ['requiredFields', 'unsureValues']
  const rulings = checkBatch(many).map(({ application }) => ({ application: application.id, checks }))

  const [few, some, full] = quick ? ([12, 50, 500] as const) : ([100, 1_000, 10_000] as const)
  const listed = new Map<number, string>()
  for (const count of [few, some, full]) listed.set(count, await folderWith(count, folder.path))
  const openAndList = (count: number) => () =>
    seconds(() => {
      const opened = must(openDesk(listed.get(count) ?? ''))
      if (batchOverview(opened).length !== count) throw new Error('not every application is listed')
      closeDesk(opened)
    })
  await buildCommandLine()
  const asked = await folderWith(12, join(folder.path, 'asked'))
  return {
    lines: [
      {
        what: 'the first preview of a book, cold',
        how: 'Threads and typesetting processes started for it and ended after it: the book of one applicant of the sample district with its attachments.',
        ...{ unit: 's', aim: 2, ours: () => cold(preview) },
      },
      {
        what: 'the preview of a book, warm',
        how: 'The same book with threads and typesetters that have made it before.',
        ...{ unit: 's', aim: 0.5, ours: () => seconds(() => preview(warm)) },
      },
      {
        what: 'five books and the summary, cold',
        how: 'The five recommended of the sample district made into books anew, and the summary as workbook and PDF: checked, read back and recorded; threads and processes started for it.',
        ...{ unit: 's', aim: 4 },
        ours: () => cold(async (workers) => must(await makeAll(desk, { out, anew: true }, officer, { workers }))),
      },
      {
        what: 'a scan of 24 pages that is none of ours, refused',
        how: 'A PDF of 24 pages scanned at 200 dpi read for a code of ours, none being there.',
        ...{ unit: 's', aim: 3, ours: () => cold(async (workers) => must(await workers.read.scan(strange))) },
      },
      {
        what: `${2 * rulings.length} rulings at once`,
        how: 'Two findings of each of 300 applications ruled on in one change, an event and a sealed row each.',
        ...{ unit: 's', aim: 0.5 },
        ours: () => seconds(() => must(ruleMany(many, { rulings, outcome: 'pass', reason: '已核实' }, officer))),
      },
      {
        what: `a data folder of ${full} applications opened, and all its rows there`,
        how: 'In the desk’s process: the database opened and looked through, and what lists and matrix show of every application, as at the last closing.',
        ...{ unit: 's', ours: openAndList(full), smaller: [openAndList(few), openAndList(some)] },
      },
      {
        what: 'desk status on the command line',
        how: 'The whole command over twelve applications, from its start to its end, the command line as `npm run build` leaves it.',
        ...{ unit: 's', aim: 0.3 },
        ours: () =>
          seconds(() => {
            const { status } = spawnSync(process.execPath, [program, 'status', '--data', asked])
            if (status !== 0 && status !== 1) throw new Error('desk status failed')
          }),
      },
    ],
    async close() {
      await warm.close()
      closeDesk(many)
      closeDesk(desk)
      rmSync(remove, { recursive: true, force: true })
      folder.remove()
    },
  }
}

import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
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

const program = resolve(import.meta.dirname, '../../../src-main/shells/cli/main.ts')

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

  const listed = await folderWith(quick ? 500 : 10_000, folder.path)
  const status = () =>
    seconds(() => {
      const { status } = spawnSync(process.execPath, [program, 'status', '--data', data])
      if (status !== 0 && status !== 1) throw new Error('desk status failed')
    })
  return {
    lines: [
      { what: 'the first preview of a book, cold', unit: 's', aim: 2, ours: () => cold(preview) },
      { what: 'the same again', unit: 's', aim: 0.5, ours: () => seconds(() => preview(warm)) },
      {
        ...{ what: 'five books and the summary, cold', unit: 's', aim: 4 },
        ours: () => cold(async (workers) => must(await makeAll(desk, { out, anew: true }, officer, { workers }))),
      },
      {
        ...{ what: 'a scan of 24 pages that is none of ours, refused', unit: 's', aim: 3 },
        ours: () => cold(async (workers) => must(await workers.read.scan(strange))),
      },
      {
        ...{ what: `${2 * rulings.length} rulings at once`, unit: 's', aim: 0.5 },
        ours: () => seconds(() => must(ruleMany(many, { rulings, outcome: 'pass', reason: '已核实' }, officer))),
      },
      {
        ...{ what: `opening a data folder of ${quick ? 500 : 10_000} and checking all of it`, unit: 's' },
        ours: () =>
          seconds(() => {
            const opened = must(openDesk(listed))
            checkBatch(opened)
            closeDesk(opened)
          }),
      },
      {
        ...{ what: 'desk status on the command line', unit: 's', aim: 0.3 },
        async ours() {
          closeDesk(desk)
          return status()
        },
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

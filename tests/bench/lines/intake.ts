import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { closeDesk, createDesk } from '../../../src-main/desk/desk.ts'
import { importFolder } from '../../../src-main/desk/intake/import-folder.ts'
import { openWorkers } from '../../../src-main/documents/workers/workers.ts'
import { must, preparer } from '../../support/desk.ts'
import { handedIn } from '../handed-in.ts'
import type { Bench, Line, Size } from '../line.ts'
import { newBatch } from '../many-applications.ts'
import { run, seconds, temporaryFolder } from '../measure.ts'
import { lacking, python } from '../peers.ts'

const readTables = `
import sys, glob, docx
for path in glob.glob(sys.argv[1] + '/*/*.docx'):
    for table in docx.Document(path).tables:
        for row in table.rows:
            [cell.text for cell in row.cells]
`

/** Every file hashed, and of each PDF the first page's text, as a script would do it. */
const lookAtFiles =
  'sha256sum */* > /dev/null; for f in */*.pdf; do pdftotext -q -l 1 "$f" - > /dev/null 2>&1; done; true'

/** 200 applicants taken in: read, understood, hashed and kept, in a new data folder; alone, and with four PDFs each. */
export async function intake({ quick }: Size): Promise<Bench> {
  const folder = temporaryFolder()
  const most = quick ? 20 : 200
  const sizes = [most / 10 / (quick ? 1 : 10), most / 10, most] as const
  const data = join(folder.path, 'data')
  async function takeIn(from: string, count: number): Promise<number> {
    rmSync(data, { recursive: true, force: true })
    return seconds(async () => {
      const desk = must(createDesk(data, newBatch))
      const workers = openWorkers()
      const imported = must(await importFolder(desk, { folder: from }, preparer, { workers }))
      if (imported.applications.length !== count) throw new Error('not every applicant was taken in')
      await workers.close()
      closeDesk(desk)
    })
  }
  function lineOf(pdfs: number, told: Pick<Line, 'what' | 'how' | 'aim'>, against: Line['against']): Line {
    const [hundredth, tenth, whole] = sizes.map((count) => {
      const from = handedIn(folderOf(pdfs, count), count, pdfs)
      return () => takeIn(from, count)
    })
    if (!hundredth || !tenth || !whole) throw new Error('three sizes were made')
    return {
      ...told,
      ...{ unit: 's', ours: whole, smaller: [hundredth, tenth], before: tenth },
      ...(against && { against }),
    }
  }
  const folderOf = (pdfs: number, count: number) => join(folder.path, `${count}-with-${pdfs}`)
  const docx = (from: string) => run(python, ['-c', readTables, from])
  return {
    lines: [
      lineOf(
        0,
        {
          what: `read forms: ${most} Word forms into the store`,
          how: 'The import of a folder into a new data folder: threads started, each form read, its cells made fields and checked for doubts, the file hashed and kept, everything written durably. python3-docx opens the same files and reads every cell of every table, and keeps nothing.',
          aim: 0.4,
        },
        {
          name: 'python3-docx reading their tables, no store',
          run: () => seconds(() => docx(folderOf(0, most))),
          ...lacking('python3-docx'),
        },
      ),
      lineOf(
        4,
        {
          what: `intake: ${most} applicants with four PDFs each`,
          how: 'The same with four PDFs an applicant, no two alike: each hashed, its pages counted, its first page read, put into its slot and kept. The others are a script: python3-docx over the forms, then sha256sum of every file and pdftotext of each first page; it keeps nothing.',
          aim: 1,
        },
        {
          name: 'python3-docx, pdftotext of the first pages, sha256sum',
          run: () =>
            seconds(() => {
              docx(folderOf(4, most))
              run('sh', ['-c', lookAtFiles], folderOf(4, most))
            }),
          ...lacking('python3-docx', 'poppler-utils'),
        },
      ),
    ],
    close: folder.remove,
  }
}

import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { closeDesk, createDesk } from '../../../src-main/desk/desk.ts'
import { importFolder } from '../../../src-main/desk/intake/import-folder.ts'
import { openWorkers } from '../../../src-main/documents/workers/workers.ts'
import { must, preparer } from '../../support/desk.ts'
import type { Bench, Size } from '../line.ts'
import { newBatch } from '../many-applications.ts'
import { run, seconds, temporaryFolder } from '../measure.ts'
import { lacking, python } from '../peers.ts'

const fixtures = resolve(import.meta.dirname, '../../fixtures/xuhui-intake')

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
  const count = quick ? 12 : 200
  const forms = handedIn(join(folder.path, 'forms'), count, 0)
  const whole = handedIn(join(folder.path, 'whole'), count, 4)
  let n = 0
  const takeIn = (from: string) =>
    seconds(async () => {
      const desk = must(createDesk(join(folder.path, `data${n++}`), newBatch))
      const workers = openWorkers()
      const imported = must(await importFolder(desk, { folder: from }, preparer, { workers }))
      if (imported.applications.length !== count) throw new Error('not every applicant was taken in')
      await workers.close()
      closeDesk(desk)
    })
  const docx = (from: string) => run(python, ['-c', readTables, from])
  return {
    lines: [
      {
        ...{ what: `read forms: ${count} Word forms into the store`, unit: 's', aim: 0.4 },
        ours: () => takeIn(forms),
        against: {
          name: 'python3-docx reading their tables, no store',
          run: () => seconds(() => docx(forms)),
          ...lacking('python3-docx'),
        },
      },
      {
        ...{ what: `intake: ${count} applicants with four PDFs each`, unit: 's', aim: 1 },
        ours: () => takeIn(whole),
        against: {
          name: 'python3-docx, pdftotext of the first pages, sha256sum',
          run: () =>
            seconds(() => {
              docx(whole)
              run('sh', ['-c', lookAtFiles], whole)
            }),
          ...lacking('python3-docx', 'poppler-utils'),
        },
      },
    ],
    close: folder.remove,
  }
}

/** The sample district's forms over and over, each applicant's PDFs bytes of its own. */
function handedIn(folder: string, count: number, pdfs: number): string {
  const samples = readdirSync(fixtures).map((name) => {
    const path = join(fixtures, name)
    const files = readdirSync(path).map((file) => join(path, file))
    return { form: files.find((f) => f.endsWith('.docx')) ?? '', pdfs: files.filter((f) => f.endsWith('.pdf')) }
  })
  for (let i = 0; i < count; i++) {
    const own = join(folder, String(i + 1))
    mkdirSync(own, { recursive: true })
    const { form, pdfs: given } = samples[i % samples.length] ?? { form: '', pdfs: [] }
    copyFileSync(form, join(own, '申报书.docx'))
    for (let k = 0; k < pdfs; k++) {
      const pdf = readFileSync(given[k % given.length] ?? '')
      writeFileSync(join(own, `${k + 1}附件.pdf`), Buffer.concat([pdf, Buffer.from(`\n% ${i} ${k}\n`)]))
    }
  }
  return folder
}

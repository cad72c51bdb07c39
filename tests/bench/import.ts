import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { closeDesk, createDesk } from '../../src-main/desk/desk.ts'
import { importFolder } from '../../src-main/desk/intake/import-folder.ts'
import { openWorkers } from '../../src-main/documents/workers/workers.ts'
import { preparer } from '../support/desk.ts'
import { has, report, run, seconds, temporaryFolder } from './measure.ts'

const forms = 200
const fixtures = resolve(import.meta.dirname, '../fixtures/xuhui-intake')

/** Debian's python3-docx belongs to the system's Python. */
const python = '/usr/bin/python3'
const readTables = `
import sys, glob, docx
for path in glob.glob(sys.argv[1] + '/*/*.docx'):
    for table in docx.Document(path).tables:
        for row in table.rows:
            [cell.text for cell in row.cells]
`

/** Importing 200 forms (read, understood, stored with every value's source) against python3-docx reading their tables. */
export async function benchImport(): Promise<void> {
  if (!has(python, ['-c', 'import docx'])) return console.log('import: skipped, python3-docx is not installed')
  const folder = temporaryFolder()
  const intake = join(folder.path, 'intake')
  const samples = readdirSync(fixtures).map((name) => {
    const file = readdirSync(join(fixtures, name)).find((f) => f.endsWith('.docx')) ?? ''
    return join(fixtures, name, file)
  })
  for (let i = 0; i < forms; i++) {
    mkdirSync(join(intake, String(i + 1)), { recursive: true })
    copyFileSync(samples[i % samples.length] ?? '', join(intake, String(i + 1), '申报书.docx'))
  }
  let n = 0
  const ours = await seconds(async () => {
    const desk = createDesk(join(folder.path, `data${n++}`), {
      scheme: 'shanghai-2023-batch5',
      district: '徐汇区',
      recommender: '样例委员会',
      preparer: '样例',
      phone: '64000000',
    })
    if (!desk.ok) throw new Error(desk.problem.message)
    const workers = openWorkers()
    const imported = await importFolder(desk.value, { folder: intake }, preparer, { workers })
    if (!imported.ok || imported.value.applications.length !== forms) throw new Error('not every form was imported')
    await workers.close()
    closeDesk(desk.value)
  })
  const other = await seconds(() => run(python, ['-c', readTables, intake]))
  report(`importing ${forms} forms`, ours, other, 'python3-docx reading their tables')
  folder.remove()
}

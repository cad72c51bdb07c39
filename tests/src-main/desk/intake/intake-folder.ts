import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Block, Table } from '../../../../src-domain/intake/word-document.ts'
import { viewApplications } from '../../../../src-main/desk/applications/intake-view.ts'
import { closeDesk, createDesk, type Desk } from '../../../../src-main/desk/desk.ts'
import { importFolder } from '../../../../src-main/desk/intake/import-folder.ts'
import { preparer } from '../../../support/desk.ts'
import { cell, docx, paragraph, row, run, table } from '../../../support/docx.ts'
import { workers } from '../../../support/workers.ts'

/** A Word file with these paragraphs and tables. */
export function wordFile(...blocks: readonly (Block | readonly Block[])[]): Promise<Buffer> {
  return docx(bodyXml(...blocks))
}

/** Paragraphs and tables as a Word file's body has them. */
export function bodyXml(...blocks: readonly (Block | readonly Block[])[]): string {
  return blocks
    .flat()
    .map((block) => (block.kind === 'table' ? tableXml(block) : paragraph(runs(block.text))))
    .join('')
}

function tableXml({ rowCount, cells }: Table): string {
  const rows = Array.from({ length: rowCount }, (_, r) =>
    row(
      cells
        .filter((c) => c.row <= r && r < c.row + c.rowSpan)
        .sort((a, b) => a.column - b.column)
        .map((c) => {
          const merged = c.rowSpan > 1 ? `<w:vMerge w:val="${c.row === r ? 'restart' : 'continue'}"/>` : ''
          return cell(paragraph(c.row === r ? runs(c.text) : run('')), `<w:gridSpan w:val="${c.columnSpan}"/>${merged}`)
        }),
    ),
  )
  return table(rows)
}

function runs(text: string): string {
  return text
    .split('\n')
    .map((line) => run(line))
    .join('<w:r><w:br/></w:r>')
}

/** A desk in a folder of its own, with an intake folder beside it to put files into. */
export async function openIntake() {
  const folder = await mkdtemp(join(tmpdir(), 'intake-'))
  const intake = join(folder, '收件')
  await mkdir(intake)
  const created = createDesk(join(folder, 'data'), {
    ...{ scheme: 'shanghai-2023-batch5', district: '徐汇区', recommender: '徐汇区科学技术委员会' },
    ...{ preparer: '张样例', phone: '021-64000000' },
  })
  if (!created.ok) throw new Error(created.problem.message)
  const desk: Desk = created.value
  return {
    intake,
    desk,
    async put(file: string, content: Buffer | string): Promise<void> {
      await mkdir(dirname(join(intake, file)), { recursive: true })
      await writeFile(join(intake, file), content)
    },
    async import(from: string = intake) {
      const imported = await importFolder(desk, { folder: from }, preparer, { workers })
      if (!imported.ok) throw new Error(imported.problem.message)
      return { ...imported.value, applications: viewApplications(desk, imported.value.applications) }
    },
    async close(): Promise<void> {
      closeDesk(desk)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

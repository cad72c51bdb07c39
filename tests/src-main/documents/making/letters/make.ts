import { expect } from 'vitest'
import type { Block } from '../../../../../src-domain/intake/word-document.ts'
import type { LetterKind } from '../../../../../src-domain/letters/names.ts'
import type { Desk } from '../../../../../src-main/desk/desk.ts'
import { makeLetters as makeAny } from '../../../../../src-main/desk/letters/make-letters.ts'
import { readWordFile } from '../../../../../src-main/documents/reading/word/read-word-file.ts'
import { application, attachment } from '../../../../support/application.ts'
import { must, officer, temporaryFolder } from '../../../../support/desk.ts'
import { workers } from '../../../../support/workers.ts'

/** 23:30 of the sixth in London is the seventh in Shanghai. */
const at = new Date('2023-07-06T23:30:00Z')

type Asked = { readonly byDate?: string; readonly applications?: readonly string[] }

export function makeLetters(desk: Desk, kind: LetterKind, out: string, asked: Asked = {}) {
  return makeAny(desk, { kind, out, at, ...asked }, officer, { workers, fontFolders: [] })
}

/** The Word files of a kind. */
export async function make(desk: Desk, kind: LetterKind, asked: Asked = {}) {
  const made = must(await makeLetters(desk, kind, temporaryFolder(), asked))
  return made.filter((letter) => letter.format === 'docx')
}

/** What the only letter made says: its lines, and its tables as rows of cell texts. */
export async function said(desk: Desk, kind: LetterKind, asked: Asked = {}) {
  const [letter, ...others] = await make(desk, kind, asked)
  expect(others).toEqual([])
  const { blocks } = must(await readWordFile(letter?.path ?? ''))
  const rows = blocks.flatMap(rowsOf)
  const lines = blocks.flatMap((b) => (b.kind === 'paragraph' ? [b.text] : []))
  return { lines, rows, text: [...lines, ...rows.flat()].join('\n') }
}

function rowsOf(block: Block): string[][] {
  if (block.kind === 'paragraph') return []
  return Array.from({ length: block.rowCount }, (_, row) => block.cells.filter((c) => c.row === row).map((c) => c.text))
}

export const lowShare = { 'serviceRevenue.2022': '29996', 'serviceShare.2022': '29.996' }

export function withoutAudit() {
  const licence = attachment('licence', { file: '营业执照.pdf', pages: 1 })
  const old = attachment('audit', { id: 2, file: '2021年审计报告.pdf', year: 2021, pages: 20 })
  return application('enterprise', { values: lowShare, attachments: [licence, old] })
}

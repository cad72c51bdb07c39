import { createHash } from 'node:crypto'
import { loadScheme } from '../../../src-domain/checks/load-scheme.ts'
import {
  type Edition,
  type EditionContent,
  type EditionEntry,
  editionText,
} from '../../../src-domain/edition/edition.ts'
import json from '../../../src-domain/schemes/shanghai-2023-batch5/scheme.json' with { type: 'json' }

const loaded = loadScheme(json)
if (!loaded.ok) throw new Error(loaded.problem.message)
export const scheme = loaded.value

/** An edition of the fifth batch in 徐汇区, frozen, with these entries in its three sections. */
export function sampleEdition(
  entries: { enterprise?: EditionEntry[]; platform?: EditionEntry[]; district?: EditionEntry[] },
  people: Partial<Pick<EditionContent, 'recommender' | 'preparer' | 'phone'>> = {},
): Edition {
  const content: EditionContent = {
    scheme: scheme.id,
    district: '310104',
    recommender: '上海市徐汇区科学技术委员会',
    preparer: '样例填报人',
    phone: '021-64000000',
    ...people,
    sections: [
      { category: 'enterprise', entries: entries.enterprise ?? [] },
      { category: 'platform', entries: entries.platform ?? [] },
      { category: 'district', entries: entries.district ?? [] },
    ],
  }
  return {
    number: 1,
    hash: createHash('sha256').update(editionText(content)).digest('hex'),
    frozenAt: '2023-08-07T06:02:11.000Z',
    content,
  }
}

/** An entry with these summary cells after the rank. */
export function sampleEntry(rank: number, cells: readonly string[], files: Partial<EditionEntry> = {}): EditionEntry {
  return {
    application: `A${String(rank).padStart(2, '0')}`,
    rank,
    name: cells[0] ?? '',
    summary: [String(rank), ...cells],
    values: [],
    outline: [],
    attachments: [],
    ...files,
  }
}

import { join } from 'node:path'
import { readMeeting } from '../../../db/meeting.ts'
import { cleanName } from '../../../src-domain/edition/package-layout.ts'
import { memberName } from '../../../src-domain/meeting/meeting.ts'
import { sheetCode } from '../../../src-domain/meeting/sheet-code.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { chineseDate } from '../../../src-domain/text/date.ts'
import { shanghaiDay } from '../../../src-domain/text/shanghai-time.ts'
import type { BallotSheet } from '../../documents/making/ballots/ballot-sheet.ts'
import { ballotXlsx } from '../../documents/making/ballots/ballot-xlsx.ts'
import { findFaces } from '../../documents/typesetting/find-faces.ts'
import { finishedBytes } from '../../files/finished-file.ts'
import { batchOverview } from '../batch/batch-overview.ts'
import { batchOf, type Desk } from '../desk.ts'
import { findCategory } from '../find-category.ts'
import { type MakeOptions, outFolder } from '../products/making.ts'
import { candidatesOf, deskMark, listHash } from './candidates.ts'

type Wanted = { readonly category: CategoryId; readonly at?: Date }

/** Every member's sheet as XLSX into a folder. Problems: `no-members`, `no-candidates`, and what the disk refuses. */
export async function makeSheets(
  desk: Desk,
  { out, ...wanted }: Wanted & { readonly out: string },
): Promise<Result<{ readonly paths: readonly string[] }>> {
  const sheets = sheetsOf(desk, wanted)
  if (!sheets.ok) return sheets
  const folder = await outFolder(out)
  if (!folder.ok) return folder
  const paths: string[] = []
  for (const sheet of sheets.value) {
    const path = join(folder.value, `${cleanName(`${sheet.title} ${sheet.member}`, 100)}.xlsx`)
    const written = await finishedBytes(path, await ballotXlsx(sheet))
    if (!written.ok) return written
    paths.push(path)
  }
  return ok({ paths })
}

/** All of them as one PDF to be printed. Problems: `no-members`, `no-candidates`, and what the workers refuse. */
export async function printSheets(
  desk: Desk,
  wanted: Wanted,
  { workers, fontFolders }: Pick<MakeOptions, 'workers' | 'fontFolders'>,
) {
  const sheets = sheetsOf(desk, wanted)
  if (!sheets.ok) return sheets
  const faces = await findFaces(desk.scheme.print, fontFolders)
  const set = await workers.make.ballots({ sheets: sheets.value, faces })
  if (!set.ok) return set
  const title = sheets.value[0]?.title ?? ''
  const { pdf: bytes, missingCharacters } = set.value
  return ok({ title, name: `${cleanName(title, 100)}.pdf`, bytes, missingCharacters })
}

function sheetsOf(desk: Desk, { category: id, at = new Date() }: Wanted): Result<BallotSheet[]> {
  const category = findCategory(desk, id)
  if (!category.ok) return category
  const { members, heldOn } = readMeeting(desk.store)
  if (members.length === 0) return failed(problem('no-members'))
  const candidates = candidatesOf(desk, id)
  if (candidates.length === 0) return failed(problem('no-candidates'))
  const modes = new Map(batchOverview(desk).map(({ row }) => [row.id, row.modes.join('、')]))
  const asksModes = category.value.modeFields.length > 0
  const { recommender } = batchOf(desk)
  const list = listHash(candidates)
  return ok(
    members.map((member) => ({
      title: `${category.value.title}推荐排序表`,
      line: [recommender, heldOn === undefined ? '' : chineseDate(heldOn)].filter(Boolean).join('　'),
      member: memberName(member),
      asked: `共 ${candidates.length} 件，请每件写一个名次，从 1 到 ${candidates.length}，各用一次，1 为最先推荐。`,
      code: sheetCode({ desk: deskMark(desk), category: id, list, member: member.number }),
      heads: ['名称', ...(asksModes ? [desk.scheme.modesTitle] : [])],
      candidates: candidates.map((c) => ({
        id: c.id,
        texts: [c.name, ...(asksModes ? [modes.get(c.id) ?? ''] : [])],
      })),
      on: shanghaiDay(at),
    })),
  )
}

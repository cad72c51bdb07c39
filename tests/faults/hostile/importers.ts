import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, type Result } from '../../../src-domain/result.ts'
import type { Category } from '../../../src-domain/schemes/scheme.ts'
import { schemeText } from '../../../src-domain/schemes/scheme-text.ts'
import { findBackups } from '../../../src-main/desk/backups/chosen-copy.ts'
import { copyDesk } from '../../../src-main/desk/backups/make-copy.ts'
import { planRestore } from '../../../src-main/desk/backups/restore.ts'
import { closeDesk } from '../../../src-main/desk/desk.ts'
import { importFolder } from '../../../src-main/desk/intake/import-folder.ts'
import { addScan } from '../../../src-main/desk/scans/add-scan.ts'
import { kinds, threads } from '../../../src-main/documents/workers/kinds.ts'
import { newThread } from '../../../src-main/documents/workers/thread.ts'
import { startThread } from '../../../src-main/documents/workers/thread-line.ts'
import type { Workers } from '../../../src-main/documents/workers/workers.ts'
import { noticePackageOf } from '../../../src-main/notices/notice-package.ts'
import { readNotice } from '../../../src-main/notices/read-notice.ts'
import { readFilled } from '../../../src-main/notices/trial/read-filled.ts'
import { verifyPackage } from '../../../src-main/package/verify-package.ts'
import { must, officer } from '../../support/desk.ts'
import { rawZip } from '../../support/raw-zip.ts'
import type { Random } from '../random.ts'
import { damaged, oddJson, oddRecord } from './bytes.ts'
import { packageToCity, sheetToCity } from './city.ts'
import { oddContainer } from './containers.ts'
import { corpus, type Sounds } from './corpus.ts'
import { encryptedPlace } from './encrypted-place.ts'
import { handOverFile } from './hand-over.ts'
import { smallDesk } from './small-desk.ts'
import type { World } from './world.ts'

/** In a world, hands in an input made from the random numbers; the answer is `taken`, or the problem's code. */
export type Importer = (world: World, workers: Workers) => Promise<(random: Random) => Promise<string>>

type Door = (path: string, world: World, workers: Workers) => Promise<string>

function filesInto(sounds: () => Promise<Sounds>, door: Door): Importer {
  return async (world, workers) => {
    const samples = await sounds()
    return async (random) => {
      const { bytes, entries, extension } = random.one(samples)
      const inside = entries && random.below(4) > 0
      const input = inside ? oddContainer(random, entries) : damaged(random, bytes, random.one(samples).bytes)
      const path = join(world.inputs, `样例${extension}`)
      writeFileSync(path, input)
      try {
        return await door(path, world, workers)
      } finally {
        rmSync(path)
      }
    }
  }
}

/** The door of a book's attachments is on the threads alone. */
const attachmentThread = newThread({
  start: startThread(new URL('../../../src-main/documents/workers/task-worker.ts', import.meta.url)),
  ...threads.reading,
})

export async function endThreads(): Promise<void> {
  await attachmentThread.end()
}

async function boundIn(path: string): Promise<string> {
  const input = { path, file: basename(path), mostPages: 200 }
  const outcome = await attachmentThread.run({ ...kinds.attachment, name: 'attachment', input, room: 0 })
  if (outcome.kind === 'bug') console.error(outcome.place)
  return outcome.kind === 'interrupted' ? `binding-${outcome.why}` : 'taken'
}

function codeOf(result: Result<unknown>): string {
  return result.ok ? 'taken' : result.problem.code
}

export const importers: Readonly<Record<string, Importer>> = {
  docx: filesInto(corpus.docx, async (path, world, { read }) =>
    codeOf(await read.form({ path, file: basename(path), scheme: schemeText(world.desk().scheme) })),
  ),
  pdf: filesInto(corpus.pdf, async (path, _, { read }) => {
    const head = await read.pdfHead(path)
    const bound = await boundIn(path)
    return bound === 'taken' ? codeOf(head) : bound
  }),
  images: filesInto(corpus.images, async (path, _, { read }) => {
    const shown = await read.picturesAsPdf(path)
    const bound = await boundIn(path)
    return bound === 'taken' ? codeOf(shown) : bound
  }),
  zip: filesInto(corpus.zip, async (path, world, workers) => {
    const report = await importFolder(world.desk(), { folder: path }, officer, { workers })
    if (!report.ok) return report.problem.code
    return report.value.rejected[0]?.code ?? 'taken'
  }),
  /** Of what is handed in no workbook is read, but it is told from an archive, and listed in a book. */
  xlsx: filesInto(corpus.xlsx, async (path, _, { read }) => {
    await boundIn(path)
    return codeOf(await read.archiveNames(path))
  }),
  package: filesInto(corpus.package, async (path) => {
    const report = await verifyPackage(path)
    return report.ok && !report.value.ok ? 'altered' : codeOf(report)
  }),
  scan: filesInto(corpus.scan, async (path, world, workers) => {
    const added = await addScan(world.desk(), { files: [{ file: basename(path), path }] }, officer, { workers })
    return added.ok && !added.value.accepted ? 'other-edition' : codeOf(added)
  }),
  notice: noticePackage,
  'notice workbook': filesInto(corpus.noticeWorkbook, async (path, _, workers) => {
    const files = await readNotice(path, workers)
    if (!files.ok) return files.problem.code
    const made = noticePackageOf(files.value)
    return 'hash' in made ? 'taken' : (made[0]?.step ?? 'without a fault')
  }),
  place: backupPlace,
  encrypted: encryptedPlace,
  'hand-over': handOverFile,
  'package to the city': packageToCity,
  'sheet to the city': sheetToCity,
}

/**
 * A package (方案包): its ZIP as any other, and its JSON with data nobody expects. What the first two steps take is drawn
 * and read back; the whole trial takes seconds.
 */
async function noticePackage(world: World, workers: Workers): Promise<(random: Random) => Promise<string>> {
  const [{ bytes, entries }] = await corpus.notice()
  if (!entries) throw new Error('a package is a ZIP')
  return async (random) => {
    const kinds = [() => damaged(random, bytes, bytes), () => oddContainer(random, entries), odd, odd, odd] as const
    const path = join(world.inputs, '样例.zip')
    writeFileSync(path, random.one(kinds)())
    try {
      const files = await readNotice(path, workers)
      if (!files.ok) return files.problem.code
      const made = noticePackageOf(files.value)
      if (!('hash' in made)) return made[0]?.step ?? 'without a fault'
      const { scheme } = made
      const category = random.one(scheme.categories as unknown as readonly [Category, ...Category[]])
      const blank = { applicant: '', values: [], texts: {} }
      return codeOf(await readFilled({ scheme, workers }, category, blank))
    } finally {
      rmSync(path)
    }

    function odd(): Buffer {
      const chosen = entries?.filter(({ name }) => (random.below(4) > 0 ? name === 'scheme.json' : true)) ?? []
      const one = chosen[random.below(chosen.length)]
      return rawZip((entries ?? []).map((e) => (e === one ? { ...e, content: oddJson(random, e.content) } : e)))
    }
  }
}

/** A stick with copies: one of its files altered, then looked for, and a restore planned on a laptop of its own. */
async function backupPlace({ named }: World, workers: Workers): Promise<(random: Random) => Promise<string>> {
  const data = join(named, '原电脑')
  const desk = await smallDesk(data, workers)
  const copy = must(await copyDesk(desk, 'hand')).name
  closeDesk(desk)
  const place = join(data, 'backups')
  const known = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const files = known.map(({ parentPath, name }) => join(parentPath, name)).sort()
  const mark = join(place, 'place.json')
  const manifests = files.filter((path) => path.endsWith('.json'))
  // The database, the pool's files, and as often as these the records.
  const chosen = [mark, ...files, ...files.flatMap(() => [mark, ...manifests])] as const
  const holder = { desk: () => undefined, replace: () => failed(problem('no-desk')) }
  return async (random) => {
    const path = random.one(chosen)
    const isMark = path === mark
    const bytes = isMark ? encryptedMark : readFileSync(path)
    const isOtherwise = path.endsWith('.json') && random.below(3) > 0
    const input = isOtherwise ? oddRecord(random, bytes) : damaged(random, bytes, encryptedMark)
    // A file of its own: in the pool it has the same number as the one that is in use.
    rmSync(path, { force: true })
    writeFileSync(path, input)
    try {
      const password = isMark ? '样例口令样例口令' : undefined
      const found = await findBackups({ path: place, password })
      if (!found.ok) return found.problem.code
      return codeOf(
        await planRestore(holder, { place, name: copy, password, folder: join(named, '新电脑') }, undefined),
      )
    } finally {
      if (isMark) rmSync(path)
      else writeFileSync(path, bytes)
    }
  }
}

const mark = {
  ...{ format: 1, kind: 'selection-desk-copies', placeId: '0'.repeat(32), deskId: '1'.repeat(32) },
  ...{ district: '徐汇区', scheme: 'shanghai-2023-batch5' },
  encryption: { kdf: 'scrypt', N: 1024, r: 8, p: 1, salt: 'ab'.repeat(16), check: 'cd'.repeat(32) },
}
const encryptedMark = Buffer.from(JSON.stringify(mark))

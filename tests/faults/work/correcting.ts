import { join } from 'node:path'
import { dataFolder } from '../../../db/data-folder.ts'
import { listEditions } from '../../../db/editions.ts'
import { schemeFile } from '../../../src-domain/notices/manifest.ts'
import { correctNotice } from '../../../src-main/desk/notices/correct-notice.ts'
import { noticeFiles } from '../../../src-main/desk/notices/current-notice.ts'
import { reprint } from '../../../src-main/desk/products/reprint.ts'
import { jsonBytes, jsonOf, openNoticePackage } from '../../../src-main/notices/notice-package.ts'
import { fileClaims } from './making.ts'
import { type Actions, officer } from './work.ts'

/** 方案有更正, and 重印 of what was frozen before it. */
export const correcting: Actions = [
  async ({ desk, act, holder, words }) => {
    const own = await noticeFiles(desk)
    if (!own.ok) throw new Error(own.problem.message)
    const scheme = jsonOf(schemeFile, own.value.get(schemeFile) ?? new Uint8Array())
    if (!('value' in scheme)) throw new Error('no scheme')
    const corrected = { ...(scheme.value as object), addressee: words() }
    const notice = openNoticePackage(new Map([...own.value, [schemeFile, jsonBytes(corrected)]]))
    if (!notice.ok) throw new Error(notice.problem.message)
    const reason = words()
    await act('correction', [['notice', notice.value.hash]], () =>
      holder.correct((desk) => correctNotice(desk, { notice: notice.value, reason }, officer)),
    )
  },
  async ({ desk, act, workers }) => {
    const edition = listEditions(desk.store).at(-1)?.number
    if (edition === undefined) return
    const out = join(dataFolder(desk.store.folder).exports, `重印${edition}`)
    await act(
      'reprint',
      [],
      () => reprint(desk, { edition, out }, officer, { workers, fontFolders: [] }),
      ({ made }) =>
        fileClaims(
          desk,
          made.map(({ path }) => path),
        ),
    )
  },
]

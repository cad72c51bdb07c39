import { join } from 'node:path'
import { listApplications } from '../../../db/applications.ts'
import { categoryOf, fieldsOf } from '../../../src-domain/schemes/lookup.ts'
import { copyDesk, placeHere } from '../../../src-main/desk/backups/make-copy.ts'
import { restoreCopy } from '../../../src-main/desk/backups/restore.ts'
import { correctValue } from '../../../src-main/desk/values/correct-value.ts'
import { holdDesk } from '../../../src-main/router/context.ts'
import { besideOf } from '../beside.ts'
import type { Claim } from '../claims.ts'
import { type Actions, officer } from './work.ts'

export const copying: Actions = [
  ({ desk, act, copyTime }) =>
    act(
      'copy',
      [],
      () => copyDesk(desk, 'hand', { now: copyTime() }),
      ({ name }) => [[`copy:${name}`, 'there']],
    ),
]

export const restoring: Actions = [
  async ({ desk, act, holder, some, words, recorded, copyTime }) => {
    const { id, category, values } = some()
    const key = fieldsOf(categoryOf(desk.scheme, category)).find(({ type }) => type === 'text')?.key ?? ''
    const of = `value:${id}:${key}`
    const before = values.find((v) => v.key === key)?.value ?? ''
    const kept: Claim[] = [[of, before], recorded()]
    const copy = await act('copy', [], () => copyDesk(desk, 'hand', { now: copyTime() }))
    const value = words()
    await act('value', [[of, value]], () => correctValue(desk, { application: id, key, value }, officer))
    if (!copy) return
    const { folder } = desk.store
    const from = { place: placeHere(folder).root, name: copy.name, folder }
    await act(
      'restoring',
      kept,
      () => restoreCopy(holder, from, officer, { now: copyTime() }),
      () => [[of, before]],
    )
  },
  /** A laptop that goes on from the copy alone; called by its name, so that it can be tried again. */
  async ({ desk, act, copyTime }) => {
    const copy = await act('copy', [], () => copyDesk(desk, 'hand', { now: copyTime() }))
    if (!copy) return
    const { name } = copy
    const { laptops } = besideOf(desk.store.folder)
    const folder = join(laptops, name)
    const holder = holdDesk(folder)
    try {
      await act(
        'restoring',
        [],
        () => restoreCopy(holder, { place: placeHere(desk.store.folder).root, name, folder }, officer),
        () => [[`laptop:${name}`, String(listApplications(desk.store).length)]],
      )
    } finally {
      holder.close()
    }
  },
]

import { categoryOf, fieldsOf } from '../../../src-domain/schemes/lookup.ts'
import { copyDesk, placeHere } from '../../../src-main/desk/backups/make-copy.ts'
import { restoreCopy } from '../../../src-main/desk/backups/restore.ts'
import { correctValue } from '../../../src-main/desk/values/correct-value.ts'
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
]

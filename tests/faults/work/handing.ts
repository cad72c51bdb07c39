import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { listApplications } from '../../../db/applications.ts'
import { categoryOf, fieldsOf } from '../../../src-domain/schemes/lookup.ts'
import { closeDesk, openDesk } from '../../../src-main/desk/desk.ts'
import { handOver } from '../../../src-main/desk/merge/hand-over.ts'
import { merge } from '../../../src-main/desk/merge/merge.ts'
import { newDeskFrom } from '../../../src-main/desk/merge/new-desk-from.ts'
import { planMerge } from '../../../src-main/desk/merge/plan-merge.ts'
import { correctValue } from '../../../src-main/desk/values/correct-value.ts'
import { besideOf } from '../beside.ts'
import { type Actions, officer, type Work } from './work.ts'

/** 交接: given whole to a colleague's empty laptop, changed there, given back and merged. */
export const handing: Actions = [
  async (work) => {
    const { desk, act, random, words } = work
    const { stick, laptops } = besideOf(desk.store.folder)
    for (const folder of [stick, laptops]) mkdirSync(folder, { recursive: true })
    const { id, key } = someText(work)
    const value = words()
    await act('value', [[`value:${id}:${key}`, value]], () =>
      correctValue(desk, { application: id, key, value }, officer),
    )
    const given = await act(
      'handing over',
      [],
      () => handOver(desk, { to: stick, ...(random.below(3) === 0 && { password: '样例密码' }) }, officer),
      ({ file, sha256 }) => [[`handed:${file}`, sha256]],
    )
    if (!given) return
    const name = String(readdirSync(laptops).length)
    const folder = join(laptops, name)
    const opened = await act(
      'opening',
      [],
      () => newDeskFrom(folder, { path: given.path, file: given.file, password: '样例密码' }, officer),
      ({ joined }) => [[`laptop:${name}`, String(joined)]],
    )
    if (!opened) return
    const theirs = await changed(folder, stick, { id, key, value: words() })
    const file = { path: theirs.path, file: theirs.file }
    const plan = await planMerge(desk, file)
    if (!plan.ok) throw new Error(plan.problem.message)
    await act('merging', [[`value:${id}:${key}`, theirs.value]], () =>
      merge(desk, { ...file, basedOn: plan.value.basedOn, rest: 'theirs' }, officer),
    )
  },
]

function someText({ desk, some }: Work): { readonly id: string; readonly key: string } {
  const { id, category } = some()
  const field = fieldsOf(categoryOf(desk.scheme, category)).find(({ type, years }) => type === 'text' && !years)
  return { id, key: field?.key ?? '' }
}

type Change = { readonly id: string; readonly key: string; readonly value: string }

/** The colleague's work, and all of it on the stick again. */
async function changed(folder: string, stick: string, { id, key, value }: Change) {
  const opened = openDesk(folder)
  if (!opened.ok) throw new Error(opened.problem.message)
  const desk = opened.value
  try {
    const kept = correctValue(desk, { application: id, key, value }, { name: '样例同事' })
    if (!kept.ok) throw new Error(kept.problem.message)
    const applications = listApplications(desk.store).map((one) => one.id)
    const back = await handOver(desk, { to: stick, applications }, { name: '样例同事' })
    if (!back.ok) throw new Error(back.problem.message)
    return { ...back.value, value }
  } finally {
    closeDesk(desk)
  }
}

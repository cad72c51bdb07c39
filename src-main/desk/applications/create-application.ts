import { insertApplication } from '../../../db/applications.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept } from '../desk.ts'
import { applicationOf } from '../find-application.ts'
import { findCategory } from '../find-category.ts'

export type NewByHand = { readonly category: CategoryId; readonly name: string }

/** A new application by hand, for an applicant who handed in paper only; answers its id. Problems: `name-missing`, `category-unknown`. */
export function createApplication(
  desk: Desk,
  { category, name }: NewByHand,
  actor: Actor,
): Result<{ readonly id: string } & Kept> {
  const applicant = name.trim()
  if (applicant === '') return failed(problem('name-missing'))
  const found = findCategory(desk, category)
  if (!found.ok) return found
  const { nameField } = found.value
  return change(desk, actor, (tx) => {
    const source = { kind: 'officer', by: actor.name, at: tx.at } as const
    const id = insertApplication(tx.store, {
      category,
      folder: applicant,
      values: [{ key: nameField, value: applicant, raw: name, source, certainty: 'sure' }],
      outline: [],
      attachments: [],
      cover: {},
      problems: [],
      createdAt: tx.at,
    })
    const { uid } = applicationOf(tx, id)
    tx.record({ kind: 'application-created', applicant, uid, category }, id)
    return ok({ id })
  })
}

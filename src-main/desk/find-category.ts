import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import type { Category } from '../../src-domain/schemes/scheme.ts'
import type { ReadableDesk } from './desk.ts'

/** The category of the batch's notice, by its id or title. Problem: `category-unknown`. */
export function findCategory({ scheme: { categories } }: ReadableDesk, wanted: string): Result<Category> {
  const category = categories.find(({ id, title }) => id === wanted || title === wanted)
  if (category) return ok(category)
  return failed(problem('category-unknown', { wanted, known: categories.map(({ title }) => title) }))
}

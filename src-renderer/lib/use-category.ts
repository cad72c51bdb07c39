import type { CategoryId } from '../../src-domain/schemes/scheme.ts'
import { useOpenDesk } from './desk.ts'
import { useRemembered } from './remembered.ts'

/** The category a screen was left at; under another notice, which may not have it, the first. */
export function useCategory(key: string): [CategoryId, (category: CategoryId) => void] {
  const { categories } = useOpenDesk().scheme
  const [left, leave] = useRemembered<CategoryId>(key, '')
  const category = categories.find(({ id }) => id === left) ?? categories[0]
  return [category?.id ?? '', leave]
}

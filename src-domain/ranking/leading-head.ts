import type { FullScheme } from '../checks/load-scheme.ts'

/** What heads the share that lists of all categories lead with (deciding.ts); undefined where no category has any. */
export function leadingHead({ categories }: Pick<FullScheme, 'categories'>): string | undefined {
  const heads = new Set(
    categories.flatMap(
      ({ deciding }) => deciding.find(({ from }) => from.kind === 'ratio')?.head.replace('\n', '') ?? [],
    ),
  )
  return heads.size > 1 ? '主要占比' : [...heads][0]
}

import type { Application } from '../../batch/application.ts'
import { categoryOf } from '../../schemes/scheme.ts'
import { officersKind } from '../judging/kind.ts'

type Judgement =
  | { readonly is: 'none' }
  | { readonly is: 'recommended'; readonly other: Other }
  /** Of the same category, and of others. */
  | { readonly is: 'repeated'; readonly same: readonly Other[]; readonly across: readonly Other[] }

type Other = { readonly id: string; readonly folder: string; readonly category: string }

/** The applicant has handed in no other application. */
export const duplicate = officersKind({
  kind: 'duplicate',
  grammar: {},
  judge(_check, { application, duplicates, scheme }): Judgement {
    if (duplicates.length === 0) return { is: 'none' }
    const other = ({ id, folder, category }: Application): Other => ({
      id,
      folder,
      category: categoryOf(scheme, category).title,
    })
    const same = duplicates.filter((d) => d.category === application.category)
    const recommended = same.find((d) => d.rank !== undefined)
    if (recommended) return { is: 'recommended', other: other(recommended) }
    const across = duplicates.filter((d) => d.category !== application.category)
    return { is: 'repeated', same: same.map(other), across: across.map(other) }
  },
  verdicts: {
    none: { outcome: 'pass', officer: '没有发现重复申报。' },
    recommended: {
      outcome: 'fail',
      officer: ({ other }) => `同一申报单位的另一份申报（${described(other)}）已推荐，不能重复推荐。`,
    },
    repeated: {
      outcome: 'manual',
      officer: ({ same, across }) =>
        `${[
          ...(same.length > 0 ? [`与${list(same, described)}为同一申报单位，请决定保留哪一份`] : []),
          ...(across.length > 0
            ? [`同一单位另申报了${list(across, (o) => `${o.category}（${described(o)}）`)}，请核实是否重复`]
            : []),
        ].join('；')}。`,
    },
  },
  concerns: (_check, { category }) => [{ key: category.nameField }],
})

function described({ id, folder }: Other): string {
  return `${id}“${folder}”`
}

/** The first few by name; more would bury the sentence. */
function list(others: readonly Other[], name: (other: Other) => string): string {
  const named = others.slice(0, 3).map(name).join('、')
  return others.length > 3 ? `${named}等 ${others.length} 件` : named
}

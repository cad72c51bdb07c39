import type { Application } from '../../batch/application.ts'
import { given } from '../../given.ts'
import { categoryOf } from '../../schemes/lookup.ts'
import { namedOtherwise } from '../duplicate.ts'
import { officersKind } from '../judging/kind.ts'

type Judgement =
  | { readonly is: 'none' }
  | { readonly is: 'recommended'; readonly other: Other }
  /** Of the same category, and of others. */
  | { readonly is: 'repeated'; readonly same: readonly Other[]; readonly across: readonly Other[] }

/** `otherwise`: its applicant's name, where only the code is the same and one of the two may be mistyped. */
type Other = { readonly id: string; readonly folder: string; readonly category: string; readonly otherwise?: string }

/** The applicant has handed in no other application. */
export const duplicate = officersKind({
  kind: 'duplicate',
  grammar: {},
  judge(_check, { application, duplicates, scheme }): Judgement {
    if (duplicates.length === 0) return { is: 'none' }
    const other = (duplicate: Application): Other => ({
      id: duplicate.id,
      folder: duplicate.folder,
      category: categoryOf(scheme, duplicate.category).title,
      ...given({ otherwise: namedOtherwise(application, duplicate, scheme) }),
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
      officer: ({ other }) =>
        other.otherwise === undefined
          ? `同一申报单位的另一份申报（${described(other)}）已推荐，不能重复推荐。`
          : `统一社会信用代码相同的另一份申报（${described(other)}，申报单位“${other.otherwise}”）已推荐：确是同一单位的不能重复推荐，代码填错的请更正。`,
    },
    repeated: {
      outcome: 'manual',
      officer: ({ same, across }) =>
        `${[
          ...sameUnit(same.filter((o) => o.otherwise === undefined)),
          ...same.flatMap((o) => (o.otherwise === undefined ? [] : onlyCode(o, o.otherwise))),
          ...(across.length > 0
            ? [`同一单位另申报了${list(across, (o) => `${o.category}（${described(o)}）`)}，请核实是否重复`]
            : []),
        ].join('；')}。`,
    },
  },
  concerns: (_check, { category }) => [{ key: category.nameField }],
})

function sameUnit(others: readonly Other[]): string[] {
  return others.length > 0 ? [`与${list(others, described)}为同一申报单位，请决定保留哪一份`] : []
}

function onlyCode(other: Other, name: string): string {
  return `与${described(other)}的统一社会信用代码相同，但申报单位是“${name}”，名称不同：确是同一单位的请决定保留哪一份，代码填错的请更正`
}

function described({ id, folder }: Other): string {
  return `${id}“${folder}”`
}

/** The first few by name; more would bury the sentence. */
function list(others: readonly Other[], name: (other: Other) => string): string {
  const named = others.slice(0, 3).map(name).join('、')
  return others.length > 3 ? `${named}等 ${others.length} 件` : named
}

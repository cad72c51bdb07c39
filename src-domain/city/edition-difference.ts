import type { ApplicationData } from '../edition/application-data.ts'
import { printable } from '../edition/summary.ts'
import type { SummaryColumn } from '../schemes/scheme.ts'
import type { CityApplication } from './application.ts'

type Who = { readonly application: string; readonly name: string }

/** What a district's later package says otherwise than the one before, application by application. */
export type EditionDifference =
  | (Who & { readonly is: 'added' | 'removed'; readonly rank: number })
  | (Who & { readonly is: 'moved'; readonly from: number; readonly to: number })
  /** Cells of the summary and values of the form, with what stood and what stands there. */
  | (Who & { readonly is: 'changed'; readonly cells: readonly Cell[] })
  /** Originals and scans by their file names; without an application the package's own. */
  | ({ readonly is: 'files' } & Partial<Who> & Readonly<Record<'added' | 'removed' | 'altered', readonly string[]>>)

type Cell = { readonly title: string; readonly from: string; readonly to: string }

/** A package as it is compared; of one without application.json there is the summary alone. */
export type ComparedPackage = {
  readonly applications: readonly Pick<CityApplication, 'application' | 'name' | 'rank' | 'category' | 'summary'>[]
  readonly papers: readonly Pick<ApplicationData, 'application' | 'values'>[]
  readonly files: readonly Pick<PackageFile, 'path' | 'sha256' | 'role' | 'application'>[]
}

type PackageFile = {
  readonly path: string
  readonly sha256: string
  readonly role: string
  readonly application?: string | undefined
}

/** `columnsOf` has the summary's columns of a category, the rank's first; that cell is told as a move. */
export function editionDifference(
  before: ComparedPackage,
  after: ComparedPackage,
  columnsOf: (category: string) => readonly Pick<SummaryColumn, 'title' | 'from'>[],
): EditionDifference[] {
  const was = new Map(before.applications.map((one) => [one.application, one]))
  const is = new Set(after.applications.map(({ application }) => application))
  const [papersBefore, papersAfter] = [valuesOf(before), valuesOf(after)]
  const both = { before: filesOf(before), after: filesOf(after) }
  return [
    ...fileDifference(undefined, both),
    ...after.applications.flatMap((now): EditionDifference[] => {
      const { application, name, rank, category } = now
      const then = was.get(application)
      const who = { application, name }
      if (!then) return [{ is: 'added', ...who, rank }]
      const summary = columnsOf(category).flatMap(({ title, from: source }, i) => {
        const [from = '', to = ''] = [then.summary[i], now.summary[i]]
        return i === 0 || from === to ? [] : { title, from, to, value: sourceKey(source) }
      })
      const values = valueDifference(papersBefore.get(application), papersAfter.get(application))
      // What stands in both is told once: the same field, not another that happened to change alike.
      const told = new Set(summary.map(saying))
      const form = values.filter((one) => !told.has(saying(one)))
      const cells = [...summary, ...form].map(({ title, from, to }) => ({ title, from, to }))
      return [
        ...(then.rank === rank ? [] : [{ is: 'moved' as const, ...who, from: then.rank, to: rank }]),
        ...(cells.length === 0 ? [] : [{ is: 'changed' as const, ...who, cells }]),
        ...fileDifference(who, both),
      ]
    }),
    ...before.applications.flatMap(({ application, name, rank }): EditionDifference[] =>
      is.has(application) ? [] : [{ is: 'removed', application, name, rank }],
    ),
  ]
}

type OfValue = Cell & { readonly value: string | undefined }

function saying({ value, from, to }: OfValue): string {
  return JSON.stringify([value, from, to])
}

/** Which value of the form a column of the summary shows as it stands. */
function sourceKey(from: SummaryColumn['from']): string | undefined {
  return from.kind === 'field' ? valueKey(from) : undefined
}

function valueKey({ key, year }: { readonly key: string; readonly year?: number | undefined }): string {
  return JSON.stringify([key, year])
}

type Values = ReadonlyMap<string, Pick<ApplicationData['values'][number], 'label' | 'value'>>

function valuesOf({ papers }: ComparedPackage): ReadonlyMap<string, Values> {
  return new Map(
    papers.map(({ application, values }) => [application, new Map(values.map((value) => [valueKey(value), value]))]),
  )
}

/** Nothing where one of the two has no application.json to compare. */
function valueDifference(before: Values | undefined, after: Values | undefined): OfValue[] {
  if (!before || !after) return []
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [then, now] = [before.get(key), after.get(key)]
    const [from, to] = [then?.value ?? '', now?.value ?? '']
    const value = now ?? then
    if (from === to || !value) return []
    return { title: printable(value.label), from: printable(from), to: printable(to), value: key }
  })
}

/** What the district's applicants and its seal have put there; all else is made from the data. */
const handedIn: ReadonlySet<string> = new Set(['scan', 'form', 'attachment'])

/** By application, and there by name: a place in the package changes with the rank. */
function filesOf({ files }: ComparedPackage): Map<string, Map<string, string>> {
  const byApplication = new Map<string, Map<string, string>>()
  for (const { path, sha256, role, application = '' } of files) {
    if (!handedIn.has(role)) continue
    const own = byApplication.get(application) ?? new Map<string, string>()
    byApplication.set(application, own.set(path.slice(path.lastIndexOf('/') + 1), sha256))
  }
  return byApplication
}

function fileDifference(
  who: Who | undefined,
  { before, after }: Readonly<Record<'before' | 'after', ReturnType<typeof filesOf>>>,
): EditionDifference[] {
  const key = who?.application ?? ''
  const [was, is] = [before.get(key) ?? new Map<string, string>(), after.get(key) ?? new Map<string, string>()]
  const added = [...is.keys()].filter((name) => !was.has(name))
  const removed = [...was.keys()].filter((name) => !is.has(name))
  const altered = [...is].flatMap(([name, hash]) => (was.has(name) && was.get(name) !== hash ? name : []))
  return added.length + removed.length + altered.length === 0 ? [] : [{ is: 'files', ...who, added, removed, altered }]
}

/** For the officer of the city; without its full stop. */
export function differenceText(difference: EditionDifference): string {
  const { application, name } = difference
  const who = application === undefined ? '报送包' : `${name}（${application}）`
  switch (difference.is) {
    case 'added':
      return `新增 ${who}，第 ${difference.rank} 位`
    case 'removed':
      return `不再推荐 ${who}，原第 ${difference.rank} 位`
    case 'moved':
      return `${who} 由第 ${difference.from} 位到第 ${difference.to} 位`
    case 'changed':
      return `${who} ${difference.cells.map(({ title, from, to }) => `${title}：“${from}”改为“${to}”`).join('，')}`
    case 'files': {
      const { added, removed, altered } = difference
      const told = [
        ['新增文件', added],
        ['去掉文件', removed],
        ['换过文件', altered],
      ] as const
      return `${who} ${told.flatMap(([did, names]) => (names.length === 0 ? [] : `${did} ${names.join('、')}`)).join('，')}`
    }
  }
}

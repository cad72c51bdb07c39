import { beyond, leftOut } from './beyond-options.ts'
import { box, type Mark, markOf, prepared, shapesOf, unmarked } from './marks.ts'
import { matchKey } from './normalise.ts'
import { atEnd, atStart, isOther, type Match, type Option, optionOf, written } from './option-labels.ts'

export type TicksReading = {
  /** Options ticked, as the scheme prints them, in the scheme's order. */
  readonly ticked: string[]
  readonly certainty: 'sure' | 'unsure'
  /** Why it is unsure, in Chinese. */
  readonly note?: string
  /** What was written in at 其他（请注明）. */
  readonly other?: string
}

/** Marks of one place, with the text before and behind them on the same line. */
type Group = { marks: Mark[]; before: string; after: string }
type Layout = 'before' | 'after'

/**
 * Reads which of the options are ticked in the text of a cell. Marks may stand before or behind their options, which is
 * decided from the whole text; marks of other options in the same cell are ignored. Without any mark the one option
 * that is written out counts, unsure.
 */
export function readTicks(
  text: string,
  options: readonly string[],
  /** Other names of options. */
  aliases: ReadonlyMap<string, readonly string[]> = new Map(),
): TicksReading {
  const doubts = new Set<string>()
  const clean = prepared(text)
  const groups = groupsOf(clean)
  const known = options.map((option) => optionOf(option, options, aliases.get(option)))
  if (groups.length === 0) return withoutMarks(clean, known)

  const marked = groups.flatMap((g) => g.marks)
  const crossIsNo = marked.includes('crossed') && marked.includes('on')
  if (crossIsNo) doubts.add('同时有勾和叉，叉按未选读取')

  const behind = weigh(groups, 'after', known)
  const ahead = weigh(groups, 'before', known)
  const order = ahead.matched - behind.matched || behind.gap - ahead.gap
  const layout: Layout = order > 0 ? 'before' : 'after'
  if (order === 0 && ahead.matched > 0) doubts.add('分不清勾在选项前还是选项后，按选项后读取')

  const states = new Map<string, Mark[]>()
  let other: string | undefined
  for (const group of groups) {
    const match = matchGroup(group, layout, known)
    // In a text box laid over the form, or on a line of its own.
    if (!match && isAlone(group)) doubts.add('有一个勾没有写在选项旁边，看不出勾的是哪一项')
    if (!match) continue
    if (match.like) doubts.add(`“${match.like}”按“${match.option}”读取`)
    states.set(match.option, [...(states.get(match.option) ?? []), ...group.marks])
    other ??= written(match)
  }

  const ticked = options.filter((option) => {
    const marks = states.get(option) ?? []
    const ticks = marks.filter((m) => m === 'on' || (m === 'crossed' && !crossIsNo))
    if (ticks.length > 0 && ticks.length < marks.length) doubts.add(`“${option}”前后既有勾又有空框，按已选读取`)
    if (marks.length > 0 && ticks.length === 0 && other !== undefined && isOther(option)) {
      doubts.add(`“${option}”写了“${other}”但没有勾选`)
    }
    return ticks.length > 0
  })
  if (!crossIsNo && /[×✗✘✕✖❌xX]/.test(clean) && marked.includes('crossed')) doubts.add('打的是叉，按已选读取')
  if (ticked.length === 0 && groups.some((g) => isTicked(g) && !matchGroup(g, layout, known))) {
    doubts.add('有勾选，但对不上表中的选项')
  }
  if (options.length > 1 && ticked.length === options.length) doubts.add('所有选项都勾选了')
  if (ticked.length === 0 && shapesOf(clean).size > 1) doubts.add('各项前的框不一样，可能有一个是勾选')
  const gone = leftOut(text, options)
  const unboxed = options.filter((option) => !states.has(option) && !gone.includes(option))
  if (ticked.length === 0 && states.size > 0 && unboxed.length > 0) {
    const more = beyond(unmarked(text), known)
    doubts.add(`“${unboxed.join('”“')}”旁没有框，可能是勾选${more === '' ? '' : `，另写了“${more}”`}`)
  }
  return reading(ticked, doubts, ticked.some(isOther) ? other : undefined)
}

function reading(ticked: string[], doubts: ReadonlySet<string>, other?: string): TicksReading {
  return {
    ticked,
    certainty: doubts.size > 0 ? 'unsure' : 'sure',
    ...(doubts.size > 0 ? { note: [...doubts].join('；') } : {}),
    ...(other ? { other } : {}),
  }
}

/** All marks, line by line. Beside boxes empty brackets are a blank to fill in, unless ticks stand in brackets too. */
function groupsOf(text: string): Group[] {
  const all = [...text.matchAll(box)]
  const inBrackets = all.some((m) => m[1] !== undefined) || all.every((m) => m[3] !== undefined)
  return text.split('\n').flatMap((line) => {
    return groupsOfLine(
      line,
      [...line.matchAll(box)].filter((m) => m[3] === undefined || inBrackets),
    )
  })
}

/** The marks of a line; neighbours with nothing between them are one group. */
function groupsOfLine(line: string, marks: readonly RegExpExecArray[]): Group[] {
  const groups: Group[] = []
  marks.forEach((m, i) => {
    const start = m.index
    const end = start + m[0].length
    const previous = marks[i - 1]
    const before = line.slice(previous ? previous.index + previous[0].length : 0, start)
    const after = line.slice(end, marks[i + 1]?.index ?? line.length)
    const last = groups.at(-1)
    if (last && before.trim() === '' && before.length <= leading(last)) {
      last.marks.push(markOf(m))
      last.after = after
    } else if (last && before.trim() === '') {
      // □示范企业（√） □示范平台: the tick belongs to the text before it.
      groups.push({ marks: [markOf(m)], before, after })
      last.after = ''
    } else {
      groups.push({ marks: [markOf(m)], before, after })
    }
  })
  return groups
}

/** White space between a group and the text before it; at the start of a line nothing stands nearer. */
function leading(group: Group): number {
  return group.before.trim() === '' ? Number.POSITIVE_INFINITY : group.before.length - group.before.trimEnd().length
}

function matchGroup(group: Group, layout: Layout, known: readonly Option[]): Match | undefined {
  const blankAfter = group.after.trim() === ''
  const blankBefore = group.before.trim() === ''
  if (layout === 'before') return blankAfter ? atEnd(group.before, known) : atStart(group.after, known)
  return blankBefore ? atStart(group.after, known) : atEnd(group.before, known)
}

function isAlone({ marks, before, after }: Group): boolean {
  return before.trim() === '' && after.trim() === '' && isTicked({ marks })
}

function isTicked({ marks }: Pick<Group, 'marks'>): boolean {
  return marks.some((mark) => mark !== 'off')
}

function weigh(groups: readonly Group[], layout: Layout, known: readonly Option[]): { matched: number; gap: number } {
  const matches = groups.flatMap((g) => {
    const label = layout === 'before' ? g.after : g.before
    return label.trim() === '' ? [] : ((layout === 'before' ? atStart(label, known) : atEnd(label, known)) ?? [])
  })
  return {
    matched: new Set(matches.map((m) => m.option)).size,
    gap: matches.reduce((sum, m) => sum + m.gap, 0),
  }
}

/** No box anywhere: the options that are written out, where not simply all of them are. */
function withoutMarks(text: string, known: readonly Option[]): TicksReading {
  const tokens = text.split(/[\n\s、,，;；/|:：①-⑳]+/).filter((t) => t !== '')
  const present = new Set(
    [...tokens, text].flatMap((token) => {
      const match = atStart(token, known)
      return match && !match.like ? [match.option] : []
    }),
  )
  const ticked = known.filter((o) => present.has(o.option)).map((o) => o.option)
  if (matchKey(text) === '') return reading([], new Set())
  const options = known.map((o) => o.option)
  if (known.length > 1 && (ticked.length > known.length / 2 || leftOut(text, options).length === 0)) {
    const more = beyond(text, known)
    const doubts = more === '' && ticked.length < known.length ? ['没有勾选框，看不出选的是哪一项'] : []
    return reading([], new Set(more === '' ? doubts : [`没有勾选框，另写了“${more}”`]))
  }
  if (ticked.length === 0) return reading([], new Set(['没有认出表中的选项']))
  const other = written({ option: ticked.find(isOther) ?? '', label: text })
  return reading(ticked, new Set([`没有勾选框，按写出的“${ticked.join('”“')}”读取`]), other)
}
